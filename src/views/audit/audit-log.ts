import type { Button, ModalView } from '@slack/types';
import type { AuditLog } from '../../domain/audit/read-audit.ts';
import { actionsRow, button, context, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { type AuditLogMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md, moment } from '../mrkdwn.ts';
import { auditWords } from './audit-words.ts';

/** The modal in which admins read who changed what (A7), page by page, newest first. */
export function auditLog({ stream, entries, older }: AuditLog, ids: AuditLogMetadata): ModalView {
  const ways: Button[] = [
    ...(ids.before.length > 1 ? [button('Newer', actions.newerAudit)] : []),
    ...(older === null ? [] : [button('Older', actions.olderAudit, { value: String(older) })]),
    button('Send me all as CSV', actions.exportAudit),
  ];
  return modal({
    title: 'Audit log',
    callbackId: modals.auditLog,
    metadata: metadata.auditLog.print(ids),
    close: 'Close',
    blocks: [
      context(stream ? md`Changes of *${stream.name}*, newest first.` : md`All changes, newest first.`),
      ...(entries.length === 0 ? [section(md`Nothing was changed yet.`)] : []),
      ...entries.map((entry) => {
        const of = stream ? md`` : md` · ${entry.subject.name}`;
        return section(md`${auditWords(entry)}\n${moment(entry.at)}${of}`);
      }),
      actionsRow(ways),
    ],
  });
}
