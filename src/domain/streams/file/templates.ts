import { readFileSync } from 'node:fs';
import { parseFile } from './parse-file.ts';
import { readStreamFile } from './read-file.ts';
import type { StreamDefinition } from './stream-definition.ts';

/** Streams to start from (S12): each is a Stream file in `templates/`. */
export const templateChoices = [
  { id: 'it-help', name: 'IT help', about: 'Something is broken, or missing' },
  { id: 'creative-brief', name: 'Creative brief', about: 'A design, a video, a text' },
  { id: 'purchase-approval', name: 'Purchase approval', about: 'What to buy, for how much, and why' },
  { id: 'bug-report', name: 'Bug report', about: 'What went wrong, and how to see it again' },
  { id: 'content-calendar', name: 'Content calendar', about: 'What is published where, and when' },
  { id: 'facilities', name: 'Facilities', about: 'Rooms, keys, furniture, repairs' },
] as const;

/** A template as a Stream of its own; undefined: there is none of that id. */
export function templateStream(id: string, newId: () => string): StreamDefinition | undefined {
  const choice = templateChoices.find((one) => one.id === id);
  if (!choice) return undefined;
  const text = readFileSync(new URL(`templates/${choice.id}.yaml`, import.meta.url), 'utf8');
  const result = readStreamFile(parseFile(text), newId);
  if (result.ok) return result.definition;
  throw new Error(`The template ${id} is wrong: ${JSON.stringify(result.problems)}`);
}
