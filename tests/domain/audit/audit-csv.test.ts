import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { auditCsv } from '../../../src/domain/audit/audit-csv.ts';
import type { AuditAct, AuditEntry } from '../../../src/domain/audit/audit-entry.ts';

const at = new Date('2026-11-25T13:14:15.678Z');
const entry = (act: AuditAct, name = 'IT help'): AuditEntry => ({
  at,
  actor: 'UERIN',
  subject: { kind: 'stream', id: 's', name },
  act,
});
const names = new Map([
  ['UERIN', 'Erin Engel'],
  ['UBOB', 'Bob'],
  ['SDESK', 'it-desk'],
]);
const rowsOf = (csv: string) => parse(csv, { bom: true }) as string[][];

describe('the audit log as CSV', () => {
  test('[A7] has a row for each entry, with people and groups by name', () => {
    const csv = auditCsv(
      [
        entry({
          kind: 'changed',
          setting: 'Who may submit',
          was: 'everyone',
          is: '<@UBOB>, <!subteam^SDESK>, <@UGONE>',
        }),
        entry({ kind: 'removed', what: 'team member', name: '<@UBOB>' }),
        entry({ kind: 'deleted' }),
      ],
      names,
    );
    expect(rowsOf(csv)).toEqual([
      ['Time (UTC)', 'Person', 'Person’s Slack id', 'About', 'Name', 'What', 'Setting', 'From', 'To'],
      [
        at.toISOString(),
        'Erin Engel',
        'UERIN',
        'stream',
        'IT help',
        'changed',
        'Who may submit',
        'everyone',
        "'@Bob, @it-desk, @UGONE",
      ],
      [at.toISOString(), 'Erin Engel', 'UERIN', 'stream', 'IT help', 'removed', 'team member', "'@Bob", ''],
      [at.toISOString(), 'Erin Engel', 'UERIN', 'stream', 'IT help', 'deleted', '', '', ''],
    ]);
  });

  test('[A7] no cell begins like a formula, whatever people typed, and nothing of it is lost', () => {
    const risky = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string()).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(risky, risky, risky, (name, was, is) => {
        const csv = auditCsv([entry({ kind: 'changed', setting: 'Name', was, is }, name)], new Map());
        const [, row = []] = rowsOf(csv);
        // A negative number begins as a formula does, and is none.
        const isNumber = (cell: string) => /^-?\d+(\.\d+)?$/.test(cell);
        expect(row.filter((cell) => /^[=+\-@\t\r\n]/.test(cell) && !isNumber(cell))).toEqual([]);
        expect(
          [row[4], row[7], row[8]].map((cell) => cell?.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')),
        ).toEqual([name, was, is]);
      }),
    );
  });
});
