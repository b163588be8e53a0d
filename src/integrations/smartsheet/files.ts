import { z } from 'zod';
import type { CallControl } from '../connector.ts';
import type { FileClient } from '../files.ts';
import { changeAgent, type SheetApi } from './client.ts';
import { noAnswer, refusedAnswer } from './refusals.ts';

/** An upload may take so many times as long as another request: five minutes, usually. */
const uploadPatience = 20;
/** Attachments count tenfold in Smartsheet's quota. */
const uploadCost = 10;
const attached = z.object({ result: z.object({ id: z.union([z.number(), z.string()]).transform(String) }) });

export interface FileAccess {
  /** `https://api.smartsheet.com/2.0` */
  url: string;
  /** For one request of the usual size. */
  timeoutMs: number;
  accessToken: string;
  call: CallControl;
}

/** What the service user does about files of rows; the SDK has no way to send one as it is read. */
export function fileClient(
  api: SheetApi,
  { url, timeoutMs, accessToken, call }: FileAccess,
  inTurn: <T>(sheetId: string, work: () => Promise<T>) => Promise<T>,
): FileClient {
  async function upload(sheetId: string, rowId: string, form: FormData): Promise<string> {
    await call.spend(uploadCost);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}/sheets/${sheetId}/rows/${rowId}/attachments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'smartsheet-change-agent': changeAgent },
        body: form,
        signal: AbortSignal.timeout(timeoutMs * uploadPatience),
      });
      text = await response.text();
    } catch (error) {
      throw noAnswer('a file could not be sent.', true, error);
    }
    const body = parsed(text);
    const { status, headers } = response;
    const retryAfter = headers.get('retry-after');
    if (status !== 200) throw refusedAnswer({ status, retryAfter, body, writes: true }, new Date());
    const answer = attached.safeParse(body);
    if (!answer.success) throw noAnswer('its answer is not as described.', true, answer.error);
    return answer.data.result.id;
  }

  return {
    files: (sheetId, rowId) => api.files(sheetId, rowId),
    attachFile: (sheetId, rowId, { name, content }) =>
      inTurn(sheetId, () => {
        const form = new FormData();
        form.set('file', content, name.toWellFormed());
        return upload(sheetId, rowId, form);
      }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
