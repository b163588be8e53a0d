import { userMention } from '../mentions.ts';
import { comparedAs } from '../streams/change-conditions.ts';
import type { Condition, FieldDefinition } from '../streams/field.ts';
import { conditionWords } from '../streams/field-differences.ts';
import type { RoutingRule, WholeRule } from './rules.ts';

/** What rules name by ids. */
export interface RuleNames {
  fields: readonly FieldDefinition[];
  /** Connected tool's id → such as `Asana (Website)`. */
  tools: ReadonlyMap<string, string>;
  /** Channel's id → name, without #. */
  channels: ReadonlyMap<string, string>;
}

/** For which Requests a rule is, in words; people are mentions. Pure. */
export function whenWords({ when }: Pick<RoutingRule, 'when'>, { fields }: RuleNames): string {
  if (when.length === 0) return 'every Request';
  return when.map((one) => withMentions(one, fields)).join(' and ');
}

function withMentions(condition: Condition, fields: readonly FieldDefinition[]): string {
  const find = (id: string) => fields.find((field) => field.id === id);
  const field = find(condition.fieldId);
  const isPeople = field !== undefined && comparedAs(field) === 'people';
  const values = isPeople ? condition.values.map(userMention) : condition.values;
  return conditionWords({ ...condition, values }, find);
}

/** What a rule sets, a part each, in words; people are mentions. Pure. */
export function settingsWords(rule: WholeRule, names: RuleNames): string[] {
  const { assignee, due, overrides, channelId, toolIds, sections } = rule;
  const over = overrides ? ', also where the requester chose one' : '';
  const tool = (id: string) => names.tools.get(id) ?? 'a tool that is gone';
  return [
    ...(assignee === null ? [] : [`Assignee: ${assigneeWords(assignee)}${over}`]),
    ...(due === null ? [] : [`Due date: ${dueWords(due)}${over}`]),
    ...(channelId === null ? [] : [`Channel: #${names.channels.get(channelId) ?? channelId}`]),
    ...(toolIds === null ? [] : [`Task in: ${toolIds.map(tool).join(', ') || 'no tool'}`]),
    ...Object.entries(sections).map(([id, { name }]) => `Section in ${tool(id)}: ${name}`),
  ];
}

function assigneeWords(assignee: NonNullable<WholeRule['assignee']>): string {
  return assignee.kind === 'person'
    ? userMention(assignee.userId)
    : `in turn ${assignee.userIds.map(userMention).join(', ')}`;
}

function dueWords({ days, working }: NonNullable<WholeRule['due']>): string {
  if (days === 0) return working ? 'the same day, or the next working day' : 'the same day';
  const day = working ? 'working day' : 'day';
  return `${days} ${day}${days === 1 ? '' : 's'} after`;
}

/** A rule in one line, for the audit log. Pure. */
export function ruleWords(rule: WholeRule, names: RuleNames): string {
  return `For ${whenWords(rule, names)}. ${settingsWords(rule, names).join('; ')}`;
}
