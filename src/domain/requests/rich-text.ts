import { z } from 'zod';
import { isBlankText } from '../text/visible-text.ts';

/** How a piece of text looks. Absent: not so. */
const style = z
  .object({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();

/** What Slack may send beyond what we know of is kept as the text that it has. */
const unknownInline = z
  .object({ text: z.string().optional(), fallback: z.string().optional(), value: z.string().optional() })
  .transform(({ text, fallback, value }) => ({
    type: 'text' as const,
    text: text ?? fallback ?? value ?? '',
  }));

const inline = z.union([
  z.object({ type: z.literal('text'), text: z.string(), style }),
  z.object({ type: z.literal('link'), url: z.string(), text: z.string().optional(), style }),
  z.object({ type: z.literal('emoji'), name: z.string(), unicode: z.string().optional(), style }),
  z.object({ type: z.literal('user'), user_id: z.string(), style }),
  z.object({ type: z.literal('usergroup'), usergroup_id: z.string(), style }),
  z.object({ type: z.literal('channel'), channel_id: z.string(), style }),
  z.object({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  unknownInline,
]);
export type RichTextInline = z.infer<typeof inline>;

/** Slack refuses empty texts in what it is given, so they are left out. */
const inlines = z
  .array(inline)
  .transform((all) => all.filter((one) => one.type !== 'text' || one.text !== ''));

const line = z.object({ type: z.literal('rich_text_section'), elements: inlines });
const part = z.discriminatedUnion('type', [
  line,
  z.object({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    elements: z.array(line),
  }),
  z.object({ type: z.literal('rich_text_preformatted'), elements: inlines }),
  z.object({ type: z.literal('rich_text_quote'), elements: inlines }),
]);
export type RichTextPart = z.infer<typeof part>;

const richText = z.object({ type: z.literal('rich_text'), elements: z.array(part) });
/** Slack's block of formatted text, as far as we know it. */
export type RichText = z.infer<typeof richText>;

/** What Slack says a rich text input holds; null where that is nothing, only spaces, or no rich text. */
export function readRichText(value: unknown): RichText | null {
  const read = richText.safeParse(value);
  return read.success && !isBlankRichText(read.data) ? read.data : null;
}

/** The rich text of an answer; null for what `printRichText` did not write. */
export function parseRichText(answer: string): RichText | null {
  try {
    return readRichText(JSON.parse(answer));
  } catch {
    return null;
  }
}

/** The rich text as an answer keeps it: the same for the same text. */
export function printRichText(text: RichText): string {
  return JSON.stringify(text);
}

function isBlankRichText(text: RichText): boolean {
  return inlinesOf(text).every((one) => one.type === 'text' && isBlankText(one.text));
}

/** Slack ids that the text mentions. */
export function mentionedIn(text: RichText): { people: string[]; channels: string[] } {
  const all = inlinesOf(text);
  return {
    people: all.flatMap((one) => (one.type === 'user' ? one.user_id : [])),
    channels: all.flatMap((one) => (one.type === 'channel' ? one.channel_id : [])),
  };
}

function inlinesOf({ elements }: RichText): RichTextInline[] {
  return elements.flatMap((one) =>
    one.type === 'rich_text_list' ? one.elements.flatMap((item) => item.elements) : one.elements,
  );
}
