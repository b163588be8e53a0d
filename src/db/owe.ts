import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Delivery, delivery } from '../deliveries/kinds.ts';
import { inState } from './delivery-records.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** One delivery as it is owed. */
export interface Owed {
  work: Delivery;
  lane: string;
  target: string;
  serial: string | null;
  /** Milliseconds to wait for more of the same, which it then covers too. */
  pause?: number;
}

/** How a workspace comes to owe something. */
export function owing(q: TenantQueries, clock: () => Date, onOwed: () => void) {
  const { deliveries } = q.schema;
  /** No workspace's deliveries wait for another's. */
  const laneOf = (name: string) => `${q.workspaceId}/${name}`;

  /**
   * Every delivery brings something up to date with what is committed by then. So one that waits for its turn
   * already covers what is owed now; it is held, so that no worker starts it before this transaction ends.
   */
  function* owe({ lane: name, ...owed }: Owed): Steps<void> {
    const lane = laneOf(name);
    // Also where nothing is added: a worker passes over what this transaction holds.
    onOwed();
    const waiting = yield* q.select(deliveries, {
      where: and(eq(deliveries.lane, lane), inState(q.schema, 'waiting'), isNull(deliveries.lease)),
      lock: true,
    });
    if (waiting.some((delivery) => covers(delivery.work, owed.work))) return;
    yield* add({ lane: name, ...owed }, yield* replaceGivenUp(lane, owed));
  }

  /** @param triedSince when what it stands for was first tried, whose outcome nobody knows; null: nothing was. */
  function* add({ work, lane, target, serial, pause = 0 }: Owed, triedSince: Date | null): Steps<void> {
    const now = clock();
    yield* q.insert(deliveries, {
      requestId: 'requestId' in work ? work.requestId : null,
      // Parsed here too, so that nothing is kept that no worker can read.
      work: delivery.parse(work),
      lane: laneOf(lane),
      target,
      serial,
      state: 'waiting',
      dueAt: new Date(now.getTime() + pause),
      lease: null,
      attempts: 0,
      maybeDone: triedSince !== null,
      error: null,
      createdAt: triedSince ?? now,
      settledAt: null,
      isUnreadable: false,
    });
  }

  /**
   * What is owed now stands for those of its kind that were given up: it brings up to date the same.
   *
   * @returns since when there were such, null: there were none. Nobody knows what their last attempt has left in the
   *   world, and it is looked for from then on.
   */
  function* replaceGivenUp(
    lane: string,
    { work, target }: Pick<Owed, 'work' | 'target'>,
  ): Steps<Date | null> {
    const near =
      'requestId' in work ? eq(deliveries.requestId, work.requestId) : eq(deliveries.target, target);
    const givenUp = yield* q.select(deliveries, {
      where: and(near, eq(deliveries.lane, lane), inState(q.schema, 'failed')),
    });
    const replaced = givenUp.filter((delivery) => covers(work, delivery.work));
    if (replaced.length === 0) return null;
    const seqs = replaced.map(({ seq }) => seq);
    const replacedNow = { state: 'done', settledAt: clock(), isUnreadable: false } as const;
    yield* q.update(deliveries, replacedNow, inArray(deliveries.seq, seqs));
    return new Date(Math.min(...replaced.map(({ createdAt }) => createdAt.getTime())));
  }

  return { owe, add, laneOf };
}

export type Owing = ReturnType<typeof owing>;

/** Works of one lane and kind are about the same thing; a notice is also its text. */
function covers(waiting: Delivery, owed: Delivery): boolean {
  if (waiting.kind === 'slack.notice' && owed.kind === 'slack.notice') return waiting.text === owed.text;
  return waiting.kind === owed.kind;
}
