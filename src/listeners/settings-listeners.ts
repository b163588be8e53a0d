import type { App, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../context.ts';
import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import type { Person } from '../domain/people.ts';
import type { Shown } from '../domain/settings/part.ts';
import type { Saved } from '../domain/settings/save-part.ts';
import type { FieldDefinition } from '../domain/streams/field.ts';
import type { Stream } from '../domain/streams/stream.ts';
import type { UserGroup } from '../domain/user-group.ts';
import type { WorkspaceSettings } from '../domain/workspace.ts';
import type { ActionId } from '../views/id-kinds.ts';
import { metadata } from '../views/metadata.ts';
import { settingsState, type WindowFrame } from '../views/settings-window.ts';
import type { ViewState } from '../views/view-state.ts';
import { personOf } from './caller.ts';
import { onClick, onSubmission, type Submitted } from './entry.ts';

/** Who and what a value names, as we last saw them. */
export interface Facts {
  /** null: the App settings. */
  stream: Stream | null;
  people: readonly Person[];
  groups: readonly UserGroup[];
  /** The App settings. */
  settings: WorkspaceSettings;
  /** The Stream's field library. */
  library: readonly FieldDefinition[];
}

/** A window in which a part of settings is shown and saved. */
export interface SettingsListeners<Value> {
  /** The button that opens it; its value is the Stream's id, or empty for the App settings. */
  opens: ActionId;
  /** Its `callback_id`. */
  modal: string;
  /** What it shows to someone who may change it. @throws PeopleError for others. */
  load: (db: WorkspaceDb, person: Person, streamId: string | null) => Steps<{ value: Value; shown: Shown }>;
  /** How it shows a value: of now, or what a person chose before the settings changed under it. */
  view: (frame: WindowFrame, value: Value, facts: Facts) => ModalView;
  /** Slack ids that the value names. */
  names?: (value: Value) => { userIds: readonly string[]; groupIds: readonly string[] };
  /** What the person chose. May ask Slack. @throws InvalidInput */
  read: (state: ViewState, submitted: Submitted) => Value | Promise<Value>;
  save: (
    workspaceId: string,
    person: Person,
    streamId: string | null,
    chosen: { chosen: Value; shown: Shown },
  ) => Promise<Saved<Value>>;
  /** Once Slack has its answer. */
  afterwards: (submitted: Submitted, streamId: string | null, value: Value) => Promise<void>;
}

/** Opens such a window and saves what is chosen in it; where it changed meanwhile, shows what did. */
export function settingsListeners<Value>(app: App, context: Context, window: SettingsListeners<Value>): void {
  onClick(app, context, window.opens, async (clicked) => {
    const streamId = clicked.value === '' ? null : clicked.value;
    const person = await personOf(context, clicked);
    const view = await context.store.in(clicked.workspaceId).read(function* (db) {
      const { value, shown } = yield* window.load(db, person, streamId);
      const facts = yield* factsOf(db, window, streamId, value);
      return window.view({ streamId, shown, meanwhile: null }, value, facts);
    });
    const { client, body } = clicked;
    const show = body.view?.type === 'modal' ? client.views.push : client.views.open;
    await show({ trigger_id: clicked.triggerId ?? '', view });
  });

  onSubmission(app, context, window.modal, async (submitted) => {
    const { workspaceId, view } = submitted;
    const { streamId, ...shown } = metadata.settings.parse(view.private_metadata);
    const person = await personOf(context, submitted);
    const chosen = await window.read(stateOf(view), submitted);
    const saved = await window.save(workspaceId, person, streamId, { chosen, shown });
    if (saved.outcome === 'saved')
      return { afterwards: () => window.afterwards(submitted, streamId, chosen) };
    const frame = { streamId, shown: saved.shown, meanwhile: saved.entries };
    const facts = await context.store
      .in(workspaceId)
      .read((db) => factsOf(db, window, streamId, saved.chosen));
    const changed = window.view(frame, saved.chosen, facts);
    return { ack: { response_action: 'update', view: changed } };
  });
}

function stateOf(view: ViewOutput): ViewState {
  return settingsState(view.state.values);
}

function* factsOf<Value>(
  db: WorkspaceDb,
  { names }: SettingsListeners<Value>,
  streamId: string | null,
  value: Value,
): Steps<Facts> {
  const { userIds, groupIds } = names?.(value) ?? { userIds: [], groupIds: [] };
  return {
    stream: (streamId === null ? null : yield* db.streams.byId(streamId)) ?? null,
    people: yield* db.people.byIds(userIds),
    groups: yield* db.userGroups.byIds(groupIds),
    settings: yield* db.settings.get(),
    library: streamId === null ? [] : yield* db.streams.library(streamId),
  };
}
