import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { requireMay } from '../../domain/permissions.ts';
import type { FileProblem } from '../../domain/streams/file/file-problem.ts';
import { importStream, planImport } from '../../domain/streams/file/import-stream.ts';
import { readStreamFile } from '../../domain/streams/file/read-file.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { readTextFile } from '../../slack/read-text-file.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { parseStreamFile } from '../../threads/parse-stream-file.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { createStream } from '../../views/stream-editor/create-stream.ts';
import {
  importFile,
  problemWords,
  readImportFile,
  reviewImport,
} from '../../views/stream-editor/import-file.ts';
import type { ViewState } from '../../views/view-state.ts';
import { personOf } from '../caller.ts';
import { onClick, onSubmission, type SubmissionAnswer, type Submitted } from '../entry.ts';
import { publishHome } from '../home/publish.ts';
import { manageView } from './manage.ts';

/** Streams as files (S12): sent to those who ask, and taken back in. */
export function streamFileListeners(app: App, context: Context): void {
  onClick(app, context, actions.exportStream, async (clicked) => {
    const person = await personOf(context, clicked);
    await context.store.in(clicked.workspaceId).transaction(function* (db) {
      yield* managedStream(db, person, clicked.value);
      yield* db.deliveries.oweStreamFile(clicked.userId, clicked.value);
    });
    await clicked.tell('The file comes as a direct message of Streamly.');
  });

  onClick(app, context, actions.importStream, async (clicked) => {
    const person = await personOf(context, clicked);
    const streamId = clicked.value === '' ? null : clicked.value;
    const stream = await context.store.in(clicked.workspaceId).read(function* (db) {
      if (streamId !== null) return yield* managedStream(db, person, streamId);
      yield* requireMay(db, person, 'create_stream');
      return null;
    });
    const show = clicked.body.view?.type === 'modal' ? clicked.client.views.push : clicked.client.views.open;
    const view = importFile({ streamId }, stream?.name ?? null);
    await show({ trigger_id: clicked.triggerId ?? '', view });
  });

  onSubmission(app, context, modals.importFile, (submitted) => takeFile(context, submitted));
  onSubmission(app, context, modals.reviewImport, (submitted) => importReviewed(context, submitted));
}

/** Reads the file that was given, keeps it, and asks what is still to be known. Nothing is changed yet. */
async function takeFile(context: Context, submitted: Submitted): Promise<SubmissionAnswer> {
  const { streamId } = metadata.importFile.parse(submitted.view.private_metadata);
  const person = await personOf(context, submitted);
  const own = context.store.in(submitted.workspaceId);
  // Nothing is fetched or read for someone who cannot use it.
  await own.read(function* (db) {
    if (streamId === null) yield* requireMay(db, person, 'create_stream');
    else yield* managedStream(db, person, streamId);
  });
  const { text, from } = await givenText(submitted);
  const file = await parseStreamFile(text);
  const fileId = context.newId();
  const keep = () =>
    own.transaction((db) =>
      db.streamFiles.put({ id: fileId, userId: submitted.userId, text, createdAt: context.clock() }),
    );

  if (streamId !== null) {
    const result = await own.read((db) => planImport(context, db, person, streamId, file));
    if (!result.ok) throw wrongFile(from, result.problems);
    await keep();
    const ids = { streamId, fileId, revision: result.plan.revision };
    return { ack: { response_action: 'update', view: reviewImport(ids, result.plan, true) } };
  }

  const result = readStreamFile(file, context.newId);
  if (!result.ok) throw wrongFile(from, result.problems);
  await keep();
  const { name, description } = result.definition;
  const view = createStream({
    metadata: { copyOf: null, fileId, turn: 0 },
    start: { kind: 'file' },
    place: 'existing',
    initial: {
      name,
      description,
      channelId: null,
      channelName: '',
      team: [submitted.userId],
      templateId: null,
    },
  });
  return { ack: { response_action: 'update', view } };
}

async function givenText({ client, view }: Submitted): Promise<{ text: string; from: 'file' | 'pasted' }> {
  const { fileId, text } = readImportFile(view.state.values as ViewState);
  if (fileId !== null && text !== '') {
    throw new InvalidInput({ pasted: 'Give a file or a text, not both.' });
  }
  if (fileId !== null) return { text: await readTextFile(client, fileId), from: 'file' };
  if (text !== '') return { text, from: 'pasted' };
  throw new InvalidInput({ file: 'Give a file, or paste its text below.' });
}

function wrongFile(from: 'file' | 'pasted', problems: readonly FileProblem[]): InvalidInput {
  return new InvalidInput({ [from]: problemWords(problems) });
}

async function importReviewed(context: Context, submitted: Submitted): Promise<SubmissionAnswer> {
  const { streamId, fileId, revision } = metadata.reviewImport.parse(submitted.view.private_metadata);
  if (streamId === null) throw new PeopleError('not_found', 'This Stream is gone.');
  const person = await personOf(context, submitted);
  const { workspaceId } = submitted;
  const text = await context.store
    .in(workspaceId)
    .read((db) => db.streamFiles.text(fileId, submitted.userId));
  if (text === undefined) throw new PeopleError('not_found', 'This file waited too long. Give it again.');
  const where = { workspaceId, admin: person, streamId };
  const result = await importStream(context, where, { file: await parseStreamFile(text), revision });
  if (!result.ok) throw new PeopleError('invalid', problemWords(result.problems));
  if (result.done === 'changed_meanwhile') {
    const ids = { streamId, fileId, revision: result.plan.revision };
    return { ack: { response_action: 'update', view: reviewImport(ids, result.plan, false) } };
  }
  return {
    afterwards: async () => {
      const view = await manageView(context, submitted, streamId);
      const windowId = submitted.view.root_view_id ?? '';
      await updateWindow(submitted.client, { view_id: windowId, view });
      await publishHome(context, submitted);
    },
  };
}
