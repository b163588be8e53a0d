import { type FieldDefinition, newField } from '../streams/field.ts';
import { type StatusSettings, statusesOf } from '../streams/statuses.ts';

/** A Stream, as far as its statuses go. */
export interface StreamWithStatuses {
  id: string;
  settings: StatusSettings;
}

const prefix = 'status-';

/**
 * The field that a Stream's own statuses are to the tools (S19); null where it has none: Complete says it all then.
 * Its id is the Stream's own, since Streams may share a component. Pure.
 */
export function statusField({ id, settings }: StreamWithStatuses): FieldDefinition | null {
  if (settings.statuses.length === 0) return null;
  return newField({
    id: statusFieldId(id),
    name: 'Status',
    type: 'select',
    options: statusesOf(settings).map((status) => ({ id: status.id, label: status.name })),
  });
}

export function statusFieldId(streamId: string): string {
  return `${prefix}${streamId}`;
}

/** Whether a field of this id, which is its key too, is a Stream's statuses. */
export function isStatusField(fieldId: string): boolean {
  return fieldId.startsWith(prefix);
}
