import { setTimeout as delay } from 'node:timers/promises';

/** Waits between two tries, in milliseconds. Together well below the three seconds that Slack waits. */
const pausesMs = [0, 50, 200, 500];

/** `deadlock_detected`, `serialization_failure`: nothing of the transaction holds. */
const takenBack = ['40P01', '40001'];

/**
 * The connection is gone, or none could be had: the server was stopped, restarted or replaced (`admin_shutdown`,
 * `crash_shutdown`, `cannot_connect_now`, class 08), or the network between broke.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const connectionLost = ['57P01', '57P02', '57P03', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'];

/** What `pg` says without a code when a connection ended below a query. */
const endedMessages = /^(Connection terminated|Client has encountered a connection error)/;

/**
 * Runs `run` again where the server took it back, or the connection broke before anything of it could hold. It must
 * begin from nothing each time.
 *
 * @param mayHold whether the last run had reached the point from which nobody knows if it holds: then it is not run
 *   again, and the error is the caller's.
 */
export async function runAgain<Result>(run: () => Promise<Result>, mayHold: () => boolean): Promise<Result> {
  for (const pauseMs of pausesMs) {
    try {
      return await run();
    } catch (error) {
      const isSafe = isOneOf(error, takenBack) || (isConnectionLost(error) && !mayHold());
      if (!isSafe) throw error;
    }
    if (pauseMs > 0) await delay(pauseMs);
  }
  return run();
}

function isConnectionLost(error: unknown): boolean {
  if (isOneOf(error, connectionLost)) return true;
  return causes(error).some(({ code, message }) => code?.startsWith('08') || endedMessages.test(message));
}

function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return causes(error).some(({ code }) => code !== undefined && codes.includes(code));
}

/** The error and what it wraps: drizzle puts the query around the driver's own error. */
function causes(error: unknown): { code: string | undefined; message: string }[] {
  const found = [];
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown };
    found.push({ code: typeof code === 'string' ? code : undefined, message: each.message });
  }
  return found;
}
