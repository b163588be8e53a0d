import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { auditCsv } from '../../domain/audit/audit-csv.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { may, rolesIn } from '../../domain/permissions.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { sendFile } from '../../slack/send-file.ts';
import { type Handler, nothing } from '../handler.ts';
import { slackClient } from '../slack-client.ts';

/** The newest entries that one file holds. */
const mostEntries = 100_000;
const readAtOnce = 1000;

/**
 * Sends the audit log as a CSV file to the admin who asked for it. After an unknown outcome it is sent again: twice
 * is better than never.
 */
export const slackAuditExport: Handler<'slack.audit_export'> = {
  async carryOut(parts, job) {
    const own = parts.store.in(job.workspaceId);
    const stream = await own.read((db) => readable(db, job.work.userId, job.work.streamId));
    if (stream === undefined) return nothing;
    const entries: AuditEntry[] = [];
    let before: number | undefined;
    do {
      const page = await own.read((db) =>
        db.audit.page({
          ...(stream && { subjectId: stream.id }),
          ...(before !== undefined && { before }),
          limit: readAtOnce,
        }),
      );
      entries.push(...page);
      before = page.length === readAtOnce ? page.at(-1)?.seq : undefined;
    } while (before !== undefined && entries.length < mostEntries);
    const names = await own.read(namesOf);
    const of = stream ? `of “${stream.name}”` : 'of the workspace';
    const client = await slackClient(parts, job);
    await sendFile(client, job.work.userId, `The audit log ${of}, newest first:`, {
      filename: `audit-log-${parts.clock().toISOString().slice(0, 10)}.csv`,
      title: `Audit log ${of}`,
      content: auditCsv(entries, names),
    });
    return nothing;
  },
  /** The person may ask again; the log has it. */
  tell: () => nothing,
};

/** Whose log it is; undefined where the person may not read it any more. */
function* readable(
  db: WorkspaceDb,
  userId: string,
  streamId: string | null,
): Steps<Stream | null | undefined> {
  const person = yield* db.people.byId(userId);
  const stream = streamId === null ? null : yield* db.streams.byId(streamId);
  if (!person || stream === undefined) return undefined;
  return may(yield* rolesIn(db, person, stream ?? undefined), 'read_audit') ? stream : undefined;
}

function* namesOf(db: WorkspaceDb): Steps<ReadonlyMap<string, string>> {
  const people = yield* db.people.all();
  const groups = yield* db.userGroups.all();
  return new Map([
    ...people.map(({ userId, name }): [string, string] => [userId, name]),
    ...groups.map(({ id, handle }): [string, string] => [id, handle]),
  ]);
}
