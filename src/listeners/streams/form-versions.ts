import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { changeWords } from '../../domain/streams/change-words.ts';
import { compareVersions } from '../../domain/streams/compare-forms.ts';
import { goBack, type WentBack } from '../../domain/streams/form-history.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { PeopleError } from '../../errors.ts';
import { updateWindow } from '../../slack/update-window.ts';
import type { ActionId } from '../../views/id-kinds.ts';
import { actions } from '../../views/ids.ts';
import { type FormVersionsMetadata, metadata } from '../../views/metadata.ts';
import { noticeModal } from '../../views/notice.ts';
import { formVersion, formVersions, versionsPerPage } from '../../views/stream-editor/form-versions.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick } from '../entry.ts';
import { listOfWindow } from './list-window.ts';
import { listView, showChanged } from './show-changed.ts';

/** So many versions can be compared with one. */
const comparable = 100;

/** The history of a form (S17): its versions, what changed between two, and the way back. */
export function formVersionListeners(app: App, context: Context): void {
  onClick(app, context, actions.openVersions, async (clicked) => {
    const ids = { ...listOfWindow(clicked), version: null };
    const view = await read(context, clicked, ids, (db, stream) => listOf(db, stream, ids));
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  /** Shows another thing in the window of versions. */
  function onTurn(
    action: ActionId,
    render: (
      clicked: Clicked,
      ids: FormVersionsMetadata,
      db: WorkspaceDb,
      stream: Stream,
    ) => Steps<ModalView>,
  ): void {
    onClick(app, context, action, async (clicked) => {
      const { view } = clicked.body;
      const ids = metadata.formVersions.parse(view?.private_metadata ?? '');
      const next = await read(context, clicked, ids, (db, stream) => render(clicked, ids, db, stream));
      await updateWindow(clicked.client, { view_id: view?.id ?? '', view: next });
    });
  }

  onTurn(actions.listVersions, (_clicked, ids, db, stream) => listOf(db, stream, ids));
  onTurn(actions.olderVersions, ({ value }, ids, db, stream) => listOf(db, stream, ids, Number(value)));
  onTurn(actions.showVersion, ({ value }, ids, db, stream) => oneOf(db, stream, ids, Number(value), null));
  onTurn(actions.compareVersion, ({ value }, ids, db, stream) =>
    oneOf(db, stream, ids, ids.version ?? stream.formVersion, Number(value)),
  );

  onClick(app, context, actions.goBackToVersion, async (clicked) => {
    const { view } = clicked.body;
    const { version: _, ...list } = metadata.formVersions.parse(view?.private_metadata ?? '');
    const admin = await personOf(context, clicked);
    const where = { workspaceId: clicked.workspaceId, admin, streamId: list.streamId };
    const version = Number(clicked.value);
    const wentBack = await goBack(context, where, version);
    await updateWindow(clicked.client, {
      view_id: view?.id ?? '',
      view: noticeModal('The draft', wentBackWords(version, wentBack)),
    });
    await showChanged(context, clicked, list.streamId, {
      id: view?.previous_view_id,
      render: listView(list),
      root: view?.root_view_id,
    });
  });
}

async function read(
  context: Context,
  caller: Caller,
  { streamId }: Pick<FormVersionsMetadata, 'streamId'>,
  render: (db: WorkspaceDb, stream: Stream) => Steps<ModalView>,
): Promise<ModalView> {
  const person = await personOf(context, caller);
  return context.store.in(caller.workspaceId).read(function* (db) {
    return yield* render(db, yield* managedStream(db, person, streamId));
  });
}

function* listOf(
  db: WorkspaceDb,
  stream: Stream,
  ids: FormVersionsMetadata,
  before?: number,
): Steps<ModalView> {
  const versions = yield* db.streams.formVersions(stream.id, versionsPerPage, before);
  return formVersions(ids, versions, stream.formVersion);
}

/** `compared` null: with the version before it, or the published one where it is the first. */
function* oneOf(
  db: WorkspaceDb,
  stream: Stream,
  ids: FormVersionsMetadata,
  version: number,
  compared: number | null,
): Steps<ModalView> {
  const form = yield* db.streams.form(stream.id, version);
  const [facts] = yield* db.streams.formVersions(stream.id, 1, version + 1);
  if (!form || !facts) throw new PeopleError('not_found', 'This version is gone.');
  const all = yield* db.streams.formVersions(stream.id, comparable + 1);
  const versions = all.map((each) => each.version).filter((each) => each !== version);
  const wanted = compared ?? (version > 1 ? version - 1 : stream.formVersion);
  const other = wanted === version ? undefined : yield* db.streams.form(stream.id, wanted);
  const pair = other ? [form, other].toSorted((a, b) => a.version - b.version) : [];
  const [before, after] = pair.map(({ fields }) => fields);
  const every = [...(after ?? []), ...(before ?? [])];
  const find = (id: string) => every.find((field) => field.id === id);
  return formVersion(ids, {
    version: facts,
    fields: form.fields.map(({ name }) => name),
    other: other?.version ?? null,
    changes: compareVersions(before ?? [], after ?? []).map((change) => changeWords(change, find)),
    versions,
    published: stream.formVersion,
  });
}

function wentBackWords(version: number, { deleted, kept }: WentBack): string {
  const names = (all: readonly string[]) => all.map((name) => `“${name}”`).join(', ');
  return [
    `The draft is as version ${version} was. Publish it when you are ready.`,
    ...(deleted.length > 0 ? [`Left out, since they were deleted: ${names(deleted)}.`] : []),
    ...(kept.length > 0
      ? [
          `These keep something of today, since another field has the name or answers need the type: ${names(kept)}.`,
        ]
      : []),
  ].join('\n');
}
