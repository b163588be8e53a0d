import type { Context } from '../../context.ts';
import type { FillIn } from '../../domain/requests/fill-in.ts';
import { withoutForWhom } from '../../domain/requests/for-whom.ts';
import { closedFormId } from '../../domain/requests/form-draft.ts';
import { withoutPrivateChoice } from '../../domain/requests/private-choice.ts';
import { type Submission, type SubmitOutcome, submitRequest } from '../../domain/requests/submit-request.ts';
import type { RequestFormMetadata } from '../../views/metadata.ts';
import { type Caller, personOf } from '../caller.ts';

/** Submits what was filled in, for whom the form says. @throws as `submitRequest`. */
export async function submitFillIn(
  context: Context,
  caller: Caller,
  { answers: given, files }: Pick<FillIn, 'answers' | 'files'>,
  {
    privacy,
    ...of
  }: Pick<Submission, 'streamId' | 'formVersion' | 'submissionKey' | 'pointOutAlike'> &
    Pick<RequestFormMetadata, 'privacy'>,
): Promise<SubmitOutcome> {
  const { workspaceId } = caller;
  const person = await personOf(context, caller);
  const { answers: asked, forWhom } = withoutForWhom(given);
  const { answers, isPrivate } = withoutPrivateChoice(asked);
  const onBehalfOf = forWhom === null ? null : await personOf(context, { ...caller, userId: forWhom });
  const result = await submitRequest(context, workspaceId, person, {
    ...{ ...of, answers, files, onBehalfOf },
    // What was promised in the form holds, also where the Stream was changed while it was open.
    isPrivate: isPrivate || privacy === 'promised',
  });
  if (result.outcome === 'submitted') {
    const closed = closedFormId(of.streamId, caller.userId);
    await context.store.in(workspaceId).transaction((db) => db.drafts.remove([closed], caller.userId));
    const { id, number } = result.request;
    context.events.requestSubmitted({ workspaceId, streamId: of.streamId, requestId: id, number });
  }
  return result;
}
