import { type Condition, type FieldDefinition, takesOptions } from '../streams/field.ts';
import type { ChannelTrouble } from '../streams/stream.ts';
import { requesterField, type WholeRule } from './rules.ts';

/** Why a part of a rule cannot be carried out. */
export type Problem =
  | { kind: 'field_gone'; fieldId: string }
  /** The field is there, the option that the rule names is not: it is for no Request by that option. */
  | { kind: 'option_gone'; fieldId: string }
  | { kind: 'not_in_team'; userId: string }
  | { kind: 'deactivated'; userId: string }
  /** Of those who take turns nobody is in the team any more. */
  | { kind: 'nobody_left'; userIds: readonly string[] }
  | { kind: 'channel'; channelId: string; trouble: ChannelTrouble }
  | { kind: 'disconnected'; toolId: string }
  | { kind: 'section'; section: string }
  /** Found when the task was made. `tool`: such as `Asana (Website)`. */
  | { kind: 'section_gone'; section: string; tool: string };

export interface ProblemFacts {
  /** The library, with fields of the draft; and the Requester. */
  fields: readonly FieldDefinition[];
  team: ReadonlySet<string>;
  deactivated: ReadonlySet<string>;
  toolIds: ReadonlySet<string>;
  channels: ReadonlyMap<string, ChannelTrouble | null>;
}

export function problemWithPerson(
  userId: string,
  { team, deactivated }: Pick<ProblemFacts, 'team' | 'deactivated'>,
): Problem | null {
  if (deactivated.has(userId)) return { kind: 'deactivated', userId };
  return team.has(userId) ? null : { kind: 'not_in_team', userId };
}

export function problemWithCondition(
  { fieldId }: Condition,
  deletedFields: ReadonlySet<string>,
): Problem | null {
  return deletedFields.has(fieldId) ? { kind: 'field_gone', fieldId } : null;
}

/** Fields that rules name and that are not there. Pure. */
export function deletedFieldsOf(
  rules: readonly Pick<WholeRule, 'when'>[],
  fields: readonly Pick<FieldDefinition, 'id'>[],
): Set<string> {
  const known = new Set([requesterField.id, ...fields.map(({ id }) => id)]);
  return new Set(
    rules.flatMap(({ when }) => when.map(({ fieldId }) => fieldId)).filter((id) => !known.has(id)),
  );
}

/** Everything about a rule that cannot be carried out as things are now, for its admins. Pure. */
export function problemsOf(rule: WholeRule, facts: ProblemFacts): Problem[] {
  const { assignee, channelId, toolIds, sections } = rule;
  const people = assignee === null ? [] : assignee.kind === 'person' ? [assignee.userId] : assignee.userIds;
  const trouble = channelId === null ? null : (facts.channels.get(channelId) ?? null);
  const deleted = deletedFieldsOf([rule], facts.fields);
  return [
    ...rule.when.flatMap((one) => problemWithCondition(one, deleted) ?? optionProblem(one, facts.fields)),
    ...people.flatMap((userId) => problemWithPerson(userId, facts) ?? []),
    ...(channelId !== null && trouble !== null ? [{ kind: 'channel', channelId, trouble } as const] : []),
    ...(toolIds ?? [])
      .filter((toolId) => !facts.toolIds.has(toolId))
      .map((toolId): Problem => ({ kind: 'disconnected', toolId })),
    ...Object.entries(sections)
      .filter(([toolId]) => !facts.toolIds.has(toolId))
      .map(([, { name }]): Problem => ({ kind: 'section', section: name })),
  ];
}

function optionProblem({ fieldId, values }: Condition, fields: readonly FieldDefinition[]): Problem[] {
  const field = fields.find(({ id }) => id === fieldId);
  if (!field || !takesOptions(field.type)) return [];
  const known = new Set(field.options.map(({ id }) => id));
  return values.every((value) => known.has(value)) ? [] : [{ kind: 'option_gone', fieldId }];
}
