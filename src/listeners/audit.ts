import type { App } from '@slack/bolt';
import type { Context } from '../context.ts';
import { auditedStream, readAudit } from '../domain/audit/read-audit.ts';
import { updateWindow } from '../slack/update-window.ts';
import { auditLog } from '../views/audit/audit-log.ts';
import { actions } from '../views/ids.ts';
import { type AuditLogMetadata, metadata } from '../views/metadata.ts';
import { type Caller, personOf } from './caller.ts';
import { type Clicked, onClick } from './entry.ts';

/** The audit log (A7): read page by page, and sent as a file. */
export function auditListeners(app: App, context: Context): void {
  onClick(app, context, actions.openAuditLog, async (clicked) => {
    const streamId = clicked.value === '' ? null : clicked.value;
    const view = await pageView(context, clicked, { streamId, before: [null] });
    const { client, body } = clicked;
    const show = body.view?.type === 'modal' ? client.views.push : client.views.open;
    await show({ trigger_id: clicked.triggerId ?? '', view });
  });

  onClick(app, context, actions.olderAudit, async (clicked) => {
    const { streamId, before } = idsOf(clicked);
    await show(context, clicked, {
      streamId,
      before: [...before, Number(clicked.value)].slice(-mostPagesBack),
    });
  });

  onClick(app, context, actions.newerAudit, async (clicked) => {
    const { streamId, before } = idsOf(clicked);
    await show(context, clicked, { streamId, before: before.length > 1 ? before.slice(0, -1) : [null] });
  });

  onClick(app, context, actions.exportAudit, async (clicked) => {
    const { streamId } = idsOf(clicked);
    const person = await personOf(context, clicked);
    await context.store.in(clicked.workspaceId).transaction(function* (db) {
      yield* auditedStream(db, person, streamId);
      yield* db.deliveries.oweAuditExport(person.userId, streamId);
    });
    await clicked.tell('The file comes to you as a direct message.');
  });
}

/** Pages that one can go back to. */
const mostPagesBack = 100;

const idsOf = ({ body }: Clicked) => metadata.auditLog.parse(body.view?.private_metadata ?? '');

async function pageView(context: Context, caller: Caller, ids: AuditLogMetadata) {
  const person = await personOf(context, caller);
  const page = await context.store
    .in(caller.workspaceId)
    .read((db) => readAudit(db, person, ids.streamId, ids.before.at(-1) ?? null));
  return auditLog(page, ids);
}

async function show(context: Context, clicked: Clicked, ids: AuditLogMetadata): Promise<void> {
  const view = await pageView(context, clicked, ids);
  await updateWindow(clicked.client, { view_id: clicked.body.view?.id ?? '', view });
}
