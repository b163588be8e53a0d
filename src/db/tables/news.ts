import type { Notification } from '../../domain/notifications/notification.ts';
import type { Columns } from '../columns.ts';
import { goesWith } from './references.ts';
import type { RequestTables } from './requests.ts';

/** What people are to be told of Requests, until one message has told them all of it. */
export function newsTables(c: Columns, { requests }: RequestTables) {
  const news = c.table(
    'news',
    {
      seq: c.sequence('seq'),
      workspaceId: c.text('workspace_id').notNull(),
      /** Slack id of a person or a channel. */
      recipient: c.text('recipient').notNull(),
      requestId: c.text('request_id').notNull(),
      what: c.json<Notification>('what').notNull(),
      at: c.time('at').notNull(),
      sentAt: c.time('sent_at'),
    },
    (t) => [
      goesWith(c, requests, t.workspaceId, t.requestId),
      c.index('news_recipient').on(t.workspaceId, t.recipient, t.sentAt),
      c.index('news_request').on(t.workspaceId, t.requestId),
    ],
  );
  /** What people were reminded of: once for each due date. */
  const reminders = c.table(
    'reminders',
    {
      workspaceId: c.text('workspace_id').notNull(),
      requestId: c.text('request_id').notNull(),
      event: c.text('event').$type<'due_soon' | 'overdue'>().notNull(),
      /** YYYY-MM-DD */
      dueDate: c.text('due_date').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.requestId, t.event, t.dueDate] }),
      goesWith(c, requests, t.workspaceId, t.requestId),
    ],
  );
  return { news, reminders };
}
