import type { FieldBinding, ToolFieldType, WantedField } from '../../integrations/connector.ts';
import type { LibraryField } from '../streams/default-fields.ts';
import type { FieldType } from '../streams/field.ts';
import { type StreamWithStatuses, statusField, statusFieldId } from './status-field.ts';

/** What a type is to the tools; null: nothing, they are told nothing of it. */
const toolTypes: Record<FieldType, ToolFieldType | null> = {
  text: 'text',
  rich_text: 'text',
  number: 'number',
  email: 'text',
  url: 'text',
  date: 'date',
  datetime: 'text',
  time: 'text',
  select: 'select',
  multi_select: 'multi_select',
  radio: 'select',
  checkboxes: 'multi_select',
  checkbox: 'checkbox',
  user: 'user',
  multi_user: 'multi_user',
  channel: 'channel',
  multi_channel: 'multi_channel',
  files: 'text',
  section: null,
};

/**
 * The fields that a component is to have for a Stream, in the order of the library, then its own statuses. A deleted
 * field is only wanted (as deleted) where the tool has something of it. Pure.
 *
 * @param library every field that the Stream ever had.
 * @param known what the tool has of them already.
 */
export function wantedFields(
  library: readonly (LibraryField & { deleted: boolean })[],
  known: readonly Pick<FieldBinding, 'fieldId'>[],
  stream: StreamWithStatuses,
): WantedField[] {
  const bound = new Set(known.map((binding) => binding.fieldId));
  const fields = library
    .filter((field) => !field.deleted || bound.has(field.id))
    .flatMap((field) => {
      const type = toolType(field);
      if (type === null) return [];
      return {
        fieldId: field.id,
        name: field.name,
        type,
        ...(type === 'text' ? { multiline: hasLines(field) } : {}),
        ...(type === 'number' ? { decimals: field.decimals } : {}),
        role: field.role,
        options: field.role === 'complete' ? [] : field.options.map((option) => option.label),
        state: stateOf(field),
      };
    });
  return [...fields, ...wantedStatus(stream, bound)];
}

/** A Stream that has no statuses of its own any more takes them off its tasks, as a field that is off the form. */
function wantedStatus(stream: StreamWithStatuses, bound: ReadonlySet<string>): WantedField[] {
  const field = statusField(stream);
  const fieldId = statusFieldId(stream.id);
  if (!field && !bound.has(fieldId)) return [];
  return [
    {
      fieldId,
      name: field?.name ?? 'Status',
      type: 'select',
      role: 'status',
      options: field?.options.map(({ label }) => label) ?? [],
      state: field ? 'on_form' : 'off_form',
    },
  ];
}

/** Open or Closed is a checkbox in the tools. */
function toolType({ role, type }: Pick<LibraryField, 'role' | 'type'>): ToolFieldType | null {
  return role === 'complete' ? 'checkbox' : toolTypes[type];
}

function hasLines({ type, multiline }: Pick<LibraryField, 'type' | 'multiline'>): boolean {
  return type === 'text' ? multiline : type === 'rich_text' || type === 'files';
}

function stateOf(field: LibraryField & { deleted: boolean }): WantedField['state'] {
  if (field.deleted) return 'deleted';
  // Every Request has the fields with a role, asked for or not: the team assigns and sets due dates on the card.
  return field.onForm || field.role !== null ? 'on_form' : 'off_form';
}

/** Text that is the same for the same wanted fields, and for no others. Pure. */
export function fingerprint(wanted: readonly WantedField[]): string {
  return JSON.stringify(
    wanted.map(({ fieldId, name, type, multiline, decimals, role, options, state }) => [
      fieldId,
      name,
      type,
      multiline ?? null,
      role,
      options,
      state,
      ...(decimals === undefined ? [] : [decimals]),
    ]),
  );
}
