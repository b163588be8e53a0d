import { z } from 'zod';
import { fileIn } from '../file-in-form.ts';
import type { StandInRequest } from '../stand-in-server.ts';
import { pageOf } from './paging.ts';
import { Refusal } from './refusals.ts';
import { type Attachment, type Row, type SmartsheetState, takeId } from './state.ts';
import { attachmentView } from './views.ts';

const linkInput = z.strictObject({
  attachmentType: z.literal('LINK'),
  name: z.string().min(1),
  url: z.url(),
  description: z.string().optional(),
});

export function listAttachments(row: Row, query: URLSearchParams): object {
  return pageOf(
    query,
    row.attachments.map((attachment) => attachmentView(row, attachment)),
  );
}

/** A file is told by its name and size alone; its content is not kept. @throws Refusal 1008. */
export function addFile(state: SmartsheetState, row: Row, request: StandInRequest, now: string): object {
  const file = fileIn(request);
  if (!file) throw new Refusal(1008, 'There is no file.');
  const sizeInKb = Math.ceil(file.size / 1024);
  const attachment: Attachment = {
    ...{ id: takeId(state), attachmentType: 'FILE', name: file.name, url: '', sizeInKb, createdAt: now },
  };
  row.attachments.push(attachment);
  return attachmentView(row, attachment);
}

/** Attaches a link; Smartsheet lets a row have the same one twice. @throws Refusal 1008. */
export function addLink(state: SmartsheetState, row: Row, body: unknown, now: string): object {
  const input = linkInput.safeParse(body);
  if (!input.success) throw new Refusal(1008, z.prettifyError(input.error));
  const { attachmentType, name, url } = input.data;
  const attachment: Attachment = { id: takeId(state), attachmentType, name, url, createdAt: now };
  row.attachments.push(attachment);
  return attachmentView(row, attachment);
}
