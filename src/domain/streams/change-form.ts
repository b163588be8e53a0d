import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import type { Connectors } from '../../integrations/registry.ts';
import type { Person } from '../people.ts';
import { defaultFieldNames, fieldRights, type LibraryField } from './default-fields.ts';
import {
  type FieldDefinition,
  type FieldType,
  isAnswered,
  longestFieldName,
  mostChoices,
  mostFormFields,
  nameKey,
  newField,
  takesOptions,
} from './field.ts';
import { managedStream } from './manage-stream.ts';
import { parseOptions } from './options-list.ts';

export interface NewFieldInput {
  name: string;
  type: FieldType;
  /** As typed, see `parseOptions`. */
  options: string;
  required: boolean;
  multiline: boolean;
  hint: string;
  placeholder: string;
}

const tooManyFields = `A form can show at most ${mostFormFields} fields. Take one off first.`;

type Parts = Pick<Context, 'store' | 'clock' | 'newId' | 'connectors'>;

/**
 * Adds a field to a Stream's library and puts it at the end of the form.
 *
 * @throws InvalidInput by `name` and `options`; PeopleError `not_allowed`.
 */
export async function addField(
  { store, clock, newId, connectors }: Parts,
  workspaceId: string,
  admin: Person,
  streamId: string,
  input: NewFieldInput,
): Promise<FieldDefinition> {
  return store.in(workspaceId).transaction(function* (db) {
    yield* managedStream(db, admin, streamId);
    const library = yield* db.streams.library(streamId, { lock: true });
    const field = newField({
      id: newId(),
      name: input.name.trim(),
      type: input.type,
      required: input.required && isAnswered(input),
      multiline: input.type === 'text' && input.multiline,
      hint: input.hint.trim(),
      placeholder: input.placeholder.trim(),
      options: readOptions(input, newId),
    });
    const tools = yield* db.integrations.connectedTools(streamId);
    const problem = nameProblem(field.name, library, reservedNames(connectors, tools));
    if (problem) throw new InvalidInput({ name: problem });
    const form = library.filter((other) => other.onForm);
    if (form.length >= mostFormFields) throw new InvalidInput({ name: tooManyFields });
    yield* db.streams.addField(streamId, field, clock());
    yield* putForm(db, streamId, [...form, field], admin, clock());
    return field;
  });
}

/** Puts a library field at the end of the form, or takes it off (S8: it stays in the library). */
export async function setOnForm(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  workspaceId: string,
  admin: Person,
  streamId: string,
  fieldId: string,
  onForm: boolean,
): Promise<void> {
  await store.in(workspaceId).transaction(function* (db) {
    yield* managedStream(db, admin, streamId);
    const library = yield* db.streams.library(streamId, { lock: true });
    const field = libraryField(library, fieldId);
    if (field.onForm === onForm) return;
    if (fieldRights(field).onForm !== 'may') {
      throw new PeopleError('not_allowed', `${field.name} cannot be put on the form or taken off it.`);
    }
    const form = library.filter((other) => other.onForm && other.id !== fieldId);
    if (onForm && form.length >= mostFormFields) throw new PeopleError('invalid', tooManyFields);
    yield* putForm(db, streamId, onForm ? [...form, field] : form, admin, clock());
  });
}

/** Deletes a field from the library and the form; old Requests keep its answers (S8). */
export async function deleteField(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  workspaceId: string,
  admin: Person,
  streamId: string,
  fieldId: string,
): Promise<void> {
  await store.in(workspaceId).transaction(function* (db) {
    yield* managedStream(db, admin, streamId);
    const library = yield* db.streams.library(streamId, { lock: true });
    const field = libraryField(library, fieldId);
    if (!fieldRights(field).delete) throw new PeopleError('not_allowed', `${field.name} cannot be deleted.`);
    yield* db.streams.deleteField(streamId, fieldId, clock());
    const form = library.filter((other) => other.onForm && other.id !== fieldId);
    yield* putForm(db, streamId, form, admin, clock());
  });
}

function* putForm(
  db: WorkspaceDb,
  streamId: string,
  fields: readonly (FieldDefinition & { onForm?: boolean })[],
  by: Person,
  at: Date,
): Steps<void> {
  const form = fields.map(({ onForm: _, ...definition }) => definition);
  yield* db.streams.putForm(streamId, form, { userId: by.userId, at });
  for (const tool of yield* db.integrations.connectedTools(streamId)) yield* db.deliveries.oweFields(tool);
}

function libraryField(library: readonly LibraryField[], fieldId: string): LibraryField {
  const field = library.find((candidate) => candidate.id === fieldId);
  if (!field) throw new PeopleError('not_found', 'This field was deleted meanwhile.');
  return field;
}

function readOptions(input: NewFieldInput, newId: () => string) {
  if (!takesOptions(input.type)) return [];
  try {
    const options = parseOptions(input.options, [], newId);
    const isButtons = input.type === 'radio' || input.type === 'checkboxes';
    if (isButtons && options.length > mostChoices) {
      const words = `Slack shows at most ${mostChoices} of these; there are ${options.length}. Choose Select or Multi select.`;
      throw new PeopleError('invalid', words);
    }
    return options;
  } catch (error) {
    if (error instanceof PeopleError) throw new InvalidInput({ options: error.message });
    throw error;
  }
}

function reservedNames(connectors: Connectors, tools: readonly { tool: string }[]): Map<string, string> {
  const reserved = new Map<string, string>();
  for (const { tool } of tools) {
    const connector = connectors.of(tool);
    for (const name of connector.reservedFieldNames) reserved.set(nameKey(name), connector.words.tool);
  }
  return reserved;
}

/** What is wrong with the name of a new field (S7); null: nothing. */
function nameProblem(
  name: string,
  library: readonly FieldDefinition[],
  reserved: ReadonlyMap<string, string>,
): string | null {
  if (name === '') return 'Give the field a name.';
  if (/[\r\n]/.test(name)) return 'The name must be one line.';
  if (name.length > longestFieldName) {
    return `The name may have at most ${longestFieldName} characters; this has ${name.length}.`;
  }
  const key = nameKey(name);
  if (library.some((field) => nameKey(field.name) === key)) {
    return `There is a field called “${name}” already. Choose another name.`;
  }
  if (defaultFieldNames.some((reservedName) => nameKey(reservedName) === key)) {
    return `“${name}” is the name of a default field. Choose another name.`;
  }
  const tool = reserved.get(key);
  return tool ? `${tool} keeps the name “${name}” for itself. Choose another name.` : null;
}
