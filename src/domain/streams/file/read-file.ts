import type { LibraryField } from '../default-fields.ts';
import { type FieldType, nameKey } from '../field.ts';
import { checkDefinition } from './check-definition.ts';
import { fieldsByName, readConditions, readField } from './field-entries.ts';
import { lineOf, plainValue } from './file-node.ts';
import type { FileProblem, Problem } from './file-problem.ts';
import type { FieldEntry, StreamFile } from './file-schema.ts';
import type { ParsedFile } from './parse-file.ts';
import { understandFile } from './repair-file.ts';
import { readSettings } from './setting-entries.ts';
import { defaultFieldNamed, type StreamDefinition } from './stream-definition.ts';

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
  /** Everything that is wrong, in the order of the lines; never empty. */
  | { ok: false; problems: FileProblem[] };

/**
 * Reads a Stream from a file, see `parseFile`.
 *
 * @param before the Stream that the file is to change.
 */
export function readStreamFile(
  { root, problems: broken, isYaml }: ParsedFile,
  newId: () => string,
  before: ReadFor = nothingBefore,
): ReadFile {
  if (root === null) return { ok: false, problems: broken };
  const { file, problems, isConsequence } = understandFile(plainValue(root));
  const defined = file && isYaml ? define(file, newId, before) : null;
  const found = [...problems, ...(defined?.problems ?? []).filter((problem) => !isConsequence(problem))];
  const firstBroken = isYaml ? Number.POSITIVE_INFINITY : Math.min(...broken.map(({ line }) => line));
  const said = [
    ...broken,
    ...found
      // After what is no YAML nothing is certain.
      .filter(({ isMissing }) => isYaml || !isMissing)
      .map((problem) => ({ line: lineOf(root, problem.path), words: problem.words }))
      .filter(({ line }) => line < firstBroken),
  ];
  if (defined && said.length === 0) return { ok: true, definition: defined.definition };
  const once = new Map(said.map((one) => [`${one.line} ${one.words}`, one]));
  return { ok: false, problems: [...once.values()].toSorted((a, b) => a.line - b.line) };
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
  const present = new Map(before.fields.map((known) => [nameKey(known.field.name), known]));
  const same = new Map(entries.map(({ entry }) => [entry, sameField(entry, present, newId)]));
  const fields = entries.map(({ entry, onForm }) => {
    const field = same.get(entry);
    const ids = new Map(field?.options.map(({ label, id }) => [nameKey(label), id]));
    return readField(
      entry,
      field?.id ?? newId(),
      onForm,
      newId,
      (label) => ids.get(nameKey(label)) ?? newId(),
    );
  });
  const named = fieldsByName(fields);
  const complete = fields.map((field, i) => ({
    ...field,
    showWhen: readConditions(entries[i]?.entry.show_when ?? [], named),
  }));
  const { settings, problems } = readSettings(file.settings, complete);
  const definition = { name: file.name, description: file.description, fields: complete, settings };
  const places = entries.map(({ entry, path }) => ({ entry, path }));
  const taken = places.flatMap(({ entry, path }): Problem[] => {
    const tool = before.reserved.get(nameKey(entry.name));
    if (tool === undefined || same.get(entry)) return [];
    return [{ path: [...path, 'name'], words: `${tool} keeps the name “${entry.name}” for itself.` }];
  });
  return { definition, problems: [...problems, ...taken, ...checkDefinition(definition, places)] };
}

/** The field of the Stream that the entry is about. */
function sameField(
  entry: FieldEntry,
  present: ReadonlyMap<string, ReadFor['fields'][number]>,
  newId: () => string,
): LibraryField | undefined {
  const known = present.get(nameKey(entry.name));
  const type = defaultFieldNamed(entry.name, newId)?.type ?? entry.type ?? 'text';
  return known?.possibleTypes.includes(type) ? known.field : undefined;
}
