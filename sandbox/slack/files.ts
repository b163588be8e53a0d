import type { Core } from './core.ts';
import { newId, nowSeconds } from './ids.ts';
import { type Actor, actorKey } from './state.ts';

export interface NewFile {
  name: string;
  /** Text, or bytes. */
  content: string | Uint8Array;
  mimetype?: string;
}

/** Keeps files that a person uploads and describes them as payloads do. */
export function uploadFiles(core: Core, actor: Actor, files: readonly NewFile[]): Record<string, unknown>[] {
  return files.map(({ name, content, mimetype = 'text/plain' }) => {
    const id = newId('F');
    const bytes = Buffer.from(content);
    core.state.files[id] = { id, name, mimetype, content: bytes.toString('base64'), ...actor };
    core.changed();
    const url = `${core.url}/files/${id}/${encodeURIComponent(name)}`;
    return {
      id,
      created: nowSeconds(),
      timestamp: nowSeconds(),
      name,
      title: name,
      mimetype,
      filetype: name.split('.').at(-1) ?? '',
      user: actor.userId,
      user_team: actor.teamId,
      size: bytes.length,
      mode: 'hosted',
      url_private: url,
      url_private_download: `${url}?download=1`,
      permalink: `${core.url}/files/${id}/permalink?by=${encodeURIComponent(actorKey(actor))}`,
    };
  });
}
