import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Person } from '../people.ts';
import { may, rolesOf } from '../permissions.ts';
import type { Stream } from '../streams/stream.ts';
import type { Request } from './request.ts';
import { searchWords } from './search-words.ts';

/** From this likeness on, two subjects are taken to be about the same thing. */
export const alikeFrom = 0.6;
/** Requests that are pointed out. */
const mostShown = 3;
/** Requests whose subjects are compared. */
const mostCompared = 50;
/** Words that begin with so many equal letters count as one: screen and screens, printer and printing. */
const stemLength = 5;

/**
 * How alike two subjects are, from 0 (no word in common) to 1 (the same words): twice what they share, by all that they
 * have (Dice), where a word weighs as much as its beginning is long. So “the” and “for” say less than “laptop”. Case,
 * diacritics, punctuation and order make no difference. Where each has a number that the other has not, they are about
 * different things: invoice 4711 is not invoice 4712. Pure.
 */
export function likeness(one: string, other: string): number {
  if (hasOtherNumber(one, other) && hasOtherNumber(other, one)) return 0;
  const [a, b] = [stems(one), stems(other)];
  const all = weightOf(a) + weightOf(b);
  return all === 0 ? 0 : (2 * weightOf(a.filter((stem) => b.includes(stem)))) / all;
}

function hasOtherNumber(text: string, than: string): boolean {
  const known = searchWords(than);
  return searchWords(text).some((word) => /\p{N}/u.test(word) && !known.includes(word));
}

function stems(text: string): string[] {
  return [...new Set(searchWords(text).map(stemOf))];
}

function stemOf(word: string): string {
  return Array.from(word).slice(0, stemLength).join('');
}

function weightOf(stems: readonly string[]): number {
  return stems.reduce((weight, stem) => weight + Array.from(stem).length, 0);
}

/**
 * The words of a subject by which those alike are found. Whatever shares enough whole words with it to be alike has one
 * of these: so the shortest words, which are the most frequent ones, are not looked up. Pure.
 */
export function tellingWords(subject: string): string[] {
  const longestFirst = searchWords(subject).toSorted((a, b) => b.length - a.length);
  const weights = longestFirst.map((word) => weightOf([stemOf(word)]));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  // Alike: 2 * shared >= alikeFrom * (all here + all there), and all there >= shared.
  const shared = (alikeFrom / (2 - alikeFrom)) * all;
  let left = all;
  return longestFirst.filter((_, at) => {
    const isNeeded = left >= shared - 1e-9;
    left -= weights[at] ?? 0;
    return isNeeded;
  });
}

/**
 * Open Requests of a Stream that look like one that is about to be submitted, the likest first: only those that the
 * person may see. Looks at a bounded number, however many there are.
 */
export function* alikeOnes(
  db: WorkspaceDb,
  person: Person,
  stream: Stream,
  subject: string,
): Steps<Request[]> {
  const settings = yield* db.settings.get();
  const sees = (request: Pick<Request, 'requesterId' | 'isPrivate'>) =>
    may(rolesOf(person, settings, stream, request), 'see_request');
  const seesOthers = sees({ requesterId: '', isPrivate: false });
  const found = yield* db.requests.openWithAnyWord(
    {
      streamId: stream.id,
      requesterId: seesOthers ? null : person.userId,
      words: tellingWords(subject),
    },
    mostCompared,
  );
  return found
    .map((request) => ({ request, like: likeness(subject, request.subject) }))
    .filter(({ request, like }) => like >= alikeFrom && sees(request))
    .toSorted((a, b) => b.like - a.like)
    .slice(0, mostShown)
    .map(({ request }) => request);
}
