import type { TaskSnapshot } from '../../integrations/changes.ts';
import type { FieldBinding, TaskContent, TaskValue } from '../../integrations/connector.ts';

/** Values by key, see `keyOf`. A key that is absent is no field of that side. */
export type Values = Map<string, TaskValue | null>;

/** What a Request says to a tool, field by field. Pure. */
export function valuesOfContent(content: TaskContent): Values {
  const { subject, complete, assignee, dueDate, answers } = content;
  return new Map<string, TaskValue | null>([
    ['subject', { type: 'text', text: subject }],
    ['complete', { type: 'checked', checked: complete }],
    ['assignee', assignee && { type: 'people', people: [assignee] }],
    ['due_date', dueDate === null ? null : { type: 'date', date: dueDate }],
    ...answers.map(({ fieldId, value }) => [fieldId, value] as const),
  ]);
}

/** What a task says, field by field. Pure. */
export function valuesOfTask({ subject, complete, assignee, dueDate, values }: TaskSnapshot): Values {
  const found: Values = new Map(Object.entries(values));
  if (subject !== undefined) found.set('subject', { type: 'text', text: subject });
  if (complete !== undefined) found.set('complete', { type: 'checked', checked: complete });
  if (assignee !== undefined) found.set('assignee', assignee && { type: 'people', people: [assignee] });
  if (dueDate !== undefined) found.set('due_date', dueDate === null ? null : { type: 'date', date: dueDate });
  return found;
}

/** The tool's id of each field, by key. Pure. */
export function placesOf(bindings: readonly FieldBinding[], roles: ReadonlyMap<string, string>) {
  return new Map(bindings.map(({ fieldId, externalId }) => [roles.get(fieldId) ?? fieldId, externalId]));
}
