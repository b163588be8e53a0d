import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { signatureHeaders } from '../../sandbox/slack/signing.ts';
import { completeRequest } from '../../src/domain/requests/card-acts.ts';
import type { Request } from '../../src/domain/requests/request.ts';
import { submitRequest } from '../../src/domain/requests/submit-request.ts';
import { signingSecret } from '../support/test-config.ts';
import { bob, type ChaosWorld } from './world.ts';

/** A person tries again what did not work, and so does Slack; both stop in the end. */
export async function untilItWorks<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await act();
    } catch (error) {
      if (tried === 60) throw error;
      await delay(250);
    }
  }
}

/** Submits one Request; a second click on Submit makes no second one. */
export function submit(world: ChaosWorld, subject: string): Promise<Request> {
  const submissionKey = randomUUID();
  return untilItWorks(async () => {
    const outcome = await submitRequest(world.app.context, world.app.workspaceId, bob, {
      streamId: world.streamId,
      formVersion: 1,
      answers: { [world.subjectId]: subject },
      files: [],
      submissionKey,
    });
    if (outcome.outcome !== 'submitted') throw new Error(outcome.outcome);
    return outcome.request;
  });
}

export const complete = (world: ChaosWorld, request: Request) =>
  untilItWorks(() => completeRequest(world.app.context, world.app.workspaceId, bob, request.id));

/** Messages of a Request in a channel or direct message, as Slack has them. */
export function cardsOf(world: ChaosWorld, channelId: string, { number }: Request): { ts: string }[] {
  const messages = Object.values(world.app.slack.core.state.messages[channelId] ?? {});
  return messages.filter(({ text, threadTs }) => threadTs === null && text.startsWith(`#${number} `));
}

/** Somebody answers in the thread of the card as soon as Slack shows it. @returns once the app has acknowledged it. */
export async function reply(world: ChaosWorld, request: Request, text: string): Promise<void> {
  let card = cardsOf(world, world.channelId, request)[0];
  while (!card) {
    await delay(20);
    card = cardsOf(world, world.channelId, request)[0];
  }
  const now = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: world.app.workspaceId,
    event_id: `Ev${randomUUID()}`,
    event: {
      ...{ type: 'message', channel: world.channelId, channel_type: 'channel', user: bob.userId, text },
      ...{ thread_ts: card.ts, ts: `${now}.${String(request.number).padStart(6, '0')}` },
    },
    authorizations: [{ team_id: world.app.workspaceId, is_bot: true }],
  });
  await untilItWorks(async () => {
    const answer = await fetch(`${world.app.url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signatureHeaders(signingSecret, body, now) },
      body,
    });
    if (!answer.ok) throw new Error(`The app answered ${answer.status}.`);
  });
}
