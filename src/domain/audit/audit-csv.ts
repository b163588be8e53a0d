import { stringify } from 'csv-stringify/sync';
import { readMentions } from '../mentions.ts';
import { csvCell } from '../text/csv-cell.ts';
import type { AuditAct, AuditEntry } from './audit-entry.ts';

/** Who is who: Slack id → name. Ids that are not in it are written as they are. */
export type Names = ReadonlyMap<string, string>;

const columns = [
  'Time (UTC)',
  'Person',
  'Person’s Slack id',
  'About',
  'Name',
  'What',
  'Setting',
  'From',
  'To',
];

/**
 * Entries as CSV that spreadsheets read as text: what could begin a formula gets a ' before it. With a byte order
 * mark, without which Excel takes UTF-8 for something else. Pure.
 */
export function auditCsv(entries: readonly AuditEntry[], names: Names): string {
  const rows = entries.map(({ at, actor, subject, act }) =>
    [
      at.toISOString(),
      names.get(actor) ?? actor,
      actor,
      subject.kind,
      subject.name,
      act.kind,
      ...sidesOf(act).map((side) => named(side, names)),
    ].map(csvCell),
  );
  return stringify([columns, ...rows], { bom: true, record_delimiter: 'windows' });
}

/** Setting, from, to. */
function sidesOf(act: AuditAct): [string, string, string] {
  switch (act.kind) {
    case 'changed':
      return [act.setting, act.was ?? '', act.is ?? ''];
    case 'added':
      return [act.what, '', act.name];
    case 'removed':
      return [act.what, act.name, ''];
    default:
      return ['', '', ''];
  }
}

function named(text: string, names: Names): string {
  return readMentions(text)
    .map((part) => {
      if ('text' in part) return part.text;
      const id = 'userId' in part ? part.userId : part.groupId;
      return `@${names.get(id) ?? id}`;
    })
    .join('');
}
