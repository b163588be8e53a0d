import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Request } from '../requests/request.ts';
import type { Stream } from '../streams/stream.ts';
import { tellAdmins } from './route-submission.ts';

/**
 * Shows a Request in its Stream's own channel, where Slack takes no message in the one that a rule has chosen. Owes a
 * look at that channel, too, for the rules to know.
 *
 * @returns false where no rule has chosen its channel, or it is shown there already.
 */
export function* showInStreamsChannel(
  db: WorkspaceDb,
  stream: Stream,
  { id }: Pick<Request, 'id'>,
  at: Date,
): Steps<boolean> {
  const request = yield* db.requests.byId(id, { lock: true });
  const channelId = request?.route?.channelId ?? null;
  if (!request?.route || channelId === null) return false;
  const cards = yield* db.requests.cards(id);
  if (cards.some(({ place }) => place === 'channel')) return false;
  const history = yield* db.requests.history(id);
  const chosen = history.find(({ change }) => change.kind === 'routed' && change.target === 'channel');
  const rule = chosen?.change.kind === 'routed' ? chosen.change.rule : '';
  yield* db.requests.change(request, { route: { ...request.route, channelId: null } }, at);
  yield* db.requests.remember(id, {
    at,
    actor: request.submittedBy ?? request.requesterId,
    connectedToolId: null,
    change: { kind: 'not_routed', rule, problem: { kind: 'channel', channelId, trouble: 'out' } },
  });
  yield* db.deliveries.oweCard(id, 'channel');
  yield* db.deliveries.oweChannel(channelId);
  yield* tellAdmins(db, stream, request);
  return true;
}
