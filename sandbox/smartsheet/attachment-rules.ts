import { z } from 'zod';
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

/** Attaches a link; Smartsheet lets a row have the same one twice. @throws Refusal 1008. */
export function addLink(state: SmartsheetState, row: Row, body: unknown, now: string): object {
  const input = linkInput.safeParse(body);
  if (!input.success) throw new Refusal(1008, z.prettifyError(input.error));
  const { attachmentType, name, url } = input.data;
  const attachment: Attachment = { id: takeId(state), attachmentType, name, url, createdAt: now };
  row.attachments.push(attachment);
  return attachmentView(row, attachment);
}
