import { randomBytes } from 'node:crypto';
import type { Steps } from '../../../db/steps.ts';
import type { WorkspaceDb } from '../../../db/store.ts';
import { oweOpenRequests } from '../../requests/owe-everywhere.ts';
import { trimText } from '../../text/visible-text.ts';
import { nameKey } from '../field.ts';
import { longestStatusName, mostStatuses, type RequestStatus } from '../statuses.ts';
import type { Stream } from '../stream.ts';
import type { StreamPart } from './stream-part.ts';

/** A Stream's own statuses as lines, in order: a name, with an emoji before it or not. No lines: Open and Closed. */
export interface Statuses {
  open: readonly string[];
  closed: readonly string[];
}

const kinds = ['open', 'closed'] as const;
type Kind = (typeof kinds)[number];

/** The statuses that a Stream's Requests can have (S19). */
export const statuses: StreamPart<Statuses> = {
  read: (stream) => ({ open: linesOf(stream, 'open'), closed: linesOf(stream, 'closed') }),
  words: ({ open, closed }) => ({
    'Statuses that count as open': open.join(', ') || null,
    'Statuses that count as closed': closed.join(', ') || null,
  }),
  problems: (value) => statusProblems(value),
  *write(db, stream, value) {
    const own = kinds.flatMap((kind) => statusesOfLines(stream.settings.statuses, value[kind], kind));
    yield* db.streams.changeSettings(stream.id, { statuses: own });
    yield* moveRequests(db, stream, own);
    yield* oweOpenRequests(db, stream.id);
  },
};

function linesOf({ settings }: Stream, kind: Kind): string[] {
  return settings.statuses
    .filter(({ counts }) => counts === kind)
    .map(({ emoji, name }) => (emoji === '' ? name : `${emoji} ${name}`));
}

const named = /^(?<emoji>:[\w+'-]+:(?::skin-tone-\d:)?)\s*(?<name>.*)$/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A line as emoji and name; the emoji is empty where there is none. Pure. */
export function readStatusLine(line: string): Pick<RequestStatus, 'emoji' | 'name'> {
  const text = trimText(line);
  const { emoji = '', name = '' } = named.exec(text)?.groups ?? {};
  if (emoji !== '') return { emoji, name };
  const [first] = graphemes.segment(text);
  if (first && /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(first.segment)) {
    return { emoji: first.segment, name: trimText(text.slice(first.segment.length)) };
  }
  return { emoji: '', name: text };
}

function statusProblems(value: Statuses): Record<string, string> {
  const messages: Record<string, string> = {};
  if (value.open.length + value.closed.length > mostStatuses) {
    messages.closedStatuses = `A Stream has at most ${mostStatuses} statuses.`;
  }
  const seen = new Set<string>();
  for (const kind of kinds) {
    const other = kind === 'open' ? value.closed : value.open;
    if (value[kind].length === 0 && other.length > 0) {
      messages[`${kind}Statuses`] = `Name at least one that counts as ${kind}, or leave both empty.`;
    }
    for (const line of value[kind]) {
      const message = lineProblem(line, seen);
      if (message !== null) messages[`${kind}Statuses`] ??= message;
    }
  }
  return messages;
}

function lineProblem(line: string, seen: Set<string>): string | null {
  const { emoji, name } = readStatusLine(line);
  const key = nameKey(name);
  if (name === '') return `“${line}” has no name.`;
  if (name.length > longestStatusName) {
    return `“${name}” is too long: at most ${longestStatusName} characters.`;
  }
  if (emoji.length > 60) return `The emoji of “${name}” is too long.`;
  if (key === 'withdrawn') return '“Withdrawn” is what Requests are that their requester took back.';
  if (seen.has(key)) return `“${name}” is there twice.`;
  seen.add(key);
  return null;
}

/**
 * Statuses from lines. One whose name was there before keeps its id; where as many names went as came, they are
 * renamed in their order. Pure but for new ids.
 */
function statusesOfLines(
  before: readonly RequestStatus[],
  lines: readonly string[],
  counts: Kind,
): RequestStatus[] {
  const read = lines.map(readStatusLine);
  const had = before.filter((status) => status.counts === counts);
  const isNamed = (name: string) => (status: { name: string }) => nameKey(status.name) === nameKey(name);
  const gone = had.filter(({ name }) => !read.some(isNamed(name)));
  const come = read.filter(({ name }) => !had.some(isNamed(name)));
  const renamed = new Map(gone.length === come.length ? come.map(({ name }, i) => [name, gone[i]?.id]) : []);
  return read.map(({ emoji, name }) => {
    const id = had.find(isNamed(name))?.id ?? renamed.get(name) ?? randomBytes(6).toString('hex');
    return { id, name, emoji, counts };
  });
}

/** Requests whose status is gone get the first of its kind. */
function* moveRequests(db: WorkspaceDb, { id }: Stream, own: readonly RequestStatus[]): Steps<void> {
  const fields = yield* db.streams.everyField(id);
  const complete = fields.find(({ role }) => role === 'complete');
  if (!complete) throw new Error(`Stream ${id} has no field for whether a Request is complete.`);
  const first = (kind: Kind) => own.find(({ counts }) => counts === kind)?.id ?? null;
  yield* db.requests.moveStatuses(id, complete.id, {
    kept: own.map((status) => status.id),
    open: first('open'),
    closed: first('closed'),
  });
}
