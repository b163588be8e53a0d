import type { Answers } from '../../domain/requests/answers.ts';
import type { Change } from '../../domain/requests/history.ts';
import type { Route } from '../../domain/routing/rules.ts';
import type { Columns } from '../columns.ts';
import { goesWith } from './references.ts';
import type { StreamTables } from './streams.ts';

/** Requests, their history, and where their cards stand. */
export function requestTables(c: Columns, { streams }: StreamTables) {
  const requests = c.table(
    'requests',
    {
      id: c.text('id').notNull(),
      workspaceId: c.text('workspace_id').notNull(),
      streamId: c.text('stream_id').notNull(),
      number: c.int('number').notNull(),
      subject: c.text('subject').notNull(),
      /** See `subjectKey`. */
      subjectKey: c.key('subject_key').notNull(),
      isOpen: c.bool('is_open').notNull(),
      /** A status of the Stream's own; null: the first of its kind. */
      statusId: c.text('status_id'),
      requesterId: c.text('requester_id').notNull(),
      /** Who submitted it for the requester; null: the requester. */
      submittedBy: c.text('submitted_by'),
      assigneeId: c.text('assignee_id'),
      /** YYYY-MM-DD */
      dueDate: c.text('due_date'),
      /** Only the team and the requester see what is in it. */
      isPrivate: c.bool('is_private').notNull().default(false),
      /** By field id; Subject, Assignee and Due date have columns of their own and are not in here. */
      answers: c.json<Answers>('answers').notNull(),
      formVersion: c.int('form_version').notNull(),
      /** Where rules have put it (S15); null: where the Stream's Requests are. */
      route: c.json<Route>('route'),
      /** Id of the modal that it was submitted from: a second click on Submit finds it taken. */
      submissionKey: c.text('submission_key').notNull(),
      /** Counts changes; a copy of the card knows which one it shows. */
      version: c.int('version').notNull(),
      createdAt: c.time('created_at').notNull(),
      updatedAt: c.time('updated_at').notNull(),
      closedAt: c.time('closed_at'),
      withdrawnAt: c.time('withdrawn_at'),
      /** Its content is gone, and the row goes once every card says so. */
      deletedAt: c.time('deleted_at'),
    },
    (t) => {
      /** Holds all that a page is filtered and sorted by, so that no page reads the wide rows; see search.ts. */
      const pages = (name: string, ...first: Parameters<ReturnType<typeof c.index>['on']>) => {
        const facts = [
          ...[t.isOpen, t.number, t.streamId, t.requesterId, t.assigneeId, t.dueDate],
          ...[t.createdAt, t.updatedAt, t.subjectKey, t.isPrivate],
        ];
        const rest = facts.filter((column) => !(first as unknown[]).includes(column));
        return c.index(name).on(t.workspaceId, ...first, ...rest);
      };
      return [
        c.primaryKey({ columns: [t.workspaceId, t.id] }),
        goesWith(c, streams, t.workspaceId, t.streamId),
        c.uniqueIndex('requests_submission').on(t.workspaceId, t.submissionKey),
        c.uniqueIndex('requests_number').on(t.workspaceId, t.number),
        c.index('requests_created').on(t.workspaceId, t.createdAt, t.number),
        pages('requests_of_stream', t.streamId),
        pages('requests_of_requester', t.requesterId),
        pages('requests_by_number', t.isOpen, t.number),
        pages('requests_by_due', t.isOpen, t.dueDate, t.number),
        pages('requests_by_subject', t.isOpen, t.subjectKey, t.number),
        pages('requests_by_assignee', t.isOpen, t.assigneeId, t.number),
        pages('requests_by_updated', t.isOpen, t.updatedAt, t.number),
      ];
    },
  );

  const history = c.table(
    'history',
    {
      seq: c.sequence('seq'),
      workspaceId: c.text('workspace_id').notNull(),
      requestId: c.text('request_id').notNull(),
      at: c.time('at').notNull(),
      /** Slack id of the person, or the tool's id. */
      actor: c.text('actor').notNull(),
      /** The connected tool that the change came from; null for people. */
      connectedToolId: c.text('connected_tool_id'),
      change: c.json<Change>('change').notNull(),
    },
    (t) => [
      goesWith(c, requests, t.workspaceId, t.requestId),
      c.index('history_request').on(t.workspaceId, t.requestId, t.seq),
    ],
  );

  /** What a Request can be filtered by beside its own columns: one row for each value of a field (R5). */
  const fieldValues = c.table(
    'field_values',
    {
      workspaceId: c.text('workspace_id').notNull(),
      requestId: c.text('request_id').notNull(),
      number: c.int('number').notNull(),
      fieldId: c.text('field_id').notNull(),
      /** See `sortableValue`. */
      value: c.key('value').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.fieldId, t.value, t.number] }),
      goesWith(c, requests, t.workspaceId, t.requestId),
      c.index('field_values_number').on(t.workspaceId, t.fieldId, t.number, t.value),
      c.index('field_values_request').on(t.workspaceId, t.requestId),
    ],
  );

  /**
   * The words of a Request, for full text search (R4). A migration of each engine adds its own index of them, see
   * `words-match.ts`.
   */
  const requestWords = c.table(
    'request_words',
    {
      seq: c.sequence('seq'),
      workspaceId: c.text('workspace_id').notNull(),
      requestId: c.text('request_id').notNull(),
      number: c.int('number').notNull(),
      /** Separated by spaces, the workspace's own word first. Empty: a Request from before there was search, not yet read. */
      words: c.text('words').notNull(),
    },
    (t) => [
      goesWith(c, requests, t.workspaceId, t.requestId),
      c.uniqueIndex('request_words_request').on(t.workspaceId, t.requestId),
      c.index('request_words_number').on(t.workspaceId, t.number),
    ],
  );

  /** Where a Request's card stands in Slack. */
  const cards = c.table(
    'cards',
    {
      workspaceId: c.text('workspace_id').notNull(),
      requestId: c.text('request_id').notNull(),
      place: c.text('place').$type<'channel' | 'requester'>().notNull(),
      channelId: c.text('channel_id').notNull(),
      ts: c.text('ts').notNull(),
      permalink: c.text('permalink'),
      /** `seq` of the last entry of the history that its thread tells; null: none yet. */
      toldUpTo: c.int('told_up_to'),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.requestId, t.place] }),
      goesWith(c, requests, t.workspaceId, t.requestId),
      c.index('cards_message').on(t.workspaceId, t.channelId, t.ts),
    ],
  );

  /** Files that answers name; what they are never changes. */
  const requestFiles = c.table(
    'request_files',
    {
      workspaceId: c.text('workspace_id').notNull(),
      requestId: c.text('request_id').notNull(),
      /** Slack's id of the file. */
      id: c.text('id').notNull(),
      name: c.text('name').notNull(),
      mimetype: c.text('mimetype').notNull(),
      size: c.int('size').notNull(),
      permalink: c.text('permalink').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.workspaceId, t.requestId, t.id] }),
      goesWith(c, requests, t.workspaceId, t.requestId),
    ],
  );

  return { requests, history, fieldValues, requestWords, cards, requestFiles };
}

export type RequestTables = ReturnType<typeof requestTables>;
