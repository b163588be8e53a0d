import { z } from 'zod';
import { condition, type FieldDefinition, nameKey, newField } from '../streams/field.ts';
import { trimText } from '../text/visible-text.ts';

/** What a rule is, wherever its Stream is: a file has it (S12). */
export const routingRule = z.object({
  /** Unique in the Stream, see `nameKey`: by it the rule is found again. */
  name: z.string().transform(trimText).pipe(z.string().min(1).max(60)),
  /** The rule is for Requests for which all of these hold; with none for every Request. */
  when: z.array(condition).max(5).default([]),
  /** So many days after the day of submission, or working days: Monday to Friday. */
  due: z
    .object({ days: z.int().min(0).max(365), working: z.boolean() })
    .nullable()
    .default(null),
  /** Assignee and Due date are set also where the requester chose them. */
  overrides: z.boolean().default(false),
});
export type RoutingRule = z.infer<typeof routingRule>;

/** What a rule says of the people and places of one workspace: no file has it. */
export const ruleTargets = z.object({
  assignee: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('person'), userId: z.string() }),
      /** The next one in this order, each time. */
      z.object({ kind: z.literal('in_turn'), userIds: z.array(z.string()).min(1) }),
    ])
    .nullable()
    .default(null),
  /** Where the card is posted, by Slack's id. */
  channelId: z.string().nullable().default(null),
  /** Ids of the connected tools that get the task; null: the rule says nothing of it. */
  toolIds: z.array(z.string()).nullable().default(null),
  /** Connected tool's id → the section that the new task is put into. */
  sections: z.record(z.string(), z.object({ id: z.string(), name: z.string() })).default({}),
});
export type RuleTargets = z.infer<typeof ruleTargets>;

export const noTargets: RuleTargets = ruleTargets.parse({});

export type WholeRule = RoutingRule & RuleTargets;

export const mostRules = 50;

/** Whose turn it was last, of a rule that assigns in turn; and the place that they had in its list. */
export interface Turn {
  userId: string;
  at: number;
}

/** What of a Request is not as its Stream's settings say for all of them. Kept with the Request. */
export interface Route {
  /** Slack's id of the channel of its card; null: the Stream's. */
  channelId: string | null;
  /** Ids of the connected tools that have the task; null: all of the Stream's. */
  toolIds: readonly string[] | null;
  /** Connected tool's id → section of the new task. */
  sections: Readonly<Record<string, { id: string; name: string }>>;
}

/** The part of a Stream's settings in which its rules are. */
export interface RoutingSettings {
  routing: readonly RoutingRule[];
  /** By the `nameKey` of the rule. */
  routingTargets: Readonly<Record<string, RuleTargets>>;
}

/** The rules of a Stream, in order. */
export function rulesOf({ routing, routingTargets }: RoutingSettings): WholeRule[] {
  return routing.map((rule) => {
    const key = nameKey(rule.name);
    // A rule may be called like something that every object has.
    const targets = Object.hasOwn(routingTargets, key) ? routingTargets[key] : undefined;
    return { ...rule, ...(targets ?? noTargets) };
  });
}

/** Rules as the settings keep them. */
export function settingsOfRules(rules: readonly WholeRule[]) {
  return {
    routing: rules.map(({ name, when, due, overrides }) => ({ name, when, due, overrides })),
    routingTargets: Object.fromEntries(
      rules.map(({ name, assignee, channelId, toolIds, sections }) => [
        nameKey(name),
        { assignee, channelId, toolIds, sections },
      ]),
    ),
  };
}

/** Who submits, as a field that conditions can be about. No real field has this id. */
export const requesterField: FieldDefinition = newField({ id: 'requester', name: 'Requester', type: 'user' });
