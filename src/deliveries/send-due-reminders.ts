import { TZDate } from '@date-fns/tz';
import type { Context } from '../context.ts';
import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import { dayOf, daysAfter, dayWords } from '../domain/days.ts';
import { notify } from '../domain/notifications/notify.ts';
import type { Request } from '../domain/requests/request.ts';
import type { RequestCursor } from '../domain/requests/request-query.ts';
import type { ScheduledJob } from '../scheduler.ts';

type Parts = Pick<Context, 'store' | 'clock' | 'log'>;

const everyTenMinutes = 10 * 60 * 1000;
/** In the time zone of the workspace. */
const morning = 9;
/** What was due longer ago was said then, or is from before there were reminders. */
const overdueFor = 3;
/** Requests of one transaction: SQLite has one writer at a time. */
const atOnce = 50;

/**
 * Tells people in the morning of open Requests that are due today or tomorrow, or have become overdue (S10): once for
 * each due date, also with several processes. Every process may do it.
 */
export function remindersJob(parts: Parts): ScheduledJob {
  return {
    name: 'reminders',
    everyMs: everyTenMinutes,
    run: (isStopping) => sendDueReminders(parts, isStopping),
  };
}

export async function sendDueReminders(parts: Parts, isStopping: () => boolean = () => false): Promise<void> {
  const { store, log } = parts;
  for (const workspaceId of await store.system.read((db) => db.workspaces.inUse())) {
    if (isStopping()) return;
    await remindIn(parts, workspaceId).catch((error: unknown) => {
      log.error({ err: error, workspaceId }, 'people could not be reminded');
    });
  }
}

async function remindIn({ store, clock }: Parts, workspaceId: string): Promise<void> {
  const own = store.in(workspaceId);
  const now = clock();
  const { timeZone } = await own.read((db) => db.settings.get());
  if (new TZDate(now, timeZone ?? 'UTC').getHours() < morning) return;
  const today = dayOf(now, timeZone);
  const due = { from: daysAfter(today, -overdueFor), to: daysAfter(today, 1) };
  let after: RequestCursor | undefined;
  do {
    const start = after;
    after = await own.transaction(function* (db) {
      const page = yield* db.requests.page({
        status: 'open',
        due,
        sort: { by: 'due', direction: 'ascending' },
        pageSize: atOnce,
        after: start,
      });
      for (const request of page.requests) yield* remindOf(db, request, today, now);
      return page.next ?? undefined;
    });
  } while (after);
}

function* remindOf(db: WorkspaceDb, request: Request, today: string, now: Date): Steps<void> {
  const { dueDate } = request;
  if (dueDate === null) return;
  const event = dueDate < today ? 'overdue' : 'due_soon';
  if (!(yield* db.news.remind(request.id, event, dueDate))) return;
  const stream = yield* db.streams.byId(request.streamId);
  if (!stream || stream.archivedAt) return;
  const day = dueDate === today ? 'today, ' : event === 'due_soon' ? 'tomorrow, ' : '';
  const reason = `${day}${dayWords(dueDate)}`;
  yield* notify(db, stream, request, { event, actor: null, isTool: false, reason }, now);
}
