import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { setSync, syncableFields, syncOf } from '../../domain/sync/set-sync.ts';
import { InvalidInput } from '../../errors.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import {
  readSyncSettings,
  sectionOptions,
  syncFieldOptions,
  syncSettings,
} from '../../views/stream-editor/sync-settings.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onOptions, onSubmission } from '../entry.ts';

/** Which way fields go between Slack and a connected tool, and the section that new tasks are put into (I9, I7). */
export function syncSettingsListeners(app: App, context: Context): void {
  onClick(app, context, actions.openSync, async (clicked) => {
    const { tool, settings, fields, unheardBecause } = await readSync(context, clicked, clicked.value);
    const { words } = context.connectors.of(tool.tool);
    const view = syncSettings({
      words,
      metadata: { connectedToolId: tool.id },
      fields,
      settings,
      unheardBecause,
      // A tool has sections by its connector, whatever the account.
      hasSections: words.section !== undefined,
    });
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onOptions(app, context, actions.pickSyncField, async (asked) => {
    const { connectedToolId } = metadata.syncSettings.parse(asked.view?.private_metadata ?? '');
    const { fields } = await readSync(context, asked, connectedToolId);
    return syncFieldOptions(fields, asked.query);
  });

  // As with components, the tool is asked before Slack is answered: the options are the answer.
  onOptions(app, context, actions.pickSection, async (asked) => {
    const { connectedToolId } = metadata.syncSettings.parse(asked.view?.private_metadata ?? '');
    const { tool } = await readSync(context, asked, connectedToolId);
    const client = await context.toolOf(asked.workspaceId, { id: tool.integrationId, tool: tool.tool });
    return sectionOptions((await client.sections?.(tool.componentId)) ?? [], asked.query);
  });

  onSubmission(app, context, modals.syncSettings, async (submitted) => {
    const { connectedToolId } = metadata.syncSettings.parse(submitted.view.private_metadata);
    const { key, direction, section } = readSyncSettings(submitted.view.state.values);
    if (key !== null && direction === null)
      throw new InvalidInput({ direction: 'Choose which way it goes.' });
    if (key === null && direction !== null) throw new InvalidInput({ syncField: 'Choose the field.' });
    const { tool } = await readSync(context, submitted, connectedToolId);
    const hasSections = context.connectors.of(tool.tool).words.section !== undefined;
    await setSync(context, submitted.workspaceId, await personOf(context, submitted), connectedToolId, {
      field: key !== null && direction !== null ? { key, direction } : null,
      ...(hasSections ? { section } : {}),
    });
    return undefined;
  });
}

async function readSync(context: Context, caller: Caller, connectedToolId: string) {
  const person = await personOf(context, caller);
  return context.store.in(caller.workspaceId).read(function* (db) {
    const { tool, stream, settings } = yield* syncOf(db, person, connectedToolId);
    const { unheardBecause } = yield* db.sync.watch(tool.id);
    const fields = syncableFields(yield* db.streams.library(tool.streamId), stream);
    return { tool, settings, fields, unheardBecause };
  });
}
