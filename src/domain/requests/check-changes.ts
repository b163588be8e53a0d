import type { FieldDefinition, FieldRole } from '../streams/field.ts';
import {
  firstStatus,
  type RequestStatus,
  type StatusSettings,
  statusesOf,
  statusOf,
} from '../streams/statuses.ts';
import { trimText } from '../text/visible-text.ts';
import { type Answer, type Answers, answerList } from './answers.ts';
import { type CheckContext, checkAnswer, isBlank } from './check-answers.ts';
import { cleanText } from './clean-text.ts';
import type { Request } from './request.ts';

/** What is to become of a Request. What is absent stays as it is; null, or a blank answer, takes a value away. */
export interface RequestChanges {
  /** From tools alone: people do not change it. */
  subject?: string;
  /** Completes or reopens it, to the first status of that kind. One that is so already stays in its status. */
  isOpen?: boolean;
  /** One of the Stream's `statusesOf`; goes before `isOpen`. */
  statusId?: string;
  /** Slack id of someone in the team. */
  assigneeId?: string | null;
  /** YYYY-MM-DD */
  dueDate?: string | null;
  /** Whether only the team and the requester see it (R16). */
  isPrivate?: boolean;
  /** By field id, for fields without a role. */
  answers?: Readonly<Record<string, Answer | null>>;
  /** Ids of fields that conditions hide by these changes: they may be emptied, though required (S13). */
  hidden?: readonly string[];
}

/** Changes that fit and differ from what the Request has. */
export interface FittingChanges extends Omit<RequestChanges, 'isOpen' | 'statusId' | 'hidden'> {
  status?: RequestStatus;
}

/** What is to be made of changes, and why the others do not fit. */
export interface CheckedChanges {
  fitting: FittingChanges;
  /** Field id → why its value does not fit, in words. */
  refused: Record<string, string>;
}

export interface ChangeCheck extends CheckContext {
  /** Every field that the Request can have a value for, those with a role too. */
  fields: readonly FieldDefinition[];
  /** False: a value may be taken away from a required field, as happens in tools. */
  requires: boolean;
  settings: StatusSettings;
}

/** Sorts changes into those that make a difference and those that do not fit. Pure. */
export function checkChanges(request: Request, changes: RequestChanges, check: ChangeCheck): CheckedChanges {
  const refused: Record<string, string> = {};
  const fitting: FittingChanges = {};

  function fieldOfRole(role: FieldRole): FieldDefinition {
    const field = check.fields.find((candidate) => candidate.role === role);
    if (!field) throw new Error(`A Stream without a field for ${role}.`);
    return field;
  }

  /** The value as it is to be kept, null for none; undefined where it does not fit. */
  function checked(field: FieldDefinition, value: Answer | null): Answer | null | undefined {
    const answer = value === null ? null : tidy(value);
    const isRequired = field.role === 'subject' || (check.requires && !changes.hidden?.includes(field.id));
    const asked = isRequired ? field : { ...field, required: false };
    const message = checkAnswer(asked, answer ?? undefined, check);
    if (message !== null) {
      refused[field.id] = message;
      return undefined;
    }
    return answer === null || isBlank(answer) ? null : answer;
  }

  /** The same for a field that every Stream has, whose values are single. */
  function checkedRole(role: FieldRole, value: string | null): string | null | undefined {
    const answer = checked(fieldOfRole(role), value);
    return answer === undefined ? undefined : (answerList(answer ?? undefined)[0] ?? null);
  }

  const status = wantedStatus(request, changes, check.settings);
  if (status === 'gone')
    refused[fieldOfRole('complete').id] = 'This status was taken away. Choose another one.';
  else if (status && status.id !== statusOf(request, check.settings).id) fitting.status = status;
  if (changes.subject !== undefined) {
    const subject = checkedRole('subject', changes.subject);
    if (subject && subject !== request.subject) fitting.subject = subject;
  }
  if (changes.assigneeId !== undefined && changes.assigneeId !== request.assigneeId) {
    const assigneeId = checkedRole('assignee', changes.assigneeId);
    if (assigneeId !== undefined) fitting.assigneeId = assigneeId;
  }
  if (changes.dueDate !== undefined && changes.dueDate !== request.dueDate) {
    const dueDate = checkedRole('due_date', changes.dueDate);
    if (dueDate !== undefined) fitting.dueDate = dueDate;
  }

  if (changes.isPrivate !== undefined && changes.isPrivate !== request.isPrivate) {
    fitting.isPrivate = changes.isPrivate;
  }

  const answers: Record<string, Answer | null> = {};
  for (const [fieldId, value] of Object.entries(changes.answers ?? {})) {
    const before = request.answers[fieldId] ?? null;
    if (sameAnswer(value, before)) continue;
    const field = check.fields.find(({ id, role }) => id === fieldId && role === null);
    if (!field) {
      refused[fieldId] = 'This field was deleted.';
      continue;
    }
    const answer = checked(field, value);
    if (answer !== undefined && !sameAnswer(answer, before)) answers[fieldId] = answer;
  }
  if (Object.keys(answers).length > 0) fitting.answers = answers;
  return { fitting, refused };
}

/** Null: the status is to stay. */
function wantedStatus(
  request: Request,
  { isOpen, statusId }: RequestChanges,
  settings: StatusSettings,
): RequestStatus | 'gone' | null {
  if (statusId !== undefined) return statusesOf(settings).find(({ id }) => id === statusId) ?? 'gone';
  if (isOpen === undefined || isOpen === request.isOpen) return null;
  return firstStatus(settings, isOpen ? 'open' : 'closed');
}

function tidy(value: Answer): Answer {
  return typeof value === 'string' ? trimText(cleanText(value)) : value;
}

/** Whether two answers are the same. The order of a list means nothing: tools and Slack each have one of their own. */
export function sameAnswer(one: Answer | null, other: Answer | null): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value) => other.includes(value));
  }
  return one === other;
}

/** The answers with changes made to them: null takes one away. Pure. */
export function changedAnswers(answers: Answers, changes: Readonly<Record<string, Answer | null>>): Answers {
  const changed = new Map(Object.entries(answers));
  for (const [fieldId, answer] of Object.entries(changes)) {
    if (answer === null) changed.delete(fieldId);
    else changed.set(fieldId, answer);
  }
  return Object.fromEntries(changed);
}
