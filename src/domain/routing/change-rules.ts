import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { PeopleError } from '../../errors.ts';
import { type AuditAct, streamSubject } from '../audit/audit-entry.ts';
import type { Person } from '../people.ts';
import { fingerprint } from '../settings/part.ts';
import { nameKey } from '../streams/field.ts';
import { checkRule } from './check-rule.ts';
import { readRules, type StreamRules } from './read-rules.ts';
import { type RuleNames, ruleWords } from './rule-words.ts';
import { settingsOfRules, type WholeRule } from './rules.ts';

type Parts = Pick<Context, 'store' | 'clock' | 'connectors'>;

export interface RulePlace {
  workspaceId: string;
  admin: Person;
  streamId: string;
}

/** A rule as a window was opened with it; null: a new one. */
export type OpenedRule = { name: string; base: string } | null;

export type SavedRule = { outcome: 'saved' } | { outcome: 'changed_meanwhile'; now: WholeRule };

/** Short, and another one where the rule is another. */
export const rulePrint = (rule: WholeRule): string => fingerprint(rule);

/**
 * Adds a rule after the others, or puts one in the place of what it was.
 *
 * @param channel what Slack said of the rule's channel.
 * @returns `changed_meanwhile`, and the rule as it is now: another admin changed it after the window was opened.
 * @throws InvalidInput by the window's inputs, see `checkRule`; PeopleError `not_found`, `not_allowed`.
 */
export function saveRule(
  parts: Parts,
  where: RulePlace,
  {
    opened,
    rule: given,
    channel,
  }: {
    opened: OpenedRule;
    rule: WholeRule;
    channel: { id: string; name: string } | null;
  },
): Promise<SavedRule> {
  return parts.store.in(where.workspaceId).transaction(function* (db) {
    const now = yield* heldRules(db, parts, where);
    const changed = yield* saved(db, now, opened, given, channel);
    yield* writeRules(db, parts, where, now, changed);
    return changed.result;
  });
}

function* saved(
  db: WorkspaceDb,
  now: Now,
  opened: OpenedRule,
  given: WholeRule,
  channel: { id: string; name: string } | null,
): Steps<Changed<SavedRule>> {
  const { rules } = now;
  const before = opened === null ? null : found(rules, opened.name);
  if (before && opened && rulePrint(before) !== opened.base && rulePrint(before) !== rulePrint(given)) {
    return { result: { outcome: 'changed_meanwhile', now: before }, rules, acts: [] };
  }
  const rule = checkRule(given, before, now, yield* db.people.byIds(peopleOf(given)));
  if (channel) yield* db.routing.putChannel({ ...channel, trouble: null });
  const channels = new Map([
    ...now.names.channels,
    ...(channel ? [[channel.id, channel.name] as const] : []),
  ]);
  const changed = ruleAct(before, rule, { ...now.names, channels });
  const result: SavedRule = { outcome: 'saved' };
  if (!before) {
    const added: AuditAct = { kind: 'added', what: 'routing rule', name: rule.name };
    return { result, rules: [...rules, rule], acts: [added, changed] };
  }
  if (rulePrint(before) === rulePrint(rule)) return { result, rules, acts: [] };
  if (nameKey(before.name) !== nameKey(rule.name)) {
    yield* keepTurn(db, now.stream.id, before.name, rule.name);
  }
  return { result, rules: rules.map((one) => (one === before ? rule : one)), acts: [changed] };
}

function ruleAct(was: WholeRule | null, is: WholeRule, names: RuleNames): AuditAct {
  const words = (one: WholeRule) =>
    `${one.name === is.name ? '' : `“${one.name}”: `}${ruleWords(one, names)}`;
  return {
    kind: 'changed',
    setting: `Routing rule “${is.name}”`,
    was: was && words(was),
    is: words(is),
  };
}

/** Moves a rule before the one above it, or after the one below. @throws PeopleError `not_found`, `not_allowed`. */
export function moveRule(parts: Parts, where: RulePlace, name: string, way: 'up' | 'down'): Promise<void> {
  return changeRules(parts, where, ({ rules }) => {
    const rule = found(rules, name);
    const at = rules.indexOf(rule);
    const to = way === 'up' ? at - 1 : at + 1;
    if (to < 0 || to >= rules.length) return { result: undefined, rules, acts: [] };
    const moved = rules.toSpliced(at, 1).toSpliced(to, 0, rule);
    const order = (list: readonly WholeRule[]) => list.map((one) => one.name).join(', ');
    const act: AuditAct = {
      kind: 'changed',
      setting: 'Order of routing rules',
      was: order(rules),
      is: order(moved),
    };
    return { result: undefined, rules: moved, acts: [act] };
  });
}

/** @throws PeopleError `not_found`, `not_allowed`. */
export function deleteRule(parts: Parts, where: RulePlace, name: string): Promise<void> {
  return changeRules(parts, where, ({ rules }) => {
    const rule = found(rules, name);
    const act: AuditAct = { kind: 'removed', what: 'routing rule', name: rule.name };
    return { result: undefined, rules: rules.filter((one) => one !== rule), acts: [act] };
  });
}

interface Changed<Result> {
  result: Result;
  rules: readonly WholeRule[];
  acts: readonly AuditAct[];
}

type Now = Omit<StreamRules, 'rules'> & { rules: readonly WholeRule[] };

function changeRules(parts: Parts, where: RulePlace, change: (now: Now) => Changed<void>): Promise<void> {
  return parts.store.in(where.workspaceId).transaction(function* (db) {
    const now = yield* heldRules(db, parts, where);
    yield* writeRules(db, parts, where, now, change(now));
  });
}

/** A Stream's rules, held until the transaction ends. */
function* heldRules(db: WorkspaceDb, { connectors }: Parts, { admin, streamId }: RulePlace): Steps<Now> {
  yield* db.streams.hold(streamId);
  const now = yield* readRules(db, connectors, admin, streamId);
  return { ...now, rules: now.rules.map(({ rule }) => rule) };
}

function* writeRules(
  db: WorkspaceDb,
  { clock }: Parts,
  { admin }: RulePlace,
  { stream }: Now,
  { rules, acts }: Changed<unknown>,
): Steps<void> {
  if (acts.length > 0) yield* db.streams.changeSettings(stream.id, settingsOfRules(rules));
  const entry = { at: clock(), actor: admin.userId, subject: streamSubject(stream) };
  for (const act of acts) yield* db.audit.record({ ...entry, act });
}

function found(rules: readonly WholeRule[], name: string): WholeRule {
  const rule = rules.find((one) => nameKey(one.name) === nameKey(name));
  if (rule) return rule;
  throw new PeopleError('not_found', 'This rule is gone: another admin deleted or renamed it.');
}

function peopleOf({ assignee }: WholeRule): readonly string[] {
  if (assignee === null) return [];
  return assignee.kind === 'person' ? [assignee.userId] : assignee.userIds;
}

/** A rule with another name goes on with the turn that it had. */
function* keepTurn(db: WorkspaceDb, streamId: string, before: string, name: string): Steps<void> {
  // Submissions hold turns while they wait for the Stream: theirs are copied, never touched.
  const turn = (yield* db.routing.turns(streamId)).get(nameKey(before));
  if (turn) yield* db.routing.beginTurn(streamId, nameKey(name), turn);
}
