import type { WebClient } from '@slack/web-api';
import type { Request } from '../../domain/requests/request.ts';
import { submitStep } from '../../domain/requests/submit-step.ts';
import { findStream } from '../../domain/streams/find-stream.ts';
import { PeopleError } from '../../errors.ts';
import { learnMembership } from '../../slack/membership.ts';
import { findPerson, freshFor } from '../../slack/people.ts';
import { NotYet } from '../failure.ts';
import { type Handler, type Job, nothing, type Parts } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackCode } from '../slack-failure.ts';

type Step = Job<'slack.step'>;

/** Milliseconds that a run waits for the Request's message, to give its link; then it ends without. */
const waitsForLink = 60_000;
const linkPause = 1000;
/** The run has ended, or is gone with its workflow. */
const overCodes = ['execution_not_in_running_state', 'function_execution_not_found'];

/**
 * A run of the step of Workflow Builder that submits a Request (R1): submitted once, by the run's id, then the run is
 * told what came of it.
 */
export const slackStep: Handler<'slack.step'> = {
  async carryOut(parts, job) {
    const client = await slackClient(parts, job);
    const { executionId } = job.work;
    const submitted = await submit(parts, job, client);
    if (typeof submitted === 'string') {
      const ended = { function_execution_id: executionId, error: submitted };
      await unlessOver(client.functions.completeError(ended));
      return nothing;
    }
    const link = await linkOf(parts, job, submitted);
    const outputs = { number: submitted.number, ...(link !== null && { link }) };
    await unlessOver(client.functions.completeSuccess({ function_execution_id: executionId, outputs }));
    return nothing;
  },

  tell(_, { work }, { reason, gaveUp }) {
    if (!gaveUp) return nothing;
    const text = `A workflow wanted to submit a Request to “${work.inputs.stream}” for you and did not come to its end. ${reason}`;
    return (db) => db.deliveries.oweNotice(work.inputs.requester, text);
  },
};

/** @returns the Request; or why there is none, in words. */
async function submit(
  parts: Parts,
  { work, workspaceId }: Step,
  client: WebClient,
): Promise<Request | string> {
  const { requester, ...inputs } = work.inputs;
  try {
    const person = await findPerson(parts, client, workspaceId, requester, freshFor.permissions);
    const named = await parts.store.in(workspaceId).read((db) => findStream(db, inputs.stream.trim(), 1));
    if (named.found === 'one') {
      const { stream } = named;
      await learnMembership(parts, client, workspaceId, { stream, userId: requester });
    }
    return await submitStep(parts, workspaceId, person, work.executionId, inputs);
  } catch (error) {
    if (error instanceof PeopleError) return error.message;
    if (slackCode(error) === 'user_not_found') return 'Slack does not know the requester any more.';
    throw error;
  }
}

/** Where the Request can be read, also by others than its requester. @throws NotYet until its message is posted, for a minute. */
async function linkOf(
  { store, clock }: Parts,
  { workspaceId }: Step,
  request: Request,
): Promise<string | null> {
  const links = await store.in(workspaceId).read((db) => db.requests.permalinks([request], null));
  const link = links.get(request.id) ?? null;
  const now = clock().getTime();
  if (link !== null || now - request.createdAt.getTime() > waitsForLink) return link;
  throw new NotYet('The message of the Request is being posted.', new Date(now + linkPause));
}

async function unlessOver(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!overCodes.includes(slackCode(error) ?? '')) throw error;
  }
}
