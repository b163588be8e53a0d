import fc from 'fast-check';
import type { Answer } from '../../../src/domain/requests/answers.ts';
import { cleanText } from '../../../src/domain/requests/clean-text.ts';
import { printRichText, type RichText, type RichTextInline } from '../../../src/domain/requests/rich-text.ts';
import type { FieldDefinition } from '../../../src/domain/streams/field.ts';
import { trimText } from '../../../src/domain/text/visible-text.ts';

/** Words as people type them: emoji with joiners, right-to-left, markup, and whatever Unicode has. */
export const words = (max: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.floor(max / 4) }),
      fc.constantFrom(
        '👩‍👩‍👧‍👦 семья',
        'שלום <!channel> & עולם',
        '*bold* _it_ `code` <https://x.test|y>',
        'x'.repeat(max),
      ),
    )
    .map((text) => text.slice(0, max).toWellFormed());

const id = fc.stringMatching(/^[A-Z0-9]{9}$/);

const style = fc.record(
  { bold: fc.boolean(), italic: fc.boolean(), strike: fc.boolean(), code: fc.boolean() },
  { requiredKeys: [] },
);
const inline: fc.Arbitrary<RichTextInline> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: words(200), style }),
  fc.record({ type: fc.constant('link' as const), url: fc.webUrl(), text: words(40) }),
  fc.record({ type: fc.constant('user' as const), user_id: id }),
  fc.record({ type: fc.constant('channel' as const), channel_id: id }),
  fc.constant({ type: 'emoji' as const, name: 'wave', unicode: '1f44b' }),
);
const inlines = fc.array(inline, { minLength: 1, maxLength: 4 });
const line = inlines.map((elements) => ({ type: 'rich_text_section' as const, elements }));

/** Anything that Slack's rich text input gives: paragraphs, lists within lists, quotes, code, mentions. */
export const richText: fc.Arbitrary<RichText> = fc
  .array(
    fc.oneof(
      line,
      fc.record({
        type: fc.constant('rich_text_list' as const),
        style: fc.constantFrom('bullet' as const, 'ordered' as const),
        indent: fc.integer({ min: 0, max: 3 }),
        elements: fc.array(line, { minLength: 1, maxLength: 3 }),
      }),
      inlines.map((elements) => ({ type: 'rich_text_quote' as const, elements })),
      words(200).map((text) => ({
        type: 'rich_text_preformatted' as const,
        elements: [{ type: 'text' as const, text }],
      })),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((elements) => ({
    type: 'rich_text' as const,
    // Only spaces would be no answer.
    elements: [
      { type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text: 'It ' }] },
      ...elements,
    ],
  }));

/** A canonical number of at most 15 digits. */
function numberText(decimals: boolean): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 1, max: 999_999 }))
    .map(([whole, part]) => {
      const fraction = String(part).padStart(6, '0').replace(/0+$/, '');
      return decimals && fraction !== '' ? `${whole}.${fraction}` : String(whole);
    });
}

/** An answer that a requester could have given. */
export function answerOf(field: FieldDefinition): fc.Arbitrary<Answer> {
  const optionIds = field.options.map((option) => option.id);
  const several = (value: fc.Arbitrary<string>) => fc.uniqueArray(value, { minLength: 1, maxLength: 8 });
  switch (field.type) {
    case 'text':
      return words(1000)
        .map((text) => trimText(cleanText(text)))
        .filter((text) => text !== '');
    case 'date':
      return fc
        .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'select':
      return fc.constantFrom(...optionIds);
    case 'multi_select':
      return several(fc.constantFrom(...optionIds));
    case 'user':
    case 'channel':
      return id;
    case 'multi_user':
    case 'multi_channel':
      return several(id);
    case 'radio':
      return fc.constantFrom(...optionIds);
    case 'checkboxes':
      return several(fc.constantFrom(...optionIds));
    case 'checkbox':
      return fc.constant('yes');
    case 'number':
      return numberText(field.decimals);
    case 'email':
      return fc.stringMatching(/^[a-z]{1,20}@[a-z]{1,20}\.example$/);
    case 'url':
      return words(500).map((text) => `https://example.com/${encodeURIComponent(text)}`);
    case 'datetime':
      return fc
        .date({ min: new Date('2001-10-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => new Date(date.setUTCSeconds(0, 0)).toISOString());
    case 'time':
      return fc
        .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    case 'rich_text':
      return richText.map(printRichText);
    case 'files':
      return several(id);
    case 'section':
      throw new Error('A section is not answered.');
  }
}
