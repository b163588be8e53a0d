import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { WebClient } from '@slack/web-api';

/**
 * Slack Web API methods that the sources under a folder call, each with the files that do, found by reading:
 * `client.views.open(`, `(await slackOf(id))?.chat.update(`, `slack.apiCall('chat.delete'`. What holds a client
 * is named for it (`client`, `slack`, `botClient`), so that `db.users.list(` is nobody's Web API call.
 */
export function webApiCalls(folder: string): Map<string, string[]> {
  const known = new Set(webApiMethods());
  const calls = new Map<string, string[]>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const file = join(entry.parentPath, entry.name);
    for (const method of callsIn(readFileSync(file, 'utf8'))) {
      if (!known.has(method)) continue;
      const files = calls.get(method) ?? [];
      calls.set(method, [...new Set([...files, relative(folder, file)])]);
    }
  }
  return calls;
}

/** Dotted names called on something that is named as a Slack client is, in the order of the text. */
export function callsIn(source: string): string[] {
  const receiver = String.raw`\b(?:\w*client|\w*slack|slackOf\s*\([^()]*\)\)?)`;
  const path = String.raw`((?:\s*[?!]?\.\s*[a-zA-Z]\w*)+)`;
  const byProperty = source.matchAll(new RegExp(`${receiver}${path}\\s*\\(`, 'gi'));
  const byName = source.matchAll(/\.apiCall\(\s*['"]([\w.]+)['"]/g);
  return [
    ...[...byProperty].map(([, names = '']) => names.replaceAll(/[\s?!]/g, '').slice(1)),
    ...[...byName].map(([, name = '']) => name),
  ];
}

/** Every method that the installed client knows: `chat.postMessage`, `admin.users.invite`, ... */
export function webApiMethods(): string[] {
  return methodsOf(new WebClient(), '');
}

function methodsOf(holder: object, prefix: string): string[] {
  return Object.entries(holder).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'function') return prefix === '' ? [] : [`${prefix}${name}`];
    const isFamily =
      typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
    return isFamily ? methodsOf(value, `${prefix}${name}.`) : [];
  });
}
