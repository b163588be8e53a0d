import Database from 'better-sqlite3';
import { workspaceWord } from '../../src/db/words-match.ts';
import { searchWords } from '../../src/domain/requests/search-words.ts';
import { newId, requester, workspaceId } from '../workspace.ts';

/** Writes the rows of one submission. */
export interface RawSubmission {
  submit(): void;
  close(): void;
}

/**
 * What a submission would cost at least: the rows that ours leaves behind, written by prepared statements in one
 * transaction, without a single check.
 */
export function rawSubmission(
  path: string,
  streamId: string,
  answers: Record<string, string>,
): RawSubmission {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  const count = db.prepare<[string], { number: number }>(
    `update workspaces set last_request_number = last_request_number + 1 where workspace_id = ?
     returning last_request_number as number`,
  );
  const request = db.prepare(
    `insert into requests (id, workspace_id, stream_id, number, subject, subject_key, is_open, requester_id, assignee_id,
       due_date, answers, form_version, submission_key, version, created_at, updated_at, closed_at)
     values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, 1, ?, 1, ?, ?, null)`,
  );
  const history = db.prepare(
    'insert into history (workspace_id, request_id, at, actor, change) values (?, ?, ?, ?, ?)',
  );
  const delivery = db.prepare(
    `insert into deliveries (workspace_id, request_id, work, lane, target, serial, state, due_at, lease, attempts,
       maybe_done, error, created_at, settled_at)
     values (?, ?, ?, ?, 'slack', null, 'waiting', ?, null, 0, 0, null, ?, null)`,
  );
  const findBy = db.prepare(
    'insert into field_values (workspace_id, request_id, number, field_id, value) values (?, ?, ?, ?, ?)',
  );
  // The index of words is filled by triggers.
  const findWords = db.prepare(
    'insert into request_words (workspace_id, request_id, number, words) values (?, ?, ?, ?)',
  );
  const { subject, dueDate, ...rest } = answers;
  const inWorkspace = workspaceWord(workspaceId);
  const words = searchWords([subject, ...Object.values(rest)].join('\n'));

  const submit = db.transaction(() => {
    const now = Date.now();
    const id = newId();
    const userId = requester.userId;
    const number = count.get(workspaceId)?.number;
    const key = subject?.toLowerCase();
    const kept = JSON.stringify(rest);
    request.run(
      id,
      workspaceId,
      streamId,
      number,
      subject,
      key,
      userId,
      userId,
      dueDate,
      kept,
      newId(),
      now,
      now,
    );
    const [expert = ''] = Object.keys(rest).filter((fieldId) => rest[fieldId] === userId);
    findBy.run(workspaceId, id, number, expert, userId);
    findWords.run(workspaceId, id, number, [inWorkspace, number, ...words].join(' '));
    const change = { kind: 'submitted', streamId, formVersion: 1 };
    history.run(workspaceId, id, now, userId, JSON.stringify(change));
    for (const place of ['channel', 'requester']) {
      const work = JSON.stringify({ kind: 'slack.card', requestId: id, place });
      delivery.run(workspaceId, id, work, `${workspaceId}/${id}/${place}`, now, now);
    }
  });
  return {
    submit: () => submit.immediate(),
    close: () => {
      db.close();
    },
  };
}
