import type { Context } from '../../../context.ts';
import type { Steps } from '../../../db/steps.ts';
import type { WorkspaceDb } from '../../../db/store.ts';
import { PeopleError } from '../../../errors.ts';
import type { AuditAct } from '../../audit/audit-entry.ts';
import type { Person } from '../../people.ts';
import { oweCardsOfStream, oweWhereSeenAnew } from '../../requests/owe-everywhere.ts';
import { changeDraft, type DraftChange, type DraftPlace } from '../change-draft.ts';
import { compareForms, type FieldChange } from '../compare-forms.ts';
import type { LibraryField } from '../default-fields.ts';
import { fieldRights } from '../default-fields.ts';
import { type Draft, libraryOf, type PublishedField } from '../draft.ts';
import { differences } from '../field-differences.ts';
import { reservedNames } from '../field-names.ts';
import { managedStream } from '../manage-stream.ts';
import { oweButton } from '../owe-button.ts';
import type { Stream } from '../stream.ts';
import { nameTaken } from '../stream-name.ts';
import { firstStreamSettings, type StreamSettings } from '../stream-settings.ts';
import { possibleTypes } from '../type-changes.ts';
import { lineOf } from './file-node.ts';
import type { FileProblem } from './file-problem.ts';
import { atOnceWords, draftWords } from './import-words.ts';
import type { ParsedFile } from './parse-file.ts';
import { type ReadFor, readStreamFile } from './read-file.ts';
import { notInFiles } from './setting-entries.ts';
import { isOwnField, type StreamDefinition } from './stream-definition.ts';

type Parts = Pick<Context, 'store' | 'clock' | 'newId' | 'connectors'>;

/** What a file would change of a Stream. */
export interface ImportPlan {
  stream: Stream;
  /** Of the draft that the file was compared with. */
  revision: number;
  /** Name, description and settings: they hold as soon as the file is imported. In words. */
  atOnce: string[];
  /** Changes of form and library: they wait in the draft until it is published. In words. */
  draft: string[];
}

export type ImportResult<Done> =
  | { ok: true; plan: ImportPlan; done: Done }
  | { ok: false; problems: FileProblem[] };

interface Compared {
  plan: ImportPlan;
  definition: StreamDefinition;
  /** Every field that the Stream is to have, form first. */
  fields: LibraryField[];
  changes: FieldChange[];
  settings: Partial<StreamSettings>;
}

/**
 * Says what a file would change of a Stream, and changes nothing.
 *
 * @throws PeopleError `not_found`, `not_allowed`.
 */
export function* planImport(
  parts: Pick<Parts, 'connectors' | 'newId'>,
  db: WorkspaceDb,
  person: Person,
  streamId: string,
  file: ParsedFile,
): Steps<ImportResult<null>> {
  const stream = yield* managedStream(db, person, streamId);
  const draft = yield* db.streams.draft(streamId);
  const compared = yield* compare(parts, db, stream, draft, file);
  return compared.ok ? { ok: true, plan: compared.plan, done: null } : compared;
}

/**
 * Makes a Stream as a file says (S12): form and library as a draft, the rest at once; all of it or nothing. Where
 * the draft was changed since the plan was made, nothing is done, and the new plan is returned.
 *
 * @param revision of the plan that the person has seen.
 * @throws PeopleError `not_found`, `not_allowed`.
 */
export function importStream(
  parts: Parts,
  where: DraftPlace,
  { file, revision }: { file: ParsedFile; revision: number },
): Promise<ImportResult<'imported' | 'changed_meanwhile'>> {
  return changeDraft(parts, where, function* ({ db, stream, draft, now }): Steps<
    DraftChange<ImportResult<'imported' | 'changed_meanwhile'>>
  > {
    const compared = yield* compare(parts, db, stream, draft, file);
    if (!compared.ok) return { result: compared, acts: [] };
    const { plan } = compared;
    if (draft.revision !== revision) {
      return { result: { ok: true, plan, done: 'changed_meanwhile' }, acts: [] };
    }
    yield* writeFields(db, stream.id, draft, compared, now);
    const { name, description } = compared.definition;
    yield* db.streams.change(stream.id, { name, description });
    yield* db.streams.changeSettings(stream.id, compared.settings);
    yield* oweButton(db, stream);
    yield* oweWhereSeenAnew(db, stream, compared.settings);
    if (name !== stream.name) yield* oweCardsOfStream(db, stream.id);
    const touched = plan.atOnce.length + plan.draft.length > 0;
    return {
      result: { ok: true, plan, done: 'imported' },
      acts: touched ? actsOf(stream, compared) : [],
    };
  });
}

function* compare(
  { connectors, newId }: Pick<Parts, 'connectors' | 'newId'>,
  db: WorkspaceDb,
  stream: Stream,
  draft: Draft,
  file: ParsedFile,
): Steps<({ ok: true } & Compared) | { ok: false; problems: FileProblem[] }> {
  const readFor: ReadFor = {
    fields: draft.fields
      .filter((field) => !field.deleted)
      .map(({ definition, onForm, published }) => ({
        field: { ...definition, onForm },
        possibleTypes: possibleTypes(published?.definition.type ?? null),
      })),
    reserved: yield* reservedNames(db, connectors, stream.id),
  };
  const read = readStreamFile(file, newId, readFor);
  const taken = yield* nameTaken(db, read.ok ? read.definition.name : nameIn(file), stream.id);
  const line = lineOf(file.root, ['name']);
  const problems = [
    ...(read.ok ? [] : read.problems),
    ...(taken === null ? [] : [{ line, words: taken }]),
  ].toSorted((a, b) => a.line - b.line);
  if (!read.ok || problems.length > 0) return { ok: false, problems };
  const { definition } = read;

  const before = libraryOf(draft);
  // Fields that no file can delete stay, off the form.
  const kept = before.filter(
    (field) => !fieldRights(field).delete && !definition.fields.some(({ id }) => id === field.id),
  );
  const fields = [...definition.fields, ...kept.map((field) => ({ ...field, onForm: false }))];
  const changes = compareForms(placed(before), placed(fields));
  const known = new Map([...before, ...fields].map((field) => [field.id, field]));
  const find = (id: string) => known.get(id);
  const settings = settingsOf(definition);
  return {
    ok: true,
    definition,
    fields,
    changes,
    settings,
    plan: {
      stream,
      revision: draft.revision,
      atOnce: atOnceWords(stream, definition, settings),
      draft: draftWords(changes, find),
    },
  };
}

/** Also of a file in which other things are wrong. */
function nameIn({ root }: ParsedFile): string {
  const node = root && 'entries' in root ? root.entries.get('name')?.node : undefined;
  return node && 'text' in node ? node.text : '';
}

/** What a file does not say is as in a new Stream, but for what is never in files. */
function settingsOf({ settings }: StreamDefinition): Partial<StreamSettings> {
  const first = Object.entries(firstStreamSettings).filter(
    ([key]) => !(notInFiles as readonly string[]).includes(key),
  );
  return { ...Object.fromEntries(first), ...settings };
}

function* writeFields(
  db: WorkspaceDb,
  streamId: string,
  draft: Draft,
  { fields, changes }: Compared,
  now: Date,
): Steps<void> {
  for (const { kind, field } of changes) {
    if (kind === 'deleted') yield* db.streams.deleteField(streamId, field.id, now);
  }
  const before = libraryOf(draft);
  for (const { onForm: _, ...field } of fields) {
    const was = before.find(({ id }) => id === field.id);
    if (!was) {
      const added = yield* db.streams.addField(streamId, field, now);
      if (!added) throw new PeopleError('invalid', `There is a field called “${field.name}” already.`);
    } else if (differences(was, field).length > 0) yield* db.streams.changeField(streamId, field);
  }
  if (changes.length === 0) return;
  yield* db.streams.placeFields(
    streamId,
    fields.filter(({ onForm }) => onForm).map(({ id }) => id),
  );
}

function placed(library: readonly LibraryField[]): PublishedField[] {
  let place = 0;
  return library
    .filter((field) => !isOwnField(field))
    .map(({ onForm, ...definition }) => ({ definition, position: onForm ? place++ : null, deleted: false }));
}

function actsOf(stream: Stream, { definition, changes, plan }: Compared): AuditAct[] {
  const field = (kind: 'added' | 'removed') => (change: FieldChange) =>
    ({ kind, what: 'field', name: change.field.name }) as const;
  const others = changes.some(({ kind }) => kind !== 'added' && kind !== 'deleted');
  const changed = (setting: string, was: string | null, is: string | null): AuditAct => ({
    kind: 'changed',
    setting,
    was,
    is,
  });
  return [
    changed('The Stream, from a file', null, null),
    ...changes.filter(({ kind }) => kind === 'added').map(field('added')),
    ...changes.filter(({ kind }) => kind === 'deleted').map(field('removed')),
    ...(others ? [changed('Form', null, plan.draft.join(' ').slice(0, 1000))] : []),
    ...(definition.name === stream.name ? [] : [changed('Name', stream.name, definition.name)]),
    ...plan.atOnce
      .filter((words) => words.startsWith('The setting'))
      .map((words) => changed('Settings', null, words)),
  ];
}
