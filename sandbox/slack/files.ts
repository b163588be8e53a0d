import type { Core } from './core.ts';
import type { Delivery } from './deliver.ts';
import { tell } from './events.ts';
import { newId, nowSeconds } from './ids.ts';
import { type Actor, type StoredFile, workspaceOf } from './state.ts';
import { channelById, hasBot } from './world.ts';

export interface NewFile {
  name: string;
  /** Text, or bytes. */
  content: string | Uint8Array;
  mimetype?: string;
}

/** Slack's own. */
export const mostFilesInMessage = 10;
export const mostBytesInFile = 1_000_000_000;

const mimetypes: Record<string, string> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
};

const extension = (name: string): string => (name.includes('.') ? (name.split('.').at(-1) ?? '') : '');

/** By its ending, as Slack guesses it. */
export const mimetypeOf = (name: string): string =>
  mimetypes[extension(name).toLowerCase()] ?? 'application/octet-stream';

/** Keeps files that a person uploads and describes them as payloads do. */
export function uploadFiles(core: Core, actor: Actor, files: readonly NewFile[]): Record<string, unknown>[] {
  return files.map(({ name, content, mimetype = 'text/plain' }) => {
    const id = newId('F');
    const stored: StoredFile = {
      id,
      name,
      mimetype,
      content: Buffer.from(content).toString('base64'),
      created: nowSeconds(),
      ...actor,
    };
    core.state.files[id] = stored;
    core.changed();
    return fileOutput(core, stored);
  });
}

/** https://docs.slack.dev/reference/objects/file-object */
export function fileOutput(core: Core, file: StoredFile): Record<string, unknown> {
  const { id, name, title = name, mimetype, created = 0, userId, teamId, channels = [] } = file;
  const workspace = workspaceOf(core.state, teamId);
  const url = `${core.url}/files/${id}/${encodeURIComponent(name)}`;
  const of = (kind: 'public' | 'private' | 'im') =>
    channels.filter((channel) => channelById(workspace, channel)?.kind === kind);
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype,
    filetype: extension(name),
    pretty_type: extension(name).toUpperCase(),
    user: userId,
    user_team: teamId,
    editable: false,
    size: Buffer.byteLength(file.content, 'base64'),
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: of('public').length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: url,
    url_private_download: `${url}?download=1`,
    permalink: `https://${workspace.domain}.slack.com/files/${userId}/${id}/${encodeURIComponent(name)}`,
    channels: of('public'),
    groups: of('private'),
    ims: of('im'),
  };
}

/** Of a file that is gone, a message has no more than its id. */
export function fileInMessage(core: Core, id: string): Record<string, unknown> {
  const file = core.state.files[id];
  return file && file.state !== 'deleted' ? fileOutput(core, file) : { id, mode: 'tombstone' };
}

/** Whether somebody can read it: its owner, and whoever is in a channel that it was shared in. */
export function canSeeFile(core: Core, { teamId, channels = [], userId }: StoredFile, who: string): boolean {
  const workspace = workspaceOf(core.state, teamId);
  if (who === userId) return true;
  return channels.some((id) => channelById(workspace, id)?.members.includes(who) ?? false);
}

/** The app can read what was given to it in a form, too. */
export function appCanSeeFile(core: Core, file: StoredFile): boolean {
  const { bot } = workspaceOf(core.state, file.teamId);
  return (file.channels ?? []).length === 0 || canSeeFile(core, file, bot.userId);
}

/** Remembers that these files stand in a message there, and tells the app where it is a member. */
export async function shareFiles(
  core: Core,
  teamId: string,
  channelId: string,
  ids: readonly string[],
): Promise<Delivery[]> {
  const files = ids.flatMap((id) => core.state.files[id] ?? []);
  for (const file of files) file.channels = [...new Set([...(file.channels ?? []), channelId])];
  core.changed();
  const workspace = workspaceOf(core.state, teamId);
  const channel = channelById(workspace, channelId);
  if (!channel || !hasBot(workspace, channel)) return [];
  const told = files.map(({ id, userId }) =>
    tell(core, teamId, 'file_shared', {
      file_id: id,
      user_id: userId,
      file: { id },
      channel_id: channelId,
    }),
  );
  return (await Promise.all(told)).flat();
}

/** Its messages stay, with a stone in its place. */
export function deleteFile(core: Core, file: StoredFile): Promise<Delivery[]> {
  file.state = 'deleted';
  file.content = '';
  core.changed();
  return tell(core, file.teamId, 'file_deleted', { file_id: file.id });
}
