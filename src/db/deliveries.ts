import { and, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { type Delivery, slackTarget } from '../deliveries/kinds.ts';
import type { ConnectedTool } from '../domain/integrations/integration.ts';
import type { ListChoice } from '../domain/requests/list-choice.ts';
import { pauseOf } from './delivery-pause.ts';
import { deliveryRecordQueries, inState } from './delivery-records.ts';
import { type Owed, owing } from './owe.ts';
import { replyDeliveryQueries } from './reply-deliveries.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';
import { taskOf, toolDeliveryQueries } from './tool-deliveries.ts';
import { troubleDeliveryQueries } from './trouble-deliveries.ts';

/** Milliseconds in which changes that follow each other show in the App Home at once. */
const homePause = 1000;
/** Nobody is sent more than one message of news in so many milliseconds; the first waits a moment for more. */
const newsEvery = 60_000;
const newsPause = 2000;
/** A thread waits so many milliseconds for more to tell in the same reply. */
const threadPause = 2000;

/** What one workspace owes to Slack and its tools. */
export function deliveryQueries(q: TenantQueries, clock: () => Date, onOwed: () => void) {
  const { deliveries } = q.schema;

  const own = owing(q, clock, onOwed);
  const { owe, add, laneOf } = own;

  /** Puts failed ones back to work, as if never tried. @returns how many. */
  function* revive(which: SQL | undefined): Steps<number> {
    const revived = yield* q.update(
      deliveries,
      {
        state: 'waiting',
        dueAt: clock(),
        attempts: 0,
        error: null,
        settledAt: null,
        maybeDone: true,
        isUnreadable: false,
      },
      and(which, inState(q.schema, 'failed')),
    );
    return revived.length;
  }

  const cardOf = (requestId: string, place: 'channel' | 'requester'): Owed => ({
    work: { kind: 'slack.card', requestId, place },
    lane: `${requestId}/${place}`,
    target: slackTarget,
    serial: null,
  });
  return {
    ...deliveryRecordQueries(q),
    ...toolDeliveryQueries(q, own),
    ...replyDeliveryQueries(q, own, clock),
    ...troubleDeliveryQueries(q, own, clock),
    /** Both cards and a task in each tool, for a Request that was just added: nothing can be owed for it yet. */
    *oweNewRequest(requestId: string, tools: readonly ConnectedTool[]): Steps<void> {
      onOwed();
      yield* add(cardOf(requestId, 'channel'), null);
      yield* add(cardOf(requestId, 'requester'), null);
      for (const tool of tools) yield* add(taskOf(requestId, tool), null);
    },
    *oweCard(requestId: string, place: 'channel' | 'requester'): Steps<void> {
      const card = cardOf(requestId, place);
      yield* owe({ ...card, pause: yield* pauseOf(q, requestId, laneOf(card.lane), clock()) });
    },
    *oweThread(requestId: string): Steps<void> {
      const work: Delivery = { kind: 'slack.thread', requestId };
      const lane = `${requestId}/thread`;
      yield* owe({ work, lane, target: slackTarget, serial: null, pause: threadPause });
    },
    *oweThreadComments(requestId: string): Steps<void> {
      const work: Delivery = { kind: 'slack.comment', requestId };
      yield* owe({ work, lane: `${requestId}/thread`, target: slackTarget, serial: null });
    },
    /** The button of a Stream in its channel. */
    *oweButton(streamId: string): Steps<void> {
      const work: Delivery = { kind: 'slack.button', streamId };
      yield* owe({ work, lane: `button/${streamId}`, target: slackTarget, serial: null });
    },
    /** The bookmark that leads to it. */
    *oweBookmark(streamId: string): Steps<void> {
      const work: Delivery = { kind: 'slack.bookmark', streamId };
      yield* owe({ work, lane: `button/${streamId}`, target: slackTarget, serial: null });
    },
    /** Of a Request that some in the channel may see no more: what its thread has told is taken back. */
    *oweSeal(requestId: string): Steps<void> {
      const work: Delivery = { kind: 'slack.seal', requestId };
      yield* owe({ work, lane: `${requestId}/thread`, target: slackTarget, serial: null });
      yield* owe({
        work: { kind: 'slack.comment', requestId },
        lane: `${requestId}/thread`,
        target: slackTarget,
        serial: null,
      });
    },
    /** The messages of a Stream's Requests; `before` null: from the newest on. */
    *oweStreamCards(streamId: string, before: number | null, pause = 0): Steps<void> {
      const work: Delivery = { kind: 'slack.stream_cards', streamId, before };
      // Each part is a lane of its own: one that waits does not cover the parts before it.
      const lane = `stream/${streamId}/cards/${before ?? ''}`;
      yield* owe({ work, lane, target: slackTarget, serial: null, pause });
    },
    /** The next step of deleting a Stream of many Requests. */
    *oweStreamDeletion(streamId: string, step: number): Steps<void> {
      const work: Delivery = { kind: 'stream.delete', streamId, step };
      yield* owe({ work, lane: `stream/${streamId}/delete/${step}`, target: slackTarget, serial: null });
    },
    /** The answer to a reaction. */
    *oweFormOffer(offerId: string): Steps<void> {
      const work: Delivery = { kind: 'slack.form_offer', offerId };
      yield* owe({ work, lane: `offer/${offerId}`, target: slackTarget, serial: null });
    },
    /** A run of a step of Workflow Builder. */
    *oweStep(executionId: string, inputs: Extract<Delivery, { kind: 'slack.step' }>['inputs']): Steps<void> {
      const work: Delivery = { kind: 'slack.step', executionId, inputs };
      yield* owe({ work, lane: `step/${executionId}`, target: slackTarget, serial: null });
    },
    *oweNotice(userId: string, text: string): Steps<void> {
      const work: Delivery = { kind: 'slack.notice', userId, text };
      const lane = `${userId}/notice`;
      yield* owe({ work, lane, target: slackTarget, serial: null });
    },
    /** People brought into a channel that the app has just made. */
    *oweInvites(channelId: string, userIds: readonly string[]): Steps<void> {
      const work: Delivery = { kind: 'slack.invite', channelId, userIds: [...userIds] };
      yield* owe({ work, lane: `invite/${channelId}`, target: slackTarget, serial: null });
    },
    /** A Stream as a file. */
    *oweStreamFile(userId: string, streamId: string): Steps<void> {
      const work: Delivery = { kind: 'slack.stream_file', userId, streamId };
      yield* owe({ work, lane: `${userId}/file/${streamId}`, target: slackTarget, serial: null });
    },
    /** The Requests of a list as a CSV file. Another list is another file. */
    *oweListExport(userId: string, choice: ListChoice): Steps<void> {
      const work: Delivery = { kind: 'slack.list_export', userId, choice };
      const lane = `${userId}/list/${JSON.stringify(choice)}`;
      yield* owe({ work, lane, target: slackTarget, serial: null });
    },
    /** A fresh App Home. Several changes in a row make one. */
    *oweHome(userId: string): Steps<void> {
      const work: Delivery = { kind: 'slack.home', userId };
      yield* owe({ work, lane: `${userId}/home`, target: slackTarget, serial: null, pause: homePause });
    },
    /** Of spare credentials. Aimed at the tool's sign-in: no pause of an Integration holds it back. */
    *oweRevocation(tool: string, credentialsId: string, dueAt: Date): Steps<void> {
      onOwed();
      const work: Delivery = { kind: 'tool.revoke', credentialsId };
      const pause = dueAt.getTime() - clock().getTime();
      // Each is a lane of its own: one for later holds up none for now.
      const lane = `${credentialsId}/${dueAt.getTime()}`;
      yield* add({ work, lane, target: `sign-in/${tool}`, serial: null, pause }, null);
    },
    /** What we know of a channel of Streams, brought up to date. */
    *oweChannel(channelId: string): Steps<void> {
      const work: Delivery = { kind: 'slack.channel', channelId };
      yield* owe({ work, lane: `channel/${channelId}`, target: slackTarget, serial: null });
    },
    /** What a person or channel is to be told: at most one message a minute, after `lastSentAt`. */
    *oweNews(to: string, lastSentAt: Date | null): Steps<void> {
      const next = (lastSentAt?.getTime() ?? 0) + newsEvery - clock().getTime();
      const work: Delivery = { kind: 'slack.news', to };
      const pause = Math.max(newsPause, next);
      yield* owe({ work, lane: `news/${to}`, target: slackTarget, serial: null, pause });
    },
    /** The audit log as a file; `streamId` null: of the whole workspace. */
    *oweAuditExport(userId: string, streamId: string | null): Steps<void> {
      const work: Delivery = { kind: 'slack.audit_export', userId, streamId };
      yield* owe({ work, lane: `${userId}/audit/${streamId ?? ''}`, target: slackTarget, serial: null });
    },
    /** What we know of Slack's user groups, brought up to date. */
    *oweUserGroups(): Steps<void> {
      yield* owe({
        work: { kind: 'slack.user_groups' },
        lane: 'user groups',
        target: slackTarget,
        serial: null,
      });
    },
    /**
     * Puts failed ones of a Request back to work, as if never tried, and lets those that wait after an error be
     * tried at once.
     */
    *retryOf(requestId: string): Steps<number> {
      const revived = yield* revive(eq(deliveries.requestId, requestId));
      const hurried = yield* q.update(
        deliveries,
        { dueAt: clock() },
        and(
          eq(deliveries.requestId, requestId),
          inState(q.schema, 'waiting'),
          isNull(deliveries.lease),
          isNotNull(deliveries.error),
        ),
      );
      const retried = revived + hurried.length;
      if (retried > 0) onOwed();
      return retried;
    },
    /** Puts all cards that were given up back to work, such as once the app was granted more, or a channel is back. */
    *retryCards(): Steps<void> {
      yield* revive(and(eq(deliveries.target, slackTarget), isNotNull(deliveries.requestId)));
      onOwed();
    },
    /**
     * Lets what failed at a target be tried at once, now that it is in reach again; what an attempt may have made, no
     * earlier than it can be found.
     *
     * @returns whether there is anything of that.
     */
    *comeBack(target: string, findableAt: Date): Steps<boolean> {
      const failedBefore = (due: Date, maybeDone: boolean) =>
        and(
          eq(deliveries.target, target),
          inState(q.schema, 'waiting'),
          isNull(deliveries.lease),
          isNotNull(deliveries.error),
          eq(deliveries.maybeDone, maybeDone),
          gt(deliveries.dueAt, due),
        );
      const now = clock();
      yield* q.update(deliveries, { dueAt: now }, failedBefore(now, false));
      const unknown = yield* q.update(deliveries, { dueAt: findableAt }, failedBefore(findableAt, true));
      onOwed();
      return unknown.length > 0;
    },
    /** Lets what waits for a target be tried at once, such as after somebody signed in again. */
    *hurry(target: string): Steps<void> {
      yield* q.update(
        deliveries,
        { dueAt: clock() },
        and(
          eq(deliveries.target, target),
          inState(q.schema, 'waiting'),
          isNull(deliveries.lease),
          sql`${deliveries.dueAt} > ${sql.param(clock(), deliveries.dueAt)}`,
        ),
      );
      onOwed();
    },
  };
}

export type DeliveryQueries = ReturnType<typeof deliveryQueries>;
