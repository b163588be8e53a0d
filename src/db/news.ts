import { and, asc, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Notification } from '../domain/notifications/notification.ts';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

export interface NewsItem {
  seq: number;
  requestId: string;
  what: Notification;
  at: Date;
}

/** What people are to be told of Requests (S10). */
export function newsQueries(q: TenantQueries) {
  const { news, reminders } = q.schema;
  return {
    *add(item: Omit<NewsItem, 'seq'> & { recipient: string }): Steps<void> {
      yield* q.insert(news, { ...item, sentAt: null });
    },
    /** What a person or channel was not told yet, oldest first. */
    *waitingFor(recipient: string, limit: number): Steps<NewsItem[]> {
      const where = and(eq(news.recipient, recipient), isNull(news.sentAt));
      const found = yield* q.select(news, { where, orderBy: [asc(news.seq)], limit });
      return found.map(({ seq, requestId, what, at }) => ({ seq, requestId, what, at }));
    },
    /** @returns false where people were reminded of it before. */
    *remind(requestId: string, event: 'due_soon' | 'overdue', dueDate: string): Steps<boolean> {
      return yield* q.insertIfNew(reminders, { requestId, event, dueDate });
    },
    *lastSentAt(recipient: string): Steps<Date | null> {
      const where = and(eq(news.recipient, recipient), isNotNull(news.sentAt));
      const [last] = yield* q.select(news, { where, orderBy: [desc(news.sentAt)], limit: 1 });
      return last?.sentAt ?? null;
    },
    /** Marks what was told; of what was told before, nothing is kept. */
    *markSent(recipient: string, seqs: readonly number[], at: Date): Steps<void> {
      if (seqs.length === 0) return;
      yield* q.remove(news, and(eq(news.recipient, recipient), isNotNull(news.sentAt), lt(news.sentAt, at)));
      yield* q.update(news, { sentAt: at }, and(eq(news.recipient, recipient), inArray(news.seq, [...seqs])));
    },
  };
}

export type NewsQueries = ReturnType<typeof newsQueries>;
