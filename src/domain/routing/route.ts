import type { Answers } from '../requests/answers.ts';
import { meets } from '../streams/conditions.ts';
import { type FieldDefinition, nameKey } from '../streams/field.ts';
import type { ChannelTrouble } from '../streams/stream.ts';
import { dueDay } from './due-day.ts';
import { type Problem, problemWithCondition, problemWithPerson } from './problems.ts';
import type { Route, Turn, WholeRule } from './rules.ts';

/** What a Request is routed by beside its answers. */
export interface RouteFacts {
  /** Fields whose answers count: those that the requester was shown. */
  fields: readonly FieldDefinition[];
  /** Fields that are deleted, by id. */
  deletedFields: ReadonlySet<string>;
  team: ReadonlySet<string>;
  /** Of the people whom rules name, those who were deactivated in Slack. */
  deactivated: ReadonlySet<string>;
  /** Whose turn it was last, by the `nameKey` of the rule. */
  turns: ReadonlyMap<string, Turn>;
  /** The day of submission, YYYY-MM-DD. */
  today: string;
  /** Ids of the Stream's connected tools. */
  toolIds: ReadonlySet<string>;
  /** Channels whose state is known; null: Requests can be shown there. */
  channels: ReadonlyMap<string, ChannelTrouble | null>;
  /** What the requester chose; null: nothing. */
  typed: { assigneeId: string | null; dueDate: string | null };
}

/** What of a rule that is for the Request was left out, and why. */
export interface LeftOut {
  /** The rule's name. */
  rule: string;
  problem: Problem;
}

/** Something that a rule has set, by the rule's name. */
export type Given = { rule: string } & (
  | { target: 'assignee'; userId: string }
  | { target: 'due_date'; day: string }
  | { target: 'channel'; channelId: string }
  /** With none the task is in no tool. */
  | { target: 'tools'; toolIds: readonly string[] }
  | { target: 'section'; toolId: string; name: string }
);

export interface Routed {
  assigneeId: string | null;
  dueDate: string | null;
  /** What rules have set, in the order of the rules. */
  given: readonly Given[];
  /** Null: where all Requests of the Stream are. */
  route: Route | null;
  /** Turns that were taken: the `nameKey` of the rule, and whose turn it was. */
  turns: ReadonlyMap<string, Turn>;
  leftOut: readonly LeftOut[];
}

/**
 * Where a Request goes by the rules of its Stream (S15). All rules that are for the Request count, in their order:
 * each target is set by the first of them that can set it. What the requester chose stays, unless a rule says
 * otherwise. A part of a rule that cannot be carried out is left out, and the next rule has its chance. Pure.
 */
export function route(rules: readonly WholeRule[], answers: Answers, facts: RouteFacts): Routed {
  const found: Draft = {
    assigneeId: facts.typed.assigneeId,
    dueDate: facts.typed.dueDate,
    given: [],
    channelId: null,
    toolIds: null,
    sections: {},
    turns: new Map(),
    leftOut: [],
  };
  for (const rule of rules) {
    const gone = rule.when.flatMap((one) => problemWithCondition(one, facts.deletedFields) ?? []);
    const [problem] = gone;
    // Whether it would be for this Request nobody can say.
    if (problem) found.leftOut.push({ rule: rule.name, problem });
    else if (isFor(rule, answers, facts)) apply(rule, found, facts);
  }
  const { channelId, toolIds, sections, leftOut, ...rest } = found;
  const isPlain = channelId === null && toolIds === null && Object.keys(sections).length === 0;
  return { ...rest, leftOut, route: isPlain ? null : { channelId, toolIds, sections } };
}

interface Draft extends Route {
  assigneeId: string | null;
  dueDate: string | null;
  given: Given[];
  channelId: string | null;
  toolIds: readonly string[] | null;
  sections: Record<string, { id: string; name: string }>;
  turns: Map<string, Turn>;
  leftOut: LeftOut[];
}

function isFor({ when }: WholeRule, answers: Answers, { fields }: RouteFacts): boolean {
  return when.every((condition) =>
    meets(
      condition,
      fields.find(({ id }) => id === condition.fieldId),
      answers,
    ),
  );
}

function apply(rule: WholeRule, found: Draft, facts: RouteFacts): void {
  const leaveOut = (problem: Problem) => found.leftOut.push({ rule: rule.name, problem });
  const isSet = (target: Given['target']) => found.given.some((one) => one.target === target);
  const { typed } = facts;

  if (rule.assignee && !isSet('assignee') && (typed.assigneeId === null || rule.overrides)) {
    const assigned = assigneeOf(rule, rule.assignee, facts);
    if ('problem' in assigned) leaveOut(assigned.problem);
    else {
      found.assigneeId = assigned.userId;
      found.given.push({ rule: rule.name, target: 'assignee', userId: assigned.userId });
      if (assigned.turn) found.turns.set(nameKey(rule.name), assigned.turn);
    }
  }
  if (rule.due && !isSet('due_date') && (typed.dueDate === null || rule.overrides)) {
    found.dueDate = dueDay(rule.due, facts.today);
    found.given.push({ rule: rule.name, target: 'due_date', day: found.dueDate });
  }
  if (rule.channelId !== null && !isSet('channel')) {
    const { channelId } = rule;
    const trouble = facts.channels.get(channelId) ?? null;
    if (trouble !== null) leaveOut({ kind: 'channel', channelId, trouble });
    else {
      found.channelId = channelId;
      found.given.push({ rule: rule.name, target: 'channel', channelId });
    }
  }
  if (rule.toolIds !== null && !isSet('tools')) {
    const there = rule.toolIds.filter((id) => facts.toolIds.has(id));
    for (const toolId of rule.toolIds) {
      if (!facts.toolIds.has(toolId)) leaveOut({ kind: 'disconnected', toolId });
    }
    // A rule that names none keeps the task out of all of them; one whose tools are gone says nothing any more.
    if (there.length > 0 || rule.toolIds.length === 0) {
      found.toolIds = there;
      found.given.push({ rule: rule.name, target: 'tools', toolIds: there });
    }
  }
  for (const [toolId, section] of Object.entries(rule.sections)) {
    if (Object.hasOwn(found.sections, toolId)) continue;
    if (!facts.toolIds.has(toolId)) leaveOut({ kind: 'section', section: section.name });
    else {
      found.sections[toolId] = section;
      found.given.push({ rule: rule.name, target: 'section', toolId, name: section.name });
    }
  }
}

function assigneeOf(
  { name }: WholeRule,
  assignee: NonNullable<WholeRule['assignee']>,
  facts: RouteFacts,
): { userId: string; turn: Turn | null } | { problem: Problem } {
  if (assignee.kind === 'person') {
    const problem = problemWithPerson(assignee.userId, facts);
    return problem ? { problem } : { userId: assignee.userId, turn: null };
  }
  const { userIds } = assignee;
  const last = facts.turns.get(nameKey(name));
  const at = last ? userIds.indexOf(last.userId) : -1;
  // Who had the last turn may have been taken out of the list: the one who came after is there now.
  const start = at >= 0 ? at + 1 : (last?.at ?? 0);
  for (let step = 0; step < userIds.length; step += 1) {
    const place = (start + step) % userIds.length;
    const userId = userIds[place];
    if (userId !== undefined && !problemWithPerson(userId, facts)) {
      return { userId, turn: { userId, at: place } };
    }
  }
  return { problem: { kind: 'nobody_left', userIds } };
}
