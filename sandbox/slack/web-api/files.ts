import { isShape } from '../block-kit/rules.ts';
import { checkBlocks } from '../block-kit-check.ts';
import { appCanSeeFile, deleteFile, fileOutput, mimetypeOf, mostBytesInFile, shareFiles } from '../files.ts';
import { newId, newSecret, nowSeconds } from '../ids.ts';
import { tellPosted } from '../message-events.ts';
import { directMessage, findMessage, postMessage } from '../messages.ts';
import type { StoredFile } from '../state.ts';
import { type Channel, channelById, hasBot, personById } from '../world.ts';
import { type Answer, ApiError, type Call, invalid, needScope } from './call.ts';

export function filesInfo(call: Call): Answer {
  needScope(call, 'files:read');
  const file = knownFile(call, call.args.required('file'));
  return { file: fileOutput(call.core, file), comments: [], response_metadata: { next_cursor: '' } };
}

export function filesDelete(call: Call): Answer {
  needScope(call, 'files:write');
  const file = knownFile(call, call.args.required('file'));
  if (file.userId !== call.workspace.bot.userId) throw new ApiError('cant_delete_file');
  void deleteFile(call.core, file);
  return {};
}

/** The first of three steps: an address for the bytes, which are then to be completed. */
export function filesGetUploadURLExternal(call: Call): Answer {
  needScope(call, 'files:write');
  const { core, workspace, args } = call;
  const name = args.required('filename');
  args.required('length');
  const length = args.number('length');
  if (length === undefined || length <= 0) {
    throw invalid('invalid_arguments', [{ pointer: '/length', message: 'must be greater than 0' }]);
  }
  if (length > mostBytesInFile) throw new ApiError('file_upload_size_restricted');
  const file: StoredFile = {
    id: newId('F'),
    name,
    mimetype: mimetypeOf(name),
    content: '',
    userId: workspace.bot.userId,
    teamId: workspace.id,
    created: nowSeconds(),
    state: 'asked',
    uploadKey: newSecret(24),
  };
  core.state.files[file.id] = file;
  core.changed();
  return { upload_url: `${core.url}/upload/v1/${file.uploadKey}`, file_id: file.id };
}

/** Shares what was uploaded in a channel, or in none: then it is the app's alone. */
export function filesCompleteUploadExternal(call: Call): Answer {
  needScope(call, 'files:write');
  const { core, workspace, args } = call;
  const given = args.json('files');
  if (!Array.isArray(given) || given.length === 0 || !given.every(isShape)) {
    throw invalid('invalid_arguments', [{ pointer: '/files', message: 'must be an array of files' }]);
  }
  const files = given.map((each) => {
    const file = core.state.files[String(each.id)];
    if (file?.state !== 'uploaded' || file.teamId !== workspace.id) throw new ApiError('file_not_found');
    return { file, title: typeof each.title === 'string' ? each.title : file.name };
  });
  const ids = files.map(({ file }) => file.id);
  const blocks = args.json('blocks') ?? [];
  if (!Array.isArray(blocks)) throw new ApiError('invalid_blocks_format');
  const findings = checkBlocks(blocks, 'message');
  if (findings.length > 0) throw invalid('invalid_blocks', findings);
  const channels = destinations(call);
  const threadTs = args.text('thread_ts') ?? null;
  if (threadTs !== null && channels.length > 1) throw new ApiError('invalid_thread_ts');
  if (threadTs !== null && channels.some(({ id }) => !findMessage(core, id, threadTs))) {
    throw new ApiError('thread_not_found');
  }

  for (const { file, title } of files) {
    Object.assign(file, { title, state: 'ready' });
    delete file.uploadKey;
  }
  const text = args.text('initial_comment') ?? '';
  const { userId: user, botId } = workspace.bot;
  for (const { id, ...channel } of channels) {
    void shareFiles(core, workspace.id, id, ids);
    const spec = { text, blocks: text === '' ? blocks : [], threadTs, files: ids };
    const message = postMessage(core, { id, ...channel }, { user, botId }, spec);
    void tellPosted(core, workspace.id, message);
  }
  core.activity.sign();
  core.changed();
  return { files: files.map(({ file }) => fileOutput(core, file)) };
}

/** `channel_id`, or `channels`, which may name people too. A file is shared only where the app is a member. */
function destinations({ core, workspace, args }: Call): Channel[] {
  const wanted = [args.text('channel_id') ?? [], (args.text('channels') ?? '').split(',')].flat();
  return wanted
    .filter((id) => id !== '')
    .map((id) => {
      const person = args.text('channel_id') === undefined ? personById(workspace, id) : null;
      const channel = person ? directMessage(core, workspace, person.id) : channelById(workspace, id);
      if (!channel || (channel.kind === 'private' && !hasBot(workspace, channel))) {
        throw new ApiError('channel_not_found');
      }
      if (!hasBot(workspace, channel)) throw new ApiError('not_in_channel');
      if (channel.archived) throw new ApiError('is_archived');
      return channel;
    });
}

function knownFile({ core, workspace }: Call, id: string): StoredFile {
  const file = core.state.files[id];
  const isThere = file?.teamId === workspace.id && file.state !== 'asked' && file.state !== 'uploaded';
  if (!file || !isThere || !appCanSeeFile(core, file)) throw new ApiError('file_not_found');
  if (file.state === 'deleted') throw new ApiError('file_deleted');
  return file;
}
