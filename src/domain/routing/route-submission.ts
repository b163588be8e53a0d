import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { ConnectedTool } from '../integrations/integration.ts';
import type { Answers } from '../requests/answers.ts';
import type { Request } from '../requests/request.ts';
import { libraryOf } from '../streams/draft.ts';
import { type FieldDefinition, nameKey } from '../streams/field.ts';
import type { Stream } from '../streams/stream.ts';
import { deletedFieldsOf } from './problems.ts';
import { type Routed, type RouteFacts, route } from './route.ts';
import { requesterField, rulesOf, type WholeRule } from './rules.ts';

/** What is about to be submitted. */
export interface ToRoute {
  /** Those that the requester was shown. */
  fields: readonly FieldDefinition[];
  answers: Answers;
  requesterId: string;
  typed: RouteFacts['typed'];
  today: string;
  /** The Stream's published library. */
  library: readonly FieldDefinition[];
  connected: readonly ConnectedTool[];
}

/**
 * Where a Request goes by the rules of its Stream. Holds the turns of its rules until the transaction ends, and takes
 * none: see `keepRouting`.
 */
export function* routeSubmission(db: WorkspaceDb, stream: Stream, request: ToRoute): Steps<Routed> {
  const rules = rulesOf(stream.settings);
  const { typed } = request;
  if (rules.length === 0) return { ...typed, given: [], route: null, turns: new Map(), leftOut: [] };
  const inTurn = rules
    .filter(({ assignee }) => assignee?.kind === 'in_turn')
    .map(({ name }) => nameKey(name));
  const turns =
    inTurn.length === 0 ? new Map() : yield* db.routing.holdTurns(stream.id, inTurn, { userId: '', at: 0 });
  return routeWith(rules, request, { ...(yield* standing(db, stream, rules, request)), turns });
}

/** The answers as rules see them: who submits is one of them. Pure. */
export function routeWith(
  rules: readonly WholeRule[],
  { fields, answers, requesterId, typed, today }: Omit<ToRoute, 'library' | 'connected'>,
  facts: Omit<RouteFacts, 'fields' | 'typed' | 'today'>,
): Routed {
  const all = { ...answers, [requesterField.id]: requesterId };
  return route(rules, all, { ...facts, fields: [requesterField, ...fields], typed, today });
}

/** How everything that rules name stands now. */
export function* standing(
  db: WorkspaceDb,
  stream: Stream,
  rules: readonly WholeRule[],
  { library, connected }: Pick<ToRoute, 'library' | 'connected'>,
): Steps<Omit<RouteFacts, 'fields' | 'typed' | 'today' | 'turns'>> {
  const named = rules.flatMap(({ assignee }) =>
    assignee === null ? [] : assignee.kind === 'person' ? [assignee.userId] : assignee.userIds,
  );
  const people = yield* db.people.byIds([...new Set(named)]);
  const channelIds = rules.flatMap(({ channelId }) => channelId ?? []);
  const channels = yield* db.routing.channels([...new Set(channelIds)]);
  const unknown = deletedFieldsOf(rules, library);
  // A field that is not published yet is asked for nowhere, and is not gone.
  const drafted = unknown.size === 0 ? [] : libraryOf(yield* db.streams.draft(stream.id));
  return {
    deletedFields: deletedFieldsOf(rules, [...library, ...drafted]),
    team: new Set(stream.team),
    deactivated: new Set(people.filter((one) => one.isDeactivated).map(({ userId }) => userId)),
    toolIds: new Set(connected.map(({ id }) => id)),
    channels: new Map(channels.map(({ id, trouble }) => [id, trouble])),
  };
}

/** Keeps what rules have set, and what they could not, with a Request that was just added; takes the turns. */
export function* keepRouting(
  db: WorkspaceDb,
  stream: Stream,
  request: Pick<Request, 'id' | 'number'>,
  { given, leftOut, turns }: Pick<Routed, 'given' | 'leftOut' | 'turns'>,
  { actor, at }: { actor: string; at: Date },
): Steps<void> {
  const by = { at, actor, connectedToolId: null };
  for (const one of given) {
    yield* db.requests.remember(request.id, { ...by, change: { kind: 'routed', ...one } });
  }
  for (const one of leftOut) {
    yield* db.requests.remember(request.id, { ...by, change: { kind: 'not_routed', ...one } });
  }
  for (const [rule, turn] of turns) yield* db.routing.putTurn(stream.id, rule, turn);
  if (leftOut.length > 0) yield* tellAdmins(db, stream, request);
}

/** Once a day: the editor of the rules says what is to be mended. */
export function* tellAdmins(
  db: WorkspaceDb,
  stream: Pick<Stream, 'id' | 'name' | 'admins'>,
  { number }: Pick<Request, 'number'>,
): Steps<void> {
  const text =
    `Routing rules of “${stream.name}” could not be carried out in full for #${number}: its history says what was ` +
    'left out. The Request is kept. In the App Home, *Manage*, then *Routing*, says what to mend.';
  for (const admin of stream.admins) {
    yield* db.deliveries.oweNoticeOfTrouble(admin, `routing/${stream.id}`, text);
  }
}
