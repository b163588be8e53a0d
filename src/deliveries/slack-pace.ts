import { WebAPIRateLimitedError } from '@slack/web-api';
import { NotYet } from './failure.ts';

/** What Slack limits together, and how fast it takes that in the long run. */
export interface Lane {
  key: string;
  /** Milliseconds between two calls. */
  everyMs: number;
}

/** Slack takes one message a second in a channel, and fifty changes of messages a minute in a workspace,
 * and a hundred App Homes. */
export const slackLanes = {
  posts: (workspaceId: string, channelId: string): Lane => ({
    key: `${workspaceId}/${channelId}`,
    everyMs: 1000,
  }),
  homes: (workspaceId: string): Lane => ({ key: `${workspaceId}/views.publish`, everyMs: 600 }),
  updates: (workspaceId: string): Lane => ({ key: `${workspaceId}/chat.update`, everyMs: 1200 }),
};

/** What one process knows of Slack's pauses. */
export interface SlackPace {
  /**
   * Makes a call unless Slack has asked for a pause in its lane. From then on each caller gets a turn of its own:
   * would all come back when the pause is over, all but one would be refused again.
   *
   * @throws NotYet with the time of that turn; the call's own errors.
   */
  keep<Answer>(lane: Lane, call: () => Promise<Answer>): Promise<Answer>;
}

/** In milliseconds since the epoch. */
interface Queue {
  /** Slack asked for a pause until then. */
  closedUntil: number;
  /** When the next call is due, at the pace of the lane. */
  due: number;
  /** The first turn that nobody has yet. */
  nextTurn: number;
}

/** After so many quiet turns a lane takes a burst again. */
const quietTurns = 10;

export function createSlackPace(clock: () => Date): SlackPace {
  const queues = new Map<string, Queue>();

  function queueOf({ key, everyMs }: Lane, now: number): Queue | undefined {
    const queue = queues.get(key);
    if (queue && now > Math.max(queue.due, queue.nextTurn) + quietTurns * everyMs) queues.delete(key);
    return queues.get(key);
  }

  function turn(queue: Queue, everyMs: number): NotYet {
    const at = Math.max(queue.nextTurn, queue.closedUntil, queue.due);
    queue.nextTurn = at + everyMs;
    return new NotYet('Slack asks for a pause.', new Date(at));
  }

  return {
    async keep(lane, call) {
      const { key, everyMs } = lane;
      const now = clock().getTime();
      const queue = queueOf(lane, now);
      if (queue) {
        // Who comes a little late to a turn must not push the next one out of the queue.
        if (now < queue.closedUntil || now < queue.due - everyMs) throw turn(queue, everyMs);
        queue.due = Math.max(queue.due, now) + everyMs;
      }
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof WebAPIRateLimitedError)) throw error;
        const closedUntil = clock().getTime() + error.retryAfter * 1000;
        const closed = queues.get(key) ?? { closedUntil, due: closedUntil, nextTurn: closedUntil };
        closed.closedUntil = Math.max(closed.closedUntil, closedUntil);
        queues.set(key, closed);
        throw turn(closed, everyMs);
      }
    },
  };
}
