import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';
import { cleanText } from '../../requests/clean-text.ts';
import type { LibraryField } from '../default-fields.ts';
import { type FieldType, nameKey } from '../field.ts';
import { checkDefinition } from './check-definition.ts';
import { readConditions, readField } from './field-entries.ts';
import { type FileProblem, type Problem, problemsOf } from './file-problem.ts';
import { type FieldEntry, type StreamFile, streamFile } from './file-schema.ts';
import { readSettings } from './setting-entries.ts';
import { defaultFieldNamed, type StreamDefinition } from './stream-definition.ts';

/** Far more than the largest Stream; a file beyond it is something else. */
export const longestFile = 1_000_000;

/** What a file is read for. */
export interface ReadFor {
  /** A field of the same name keeps its id where it can keep its answers, and so do its options, by their labels. */
  fields: readonly { field: LibraryField; possibleTypes: readonly FieldType[] }[];
  /** Names that no new field may take, by `nameKey`: the tool that keeps it for itself. */
  reserved: ReadonlyMap<string, string>;
}

const nothingBefore: ReadFor = { fields: [], reserved: new Map() };

export type ReadFile =
  | { ok: true; definition: StreamDefinition }
  /** In the order of the lines; never empty. */
  | { ok: false; problems: FileProblem[] };

/**
 * Reads a Stream from a YAML file.
 *
 * @param before the Stream that the file is to change.
 */
export function readStreamFile(text: string, newId: () => string, before: ReadFor = nothingBefore): ReadFile {
  if (text.length > longestFile)
    return { ok: false, problems: [{ line: 1, words: 'The file is too long.' }] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map(({ pos: [at], message }) => ({
    line: lines.linePos(at).line,
    words: `This is no YAML: ${message}.`,
  }));
  if (broken.length > 0) return { ok: false, problems: broken };
  if (document.contents === null) return { ok: false, problems: [{ line: 1, words: 'The file is empty.' }] };

  const lineOf = ({ path }: Problem) => lines.linePos(placeOf(document.contents, path)).line;
  const failed = (problems: readonly Problem[]): ReadFile => ({
    ok: false,
    problems: problems
      .map((problem) => ({ line: lineOf(problem), words: problem.words }))
      .toSorted((a, b) => a.line - b.line),
  });

  const parsed = streamFile.safeParse(asWritten(document.contents));
  if (!parsed.success) return failed(problemsOf(parsed.error));
  const { definition, problems } = define(parsed.data, newId, before);
  return problems.length > 0 ? failed(problems) : { ok: true, definition };
}

function define(
  file: StreamFile,
  newId: () => string,
  before: ReadFor,
): { definition: StreamDefinition; problems: Problem[] } {
  const entries = [
    ...file.form.map((entry, i) => ({ entry, onForm: true, path: ['form', i] as const })),
    ...file.library.map((entry, i) => ({ entry, onForm: false, path: ['library', i] as const })),
  ];
  const fields = entries.map(({ entry, onForm }) => {
    const same = sameField(entry, before, newId);
    const idOf = (label: string) =>
      same?.options.find((option) => nameKey(option.label) === nameKey(label))?.id ?? newId();
    return readField(entry, same?.id ?? newId(), onForm, newId, idOf);
  });
  const complete = fields.map((field, i) => ({
    ...field,
    showWhen: readConditions(entries[i]?.entry.show_when ?? [], fields),
  }));
  const { settings, problems } = readSettings(file.settings, complete);
  const definition = { name: file.name, description: file.description, fields: complete, settings };
  const places = entries.map(({ entry, path }) => ({ entry, path }));
  const taken = places.flatMap(({ entry, path }): Problem[] => {
    const tool = before.reserved.get(nameKey(entry.name));
    if (tool === undefined || sameField(entry, before, newId)) return [];
    return [{ path: [...path, 'name'], words: `${tool} keeps the name “${entry.name}” for itself.` }];
  });
  return { definition, problems: [...problems, ...taken, ...checkDefinition(definition, places)] };
}

/** The field of the Stream that the entry is about. */
function sameField(entry: FieldEntry, before: ReadFor, newId: () => string): LibraryField | undefined {
  const type = defaultFieldNamed(entry.name, newId)?.type ?? entry.type ?? 'text';
  return before.fields.find(
    ({ field, possibleTypes }) => nameKey(field.name) === nameKey(entry.name) && possibleTypes.includes(type),
  )?.field;
}

/** What stands there, every scalar as the text that was written; under `settings`, as YAML reads it. */
function asWritten(node: ParsedNode | Node | null, inSettings = false): unknown {
  if (isMap(node)) {
    const pairs = node.items.map((pair): [string, unknown] => {
      const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : '';
      return [key, asWritten(pair.value as Node | null, inSettings || key === 'settings')];
    });
    return Object.fromEntries(pairs);
  }
  if (isSeq(node)) return node.items.map((item) => asWritten(item as Node | null, inSettings));
  if (!isScalar(node)) return undefined;
  if (inSettings && typeof node.value !== 'string') return node.value;
  if (typeof node.value === 'string') return cleanText(node.value);
  return node.source ?? '';
}

/** Where in the text an entry stands; the last of the path that is there. */
function placeOf(root: ParsedNode | null, path: readonly PropertyKey[]): number {
  let at = root?.range[0] ?? 0;
  let node: unknown = root;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!isPair(pair)) break;
      at = isScalar(pair.key) ? (pair.key.range?.[0] ?? at) : at;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      at = (node as ParsedNode | undefined)?.range[0] ?? at;
    } else break;
  }
  return at;
}
