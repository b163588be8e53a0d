import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { nearestPage, takeIn } from '../../domain/requests/fill-in.ts';
import {
  closedFormId,
  closedFormKeptMs,
  type FormDraft,
  waitingDetailsId,
} from '../../domain/requests/form-draft.ts';
import type { Form } from '../../domain/streams/field.ts';
import { PeopleError } from '../../errors.ts';
import { slackTime } from '../../slack/slack-time.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { readPage } from '../../views/form-fields.ts';
import { removedAnswers } from '../../views/form-notice.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata, parsePlace } from '../../views/metadata.ts';
import { pagesOf, requestForm } from '../../views/request-form.ts';
import { type Clicked, onClick, onClosing } from '../entry.ts';
import type { OpenForm } from './fill-in.ts';
import { newRequestForm, withDetails } from './form.ts';

/**
 * A form that its person closed is kept for a day and offered when they open the same Stream's form again.
 *
 * What Slack sends on closing has no values of inputs: `"state": {"values": {}}` beside a view with an input in
 * https://github.com/slackapi/bolt-python/blob/main/tests/slack_bolt/request/test_request.py. So what is kept is what
 * the form told of before: with each choice, and with each Next.
 */
export function closedFormListeners(app: App, context: Context): void {
  onClosing(app, context, modals.requestForm, async ({ workspaceId, userId, view }) => {
    const ids = metadata.requestForm.parse(view.private_metadata);
    const now = context.clock();
    const form = await newRequestForm.form(context, workspaceId, view.private_metadata);
    if (!form) return;
    await context.store.in(workspaceId).transaction(function* (db) {
      if (yield* db.requests.bySubmission(view.id)) return;
      const before = yield* db.drafts.byId(view.id, userId, { lock: true });
      const state = readPage(form, view);
      const told = before ?? { answers: {}, seen: [], files: [] };
      // An input that is not told of is not empty: only what is there is taken.
      const said = state.asked.filter((id) => state.answers[id] !== undefined);
      const fillIn = takeIn(told, { ...state, asked: said, kept: [] });
      if (Object.keys(fillIn.answers).length === 0) return;
      const { page } = before ?? parsePlace(view.private_metadata);
      const id = closedFormId(ids.streamId, userId);
      const formVersion = ids.formVersion;
      yield* db.drafts.put({ ...fillIn, id, userId, page, latest: slackTime(now), formVersion }, now);
    });
  });

  onClick(app, context, actions.continueForm, (clicked) => show(context, clicked, true));
  onClick(app, context, actions.startFormOver, (clicked) => show(context, clicked, false));
}

/** Shows the form in place of the question, with the answers that were kept or without them. */
async function show(context: Context, clicked: Clicked, goesOn: boolean): Promise<void> {
  const { view } = clicked.body;
  if (!view) return;
  const { workspaceId, userId } = clicked;
  const ids = metadata.requestForm.parse(view.private_metadata);
  const open = await newRequestForm.open(context, clicked, view.private_metadata);
  const own = context.store.in(workspaceId);
  const since = new Date(context.clock().getTime() - closedFormKeptMs);
  const { kept, details, before } = await own.read(function* (db) {
    const closed = yield* db.drafts.byId(closedFormId(ids.streamId, userId), userId, { since });
    const waiting = yield* db.drafts.byId(waitingDetailsId(ids.streamId, userId), userId, { since });
    const version = closed?.formVersion ?? ids.formVersion;
    return {
      kept: closed,
      details: String(waiting?.answers.details ?? ''),
      before: version === ids.formVersion ? undefined : yield* db.streams.form(ids.streamId, version),
    };
  });
  if (goesOn && !kept) {
    throw new PeopleError(
      'not_found',
      'Those answers are no longer kept. Open the form again to start over.',
    );
  }
  const draft = goesOn && kept ? continued(open, kept, before) : started(open);
  const filled = withDetails(
    open.form,
    draft.answers,
    details,
    (id) => goesOn && kept?.answers[id] !== undefined,
  );
  const removed = [
    ...(before && goesOn && kept ? removedAnswers(before, open.form, kept.answers, kept.files) : []),
    ...(filled.notice?.removed ?? []),
  ];
  const text = before && goesOn ? 'This form was changed since you closed it. Check your answers.' : '';
  const notice =
    removed.length > 0 || text !== '' ? { text: text || (filled.notice?.text ?? ''), removed } : undefined;
  const { files } = draft;
  const wanted = removed.length > 0 || before ? 0 : draft.page;
  const page = nearestPage(pagesOf(open.form, filled.answers, { notice, files }), filled.answers, wanted);
  const shown = { ...draft, answers: filled.answers, page, id: view.id, userId };
  await own.transaction(function* (db) {
    yield* db.drafts.put({ ...shown, latest: clicked.body.actions[0]?.action_ts ?? '0' }, context.clock());
    yield* db.drafts.remove([waitingDetailsId(ids.streamId, userId)], userId);
    if (!goesOn) yield* db.drafts.remove([closedFormId(ids.streamId, userId)], userId);
  });
  const next = requestForm(open.form, shown.answers, { ...open.options, page, files, notice });
  await updateWindow(clicked.client, { view_id: view.id, view: next });
}

type Started = Pick<FormDraft, 'answers' | 'seen' | 'files' | 'page'>;

function started({ opening }: OpenForm): Started {
  return { ...opening, page: 0 };
}

/** The answers that were kept, as far as the form asks for them now; what it did not ask for yet has its defaults. */
function continued({ form, opening }: OpenForm, kept: FormDraft, before: Form | undefined): Started {
  const asked = new Set(form.fields.map(({ id }) => id));
  const known = new Set([...kept.seen, ...(before?.fields.map(({ id }) => id) ?? [])]);
  const answers = Object.fromEntries([
    ...Object.entries(opening.answers).filter(([id]) => !known.has(id)),
    ...Object.entries(kept.answers).filter(([id]) => asked.has(id)),
  ]);
  return { answers, seen: before ? [] : kept.seen, files: kept.files, page: kept.page };
}
