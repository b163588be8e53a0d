import type { FieldDefinition, FieldRole } from '../streams/field.ts';
import { type StatusSettings, statusOf } from '../streams/statuses.ts';
import type { Answer, Answers } from './answers.ts';
import type { RequestChanges } from './check-changes.ts';
import type { Change } from './history.ts';
import type { Request } from './request.ts';

/** What a window changes of a Request: all that its form asks for, or one thing alone. */
export const editParts = ['form', 'assignee', 'due_date', 'status'] as const;
export type EditPart = (typeof editParts)[number];

/** Fields with a role that a part is about, beside the form's own. */
const rolesOfPart: Record<EditPart, readonly FieldRole[]> = {
  form: ['assignee', 'due_date'],
  assignee: ['assignee'],
  due_date: ['due_date'],
  status: ['complete'],
};

/**
 * The fields of a Request that a window can change, in form order. Neither Subject nor Requester change; files are
 * given once, and a deleted field is left as it is. Pure.
 *
 * @param form of the Request's own version.
 * @param present the library, with every option that answers may hold; see `fieldsOfRequest`.
 * @param inTeam whether the person may also change what the form did not ask for.
 */
export function editFields(
  part: EditPart,
  form: readonly FieldDefinition[],
  present: readonly FieldDefinition[],
  inTeam: boolean,
): FieldDefinition[] {
  const roles = rolesOfPart[part];
  const known = new Map(present.map((field) => [field.id, field]));
  const asked = form.flatMap((field): FieldDefinition[] => {
    const now = known.get(field.id);
    if (!now || field.type === 'files' || (part !== 'form' && !roles.includes(field.role ?? 'subject'))) {
      return [];
    }
    return field.role === 'subject' ? [] : [{ ...field, options: now.options }];
  });
  const isAsked = new Set(asked.map(({ id }) => id));
  const others = roles.flatMap((role) =>
    present.filter(
      (field) => field.role === role && !isAsked.has(field.id) && (inTeam || role === 'complete'),
    ),
  );
  // Where the form does not ask for them, nobody has to answer.
  return [...asked, ...others.map((field) => ({ ...field, required: false }))];
}

/** What a Request has for a field, also for one with a role: the status is an id of `statusesOf`. Null: nothing. */
export function fieldValue(
  request: Request,
  field: FieldDefinition,
  settings: StatusSettings,
): Answer | null {
  switch (field.role) {
    case 'assignee':
      return request.assigneeId;
    case 'due_date':
      return request.dueDate;
    case 'complete':
      return statusOf(request, settings).id;
    case 'subject':
      return request.subject;
    default:
      return request.answers[field.id] ?? null;
  }
}

/** What a Request has, by field, for inputs and conditions to go by. */
export function valuesOf(
  request: Request,
  fields: readonly FieldDefinition[],
  settings: StatusSettings,
): Answers {
  const values = fields.map((field): [string, Answer | null] => [
    field.id,
    fieldValue(request, field, settings),
  ]);
  return Object.fromEntries(values.filter((value): value is [string, Answer] => value[1] !== null));
}

/** Whether an entry of the history tells of a change of the field. */
export function isAbout(change: Change, { id, role }: FieldDefinition): boolean {
  switch (change.kind) {
    case 'answered':
      return role === null && change.fieldId === id;
    case 'assigned':
      return role === 'assignee';
    case 'due_date_set':
      return role === 'due_date';
    case 'completed':
    case 'reopened':
    case 'status_set':
    case 'withdrawn':
      return role === 'complete';
    default:
      return false;
  }
}

/** Values by field as `changeRequest` takes them. */
export function asChanges(values: ReadonlyMap<FieldDefinition, Answer | null>): RequestChanges {
  const changes: RequestChanges = {};
  const answers: Record<string, Answer | null> = {};
  for (const [{ id, role }, value] of values) {
    const single = Array.isArray(value) ? (value[0] ?? null) : value;
    if (role === 'assignee') changes.assigneeId = single;
    else if (role === 'due_date') changes.dueDate = single;
    else if (role === 'complete') changes.statusId = single ?? '';
    else answers[id] = value;
  }
  return { ...changes, answers };
}
