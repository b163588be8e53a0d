import { InvalidInput } from '../../errors.ts';
import type { Person } from '../people.ts';
import { readValues } from '../streams/change-conditions.ts';
import { type Condition, nameKey } from '../streams/field.ts';
import { trimText } from '../text/visible-text.ts';
import { problemWithPerson } from './problems.ts';
import type { StreamRules } from './read-rules.ts';
import { mostRules, type WholeRule } from './rules.ts';

export const longestRuleName = 60;
export const mostRuleConditions = 5;
export const mostRuleDays = 365;

/**
 * A rule that can be carried out as things are now, its values as answers hold them.
 *
 * @param before what it takes the place of; null: it is new.
 * @param people those whom it names, where we have seen them.
 * @throws InvalidInput by `ruleName`, `condition0` and so on, `rulePerson`, `rulePeople`, `ruleDays`.
 */
export function checkRule(
  rule: WholeRule,
  before: WholeRule | null,
  {
    rules,
    fields,
    facts,
    connected,
  }: Pick<StreamRules, 'fields' | 'facts' | 'connected'> & {
    rules: readonly WholeRule[];
  },
  people: readonly Person[],
): WholeRule {
  const messages: Record<string, string> = {};
  const name = trimText(rule.name.replace(/\s+/g, ' '));
  const wrongName = nameProblem(
    name,
    rules.filter((one) => one !== before),
  );
  if (wrongName !== null) messages.ruleName = wrongName;
  const when = rule.when.flatMap((condition, i) => {
    const field = fields.find(({ id }) => id === condition.fieldId);
    if (!field) messages[`condition${i}`] = 'Choose the field that it asks about.';
    try {
      return field ? [{ ...condition, values: readValues(condition, field) }] : [];
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      messages[`condition${i}`] = error.messages.conditionValues ?? error.message;
      return [];
    }
  });
  const wrongPeople = peopleProblem(rule, { ...facts, deactivated: deactivated(people) }, people);
  if (wrongPeople !== null) {
    messages[rule.assignee?.kind === 'person' ? 'rulePerson' : 'rulePeople'] = wrongPeople;
  }
  const isDay = rule.due === null || (Number.isInteger(rule.due.days) && rule.due.days >= 0);
  if (!isDay || (rule.due?.days ?? 0) > mostRuleDays) {
    messages.ruleDays = `Write a whole number from 0 to ${mostRuleDays}.`;
  }
  if (!setsSomething(rule)) {
    messages.ruleName ??=
      'This rule sets nothing yet: choose an assignee, a due date, a channel or a tool below.';
  }
  if (Object.keys(messages).length > 0) throw new InvalidInput(messages);
  const isThere = (toolId: string) => connected.some(({ id }) => id === toolId);
  return {
    ...rule,
    name,
    when: unlike(when),
    toolIds: rule.toolIds?.filter(isThere) ?? null,
    sections: Object.fromEntries(Object.entries(rule.sections).filter(([id]) => isThere(id))),
  };
}

function nameProblem(name: string, others: readonly WholeRule[]): string | null {
  if (name === '') return 'Give the rule a name: the history says it.';
  if (name.length > longestRuleName) return `At most ${longestRuleName} characters.`;
  if (others.length >= mostRules) return `A Stream has at most ${mostRules} rules.`;
  const taken = others.find((other) => nameKey(other.name) === nameKey(name));
  return taken ? `There is a rule called “${taken.name}” already.` : null;
}

const deactivated = (people: readonly Person[]) =>
  new Set(people.filter((one) => one.isDeactivated).map(({ userId }) => userId));

function peopleProblem(
  { assignee }: WholeRule,
  facts: Parameters<typeof problemWithPerson>[1],
  people: readonly Person[],
): string | null {
  if (assignee === null) return null;
  const userIds = assignee.kind === 'person' ? [assignee.userId] : assignee.userIds;
  if (userIds.join('') === '') return 'Choose who gets the Request.';
  const wrong = userIds.filter((userId) => problemWithPerson(userId, facts) !== null);
  if (wrong.length === 0) return null;
  const names = wrong.map((userId) => people.find((one) => one.userId === userId)?.name ?? userId);
  return `Not in the team, or not in Slack any more: ${names.join(', ')}. Add them to the team first.`;
}

function setsSomething({ assignee, due, channelId, toolIds, sections }: WholeRule): boolean {
  const isSet = assignee !== null || due !== null || channelId !== null || toolIds !== null;
  return isSet || Object.keys(sections).length > 0;
}

function unlike(conditions: readonly Condition[]): Condition[] {
  return [...new Map(conditions.map((one) => [JSON.stringify(one), one])).values()];
}
