import { z } from 'zod';
import { cleanLine } from '../clean-text.ts';
import type { CallControl, Credentials } from '../connector.ts';
import type { FileClient } from '../files.ts';
import { namedAnswer } from './answers.ts';
import type { AsanaAddress, AsanaApi } from './client.ts';
import { toToolError, unreadable } from './failures.ts';

/** An upload may take so many times as long as another request: five minutes, usually. */
const uploadPatience = 20;
const attached = z.object({ data: namedAnswer });

/** What the service user does about files; the SDK would read each as a whole into memory. */
export function fileClient(
  api: AsanaApi,
  { url, timeoutMs }: Pick<AsanaAddress, 'url' | 'timeoutMs'>,
  { accessToken }: Credentials,
  call: CallControl,
): FileClient {
  return {
    async files(_projectId, taskId) {
      const all = await api.attachments(taskId);
      return all
        .filter(({ resource_subtype: kind }) => kind !== 'external')
        .map(({ gid, name }) => ({ id: gid, name }));
    },
    async attachFile(_projectId, taskId, { name, content }) {
      await call.spend(1);
      const form = new FormData();
      form.set('parent', taskId);
      form.set('file', content, cleanLine(name));
      const failed = (error: unknown) => toToolError(error, true, Date.now());
      let response: Response;
      let text: string;
      try {
        response = await fetch(`${url}/api/1.0/attachments`, {
          method: 'POST',
          headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
          body: form,
          signal: AbortSignal.timeout(timeoutMs * uploadPatience),
        });
        text = await response.text();
      } catch (error) {
        throw failed({ message: String(error) });
      }
      const body = parsed(text);
      const { status, headers } = response;
      if (!response.ok) {
        throw failed({
          status,
          message: text.slice(0, 200),
          response: { headers: Object.fromEntries(headers), body },
        });
      }
      const answer = attached.safeParse(body);
      if (!answer.success) throw unreadable(answer.error, true);
      return answer.data.data.gid;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
