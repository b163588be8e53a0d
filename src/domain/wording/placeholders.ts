import { type RequesterEvent, requesterEvents, requesterEventWords, type Wording } from './wording.ts';

/** What can stand in braces in a text. */
export const placeholders = [
  'number',
  'subject',
  'requester',
  'assignee',
  'due date',
  'status',
  'stream',
  'link',
  'deleted by',
] as const;
export type Placeholder = (typeof placeholders)[number];

/** Those that mean something for an event: of a deleted Request little is left. */
export function placeholdersOf(event: RequesterEvent): readonly Placeholder[] {
  if (event === 'deleted') return ['number', 'requester', 'stream', 'deleted by'];
  return placeholders.filter((one) => one !== 'deleted by');
}

/** A text taken apart: what is said as it is, and what stands in braces. */
export type TemplatePart = { text: string } | { placeholder: string };

/** Takes a text apart at its braces; a brace that is not closed is text. Names are in lower case. Pure. */
export function readTemplate(template: string): TemplatePart[] {
  return template
    .split(/(\{[^{}\n]*\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{([^{}\n]*)\}$/.exec(part)?.[1];
      return name === undefined
        ? { text: part }
        : { placeholder: name.trim().replace(/\s+/g, ' ').toLowerCase() };
    });
}

/** What is wrong with a text for an event, in words; null: nothing. Pure. */
export function wordingProblem(template: string, event: RequesterEvent): string | null {
  const known: readonly string[] = placeholdersOf(event);
  const unknown = readTemplate(template).flatMap((part) =>
    'placeholder' in part && !known.includes(part.placeholder) ? [`{${part.placeholder}}`] : [],
  );
  if (unknown.length === 0) return null;
  const list = known.map((name) => `{${name}}`).join(', ');
  const [first] = unknown;
  return `${first} is no placeholder. These are: ${list}.`;
}

/** What is wrong with the wordings of a Stream's file, and at which of its entries. Pure. */
export function fileWordingProblems(wording: Wording): { path: readonly PropertyKey[]; words: string }[] {
  return requesterEvents.flatMap((event) => {
    const text = wording[event]?.text ?? null;
    const words = text === null ? null : wordingProblem(text, event);
    const path = ['settings', 'wording', event, 'text'];
    return words === null ? [] : [{ path, words: `${requesterEventWords[event]}: ${words}` }];
  });
}
