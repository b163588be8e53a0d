import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { requireMay } from '../../domain/permissions.ts';
import { channelName } from '../../domain/streams/channel-name.ts';
import { type CreateStreamInput, checkNewStream, createStream } from '../../domain/streams/create-stream.ts';
import { copyOfStream, nameOfCopy } from '../../domain/streams/duplicate-stream.ts';
import type { ParsedFile } from '../../domain/streams/file/parse-file.ts';
import { readStreamFile } from '../../domain/streams/file/read-file.ts';
import type { StreamDefinition } from '../../domain/streams/file/stream-definition.ts';
import { templateStream } from '../../domain/streams/file/templates.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { channelForStream, joinIfPublic } from '../../slack/channels.ts';
import { createLiveWindow } from '../../slack/live-window.ts';
import { makeChannel } from '../../slack/make-channel.ts';
import { learnPeople } from '../../slack/people.ts';
import { parseStreamFile } from '../../threads/parse-stream-file.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { settingsState } from '../../views/settings-window.ts';
import {
  type CreateStreamWindow,
  createStream as createStreamModal,
  type NewStream,
  readCreateStream,
  type Start,
} from '../../views/stream-editor/create-stream.ts';
import type { ViewState } from '../../views/view-state.ts';
import { type Caller, personOf } from '../caller.ts';
import { type Clicked, onClick, onSubmission, type Submitted } from '../entry.ts';
import { publishHome } from '../home/publish.ts';
import { manageView } from './manage.ts';

/** One drawing at a time for each of these windows. */
const live = createLiveWindow();

/** Opens the window that creates a Stream (S1). @throws PeopleError where the person may not. */
export async function openCreateStream(
  context: Context,
  caller: Caller,
  templateId: string | null = null,
): Promise<void> {
  const person = await personOf(context, caller);
  await context.store.in(caller.workspaceId).read((db) => requireMay(db, person, 'create_stream'));
  const template = templateId === null ? undefined : templateStream(templateId, context.newId);
  const view = createStreamModal({
    metadata: { copyOf: null, fileId: null, turn: 0 },
    start: { kind: 'chosen' },
    place: 'existing',
    initial: {
      name: template?.name ?? '',
      description: template?.description ?? '',
      channelId: null,
      channelName: '',
      team: [caller.userId],
      templateId: template ? templateId : null,
    },
  });
  await caller.client.views.open({ trigger_id: caller.triggerId ?? '', view });
}

/** Creating a Stream, also as a copy of another one; the window then becomes that of the new Stream. */
export function createStreamListeners(app: App, context: Context): void {
  onClick(app, context, actions.createStream, (clicked) => openCreateStream(context, clicked));
  onClick(app, context, actions.createFromTemplate, (clicked) =>
    openCreateStream(context, clicked, clicked.value),
  );
  onClick(app, context, actions.duplicateStream, (clicked) => openDuplicate(context, clicked));

  onClick(app, context, actions.choosePlace, (clicked) => showAgain(context, clicked));
  onClick(app, context, actions.chooseTemplate, (clicked) => showAgain(context, clicked));

  onSubmission(app, context, modals.createStream, async (submitted) => {
    const input = await newStreamOf(context, submitted);
    const person = await personOf(context, submitted);
    const stream = await createStream(context, submitted.workspaceId, person, input);
    return {
      ack: { response_action: 'update', view: await manageView(context, submitted, stream.id) },
      afterwards: async () => {
        if (!input.channelIsNew) await joinIfPublic(submitted.client, stream.channelId);
        await learnPeople(context, submitted.client, submitted.workspaceId, stream.teamUsers);
        await publishHome(context, submitted);
      },
    };
  });
}

async function openDuplicate(context: Context, clicked: Clicked): Promise<void> {
  const person = await personOf(context, clicked);
  const { stream, name } = await context.store.in(clicked.workspaceId).read(function* (db) {
    yield* requireMay(db, person, 'create_stream');
    const { stream } = yield* copyOfStream(db, person, clicked.value, context.newId);
    return { stream, name: yield* nameOfCopy(db, stream.name) };
  });
  const view = createStreamModal({
    metadata: { copyOf: stream.id, fileId: null, turn: 0 },
    start: { kind: 'copy', name: stream.name },
    place: 'existing',
    initial: {
      name,
      description: stream.description,
      channelId: stream.channelTrouble === null ? stream.channelId : null,
      channelName: '',
      team: [...stream.teamUsers],
      templateId: null,
    },
  });
  await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
}

/** The window after a choice that changes what else it asks. What was typed stays; what was not is proposed. */
async function showAgain(context: Context, clicked: Clicked): Promise<void> {
  const { view } = clicked.body;
  if (!view) return;
  const ids = metadata.createStream.parse(view.private_metadata);
  const typed = readCreateStream(settingsState(view.state.values as ViewState));
  const start = await startOf(context, clicked, ids);
  await live.draw(clicked.client, view, async () => shownAgain(context, { ids, typed, start }));
}

function shownAgain(
  context: Context,
  { ids, typed, start }: { ids: CreateStreamWindow['metadata']; typed: NewStream; start: Start },
): ModalView {
  const template = typed.templateId === null ? undefined : templateStream(typed.templateId, context.newId);
  const name = typed.name || (template?.name ?? '');
  const initial = {
    ...typed,
    name,
    description: typed.description || (template?.description ?? ''),
    channelName: typed.channelName || channelName(name),
  };
  return createStreamModal({
    // Proposals are shown by inputs that Slack has not seen before.
    metadata: { ...ids, turn: ids.turn + 1 },
    start,
    place: typed.place,
    initial,
  });
}

async function startOf(
  context: Context,
  clicked: Clicked,
  { copyOf, fileId }: CreateStreamWindow['metadata'],
): Promise<Start> {
  if (fileId !== null) return { kind: 'file' };
  if (copyOf === null) return { kind: 'chosen' };
  const stream = await context.store.in(clicked.workspaceId).read((db) => db.streams.byId(copyOf));
  return { kind: 'copy', name: stream?.name ?? '' };
}

/** All that the window says, with the channel that it chose or that was made for it. */
async function newStreamOf(context: Context, submitted: Submitted): Promise<CreateStreamInput> {
  const { copyOf, fileId } = metadata.createStream.parse(submitted.view.private_metadata);
  const given = readCreateStream(settingsState(submitted.view.state.values as ViewState));
  const person = await personOf(context, submitted);
  const file = fileId === null ? null : await fileOf(context, submitted, fileId);
  const { start, startWords, groups } = await context.store.in(submitted.workspaceId).read(function* (db) {
    const copied = copyOf === null ? null : yield* copyOfStream(db, person, copyOf, context.newId);
    const teamGroupIds = copied ? copied.stream.settings.teamGroupIds : given.teamGroupIds;
    yield* checkNewStream(db, person, { ...given, teamGroupIds });
    if (copied) return { start: copied.start, startWords: copied.stream.name, groups: teamGroupIds };
    if (file) return { start: streamOfFile(file, context.newId), startWords: 'a file', groups: teamGroupIds };
    const template = given.templateId === null ? undefined : templateStream(given.templateId, context.newId);
    return { start: template, startWords: template?.name, groups: teamGroupIds };
  });
  const { channel, isNew } = await channelOf(submitted, given);
  return {
    name: given.name,
    description: given.description,
    channelId: channel.id,
    channelName: channel.name,
    channelIsNew: isNew,
    team: given.team,
    teamGroupIds: groups,
    ...(start && { start }),
    ...(startWords !== undefined && { startWords }),
  };
}

async function channelOf({ client }: Submitted, given: NewStream) {
  if (given.place === 'existing') {
    if (given.channelId === null) {
      throw new InvalidInput({ channel: 'Choose the channel where Requests appear.' });
    }
    return { channel: await channelForStream(client, given.channelId), isNew: false };
  }
  const name = channelName(given.channelName);
  if (name === '') throw new InvalidInput({ channelName: 'Give the channel a name.' });
  return { channel: await makeChannel(client, { name, isPrivate: given.isPrivate }), isNew: true };
}

async function fileOf({ store }: Context, submitted: Submitted, fileId: string): Promise<ParsedFile> {
  const text = await store
    .in(submitted.workspaceId)
    .read((db) => db.streamFiles.text(fileId, submitted.userId));
  return parseStreamFile(text ?? '');
}

/** The Stream of a file that was read without a problem before. @throws PeopleError `not_found`. */
function streamOfFile(file: ParsedFile, newId: () => string): StreamDefinition {
  const result = readStreamFile(file, newId);
  if (result.ok) return result.definition;
  throw new PeopleError('not_found', 'This file waited too long. Import it again.');
}
