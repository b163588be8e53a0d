import { type FieldDefinition, type FieldRole, longestSubject, newField } from './field.ts';

/** A field of a new Stream's library, and whether its first form shows it. */
export interface LibraryField extends FieldDefinition {
  onForm: boolean;
}

/** What may be done with a field of the library (S4). */
export interface FieldRights {
  /** `all_but_name`: everything of it except its name. */
  edit: 'all' | 'all_but_name' | 'nothing';
  delete: boolean;
  /** `always`: cannot be taken off the form. `never`: cannot be put on it. */
  onForm: 'always' | 'may' | 'never';
}

const rightsOfRole: Record<FieldRole, FieldRights> = {
  complete: { edit: 'nothing', delete: false, onForm: 'never' },
  requester: { edit: 'nothing', delete: false, onForm: 'never' },
  subject: { edit: 'nothing', delete: false, onForm: 'always' },
  assignee: { edit: 'all_but_name', delete: false, onForm: 'may' },
  due_date: { edit: 'all_but_name', delete: false, onForm: 'may' },
};

/** See the table of S4. */
export function fieldRights(field: Pick<FieldDefinition, 'role'>): FieldRights {
  return field.role === null ? { edit: 'all', delete: true, onForm: 'may' } : rightsOfRole[field.role];
}

/** The fields that every Stream begins with (S4), in the order of its first form. */
export function defaultFields(newId: () => string): LibraryField[] {
  const field = (definition: Partial<FieldDefinition> & Pick<FieldDefinition, 'name' | 'type'>) =>
    newField({ id: newId(), ...definition });
  return [
    { ...field({ name: 'Complete', type: 'select', role: 'complete' }), onForm: false },
    { ...field({ name: 'Requester', type: 'user', role: 'requester' }), onForm: false },
    {
      ...field({
        name: 'Subject',
        type: 'text',
        role: 'subject',
        required: true,
        maxLength: longestSubject,
        placeholder: 'What do you need, in one line?',
      }),
      onForm: true,
    },
    { ...field({ name: 'Details', type: 'text', multiline: true }), onForm: true },
    {
      ...field({
        name: 'Assignee',
        type: 'user',
        role: 'assignee',
        hint: 'Someone in the team. Leave empty if you do not know.',
      }),
      onForm: true,
    },
    { ...field({ name: 'Due date', type: 'date', role: 'due_date' }), onForm: true },
    { ...field({ name: 'Other subject expert', type: 'user' }), onForm: true },
  ];
}

/** Names that no new field of any Stream may take (S7), whatever was deleted. */
export const defaultFieldNames = [
  'Complete',
  'Requester',
  'Subject',
  'Assignee',
  'Due date',
  'Details',
  'Other subject expert',
] as const;
