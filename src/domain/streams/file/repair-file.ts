import type { z } from 'zod';
import { trimText } from '../../text/visible-text.ts';
import { longestFieldName, mostFormFields } from '../field.ts';
import { type Problem, problemsOf } from './file-problem.ts';
import { fileVersion, type StreamFile, streamFile } from './file-schema.ts';

export interface UnderstoodFile {
  /** The file without what is wrong; null: it is no Stream at all. */
  file: StreamFile | null;
  problems: Problem[];
  /** Whether a problem found in the file that is left comes from what was taken out. */
  isConsequence: (problem: Problem) => boolean;
}

type Place = readonly PropertyKey[];
/** Fields that the form does not show. */
const maxLibrary = 500;

type Block = Record<string, unknown>;

/**
 * Says what is wrong with a file, and takes that out: so the rest can be checked in the same go and a person learns of
 * everything at once.
 */
export function understandFile(value: unknown): UnderstoodFile {
  const problems: Problem[] = [];
  const repaired: Place[] = [];
  let rest = withoutTooMany(value, problems);
  // What a repair uncovers is repaired too; a file that then still is none has its problems said.
  for (let round = 0; round < 3; round++) {
    const parsed = streamFile.safeParse(rest);
    if (parsed.success) {
      return { file: parsed.data, problems, isConsequence: (problem) => follows(problem, repaired) };
    }
    problems.push(
      ...problemsOf(parsed.error).filter(({ path }) => !repaired.some((one) => begins(path, one))),
    );
    const places = parsed.error.issues.flatMap(placesOf);
    if (!isBlock(rest) || places.length === 0) break;
    rest = places.reduce(withRepair, rest);
    repaired.push(...places);
  }
  return { file: null, problems, isConsequence: () => false };
}

/** A file with as many fields as are looked at. */
function withoutTooMany(value: unknown, problems: Problem[]): unknown {
  if (!isBlock(value)) return value;
  const short = Object.entries({ form: mostFormFields, library: maxLibrary }).flatMap(([key, max]) => {
    const entries = value[key];
    if (!Array.isArray(entries) || entries.length <= max) return [];
    const where = key === 'form' ? 'A form can show' : 'A library can hold';
    problems.push({ path: [key], words: `${where} at most ${max} fields; these are ${entries.length}.` });
    return [[key, entries.slice(0, max)] as const];
  });
  return { ...value, ...Object.fromEntries(short) };
}

/** What is to be taken out or replaced for an issue: a line of an entry, an entry, or a line of the file. */
function placesOf(issue: z.core.$ZodIssue): Place[] {
  const [first, second, third] = issue.path;
  if (issue.code === 'unrecognized_keys' && issue.path.length <= 2) {
    return issue.keys.map((key) => [...issue.path, key]);
  }
  if (first === undefined) return [];
  if (typeof second !== 'number') return [[first]];
  return [third === undefined ? [first, second] : [first, second, third]];
}

function withRepair(file: Block, [first, at, key]: Place): Block {
  const name = String(first);
  if (typeof at !== 'number') return cleaned({ ...file, [name]: replacement(name, file[name]) });
  const entries = Array.isArray(file[name]) ? file[name] : [];
  const entry: unknown = entries[at];
  const next =
    key !== undefined && isBlock(entry)
      ? { ...entry, [String(key)]: key === 'name' ? shortName(entry.name, at) : undefined }
      : { name: shortName(undefined, at), type: 'section' };
  if (key !== undefined && isBlock(entry) && !(key in entry) && key !== 'name') return file;
  return { ...file, [name]: entries.with(at, cleaned(next)) };
}

function replacement(name: string, value: unknown): unknown {
  if (name === 'streamly') return fileVersion;
  if (name === 'name') return shortName(value, 0);
  if (name === 'form' && Array.isArray(value) && value.length > 0) return value;
  return name === 'form' ? [{ name: 'Subject' }] : undefined;
}

/** A name that others can still mean, as far as one was given. */
function shortName(value: unknown, at: number): string {
  const given = typeof value === 'string' ? value.replaceAll(/\s+/g, ' ').slice(0, longestFieldName) : '';
  return trimText(given) === '' ? `Field ${at + 1}` : trimText(given);
}

/** What other checks of an entry, or of conditions on it, look at. */
const decisive: readonly PropertyKey[] = ['name', 'type', 'options'];

function follows({ path, words }: Problem, repaired: readonly Place[]): boolean {
  const isDecisive = (place: Place) =>
    place.length === 2 || (place.length === 3 && decisive.includes(place[2] ?? ''));
  return repaired.some((place) => {
    if (typeof place[1] !== 'number') return begins(path, place);
    if (begins(path, place)) return true;
    return (
      isDecisive(place) &&
      (begins(path, place.slice(0, 2)) || (path[2] === 'show_when' && words.includes('is no option of')))
    );
  });
}

function begins(path: Place, beginning: Place): boolean {
  return beginning.every((step, i) => path[i] === step);
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cleaned(block: Block): Block {
  return Object.fromEntries(Object.entries(block).filter(([, value]) => value !== undefined));
}
