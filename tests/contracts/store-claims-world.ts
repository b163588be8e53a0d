import type { Claim, ClaimOptions } from '../../src/db/claims.ts';
import type { Store } from '../../src/db/store.ts';
import type { ConnectedTool } from '../../src/domain/integrations/integration.ts';
import type { TestDatabase } from './store-engines.ts';
import { aConnectedTool, anIntegration, aRequest, made, workspaceWithStream } from './store-samples.ts';

/** How long a claim of `claimSome` lasts. */
export const leaseTime = 30_000;

let leases = 0;

/** Claims what is free, under a lease of its own. */
export function claimSome(
  { store, clock }: Pick<TestDatabase, 'store' | 'clock'>,
  options: Partial<ClaimOptions> = {},
): Promise<Claim[]> {
  leases += 1;
  const lease = `lease ${leases}`;
  return store.system.transaction((db) =>
    db.claims.claim({
      now: clock.now,
      lease,
      leaseEndsAt: new Date(clock.now.getTime() + leaseTime),
      limit: 100,
      busyTargets: [],
      ...options,
    }),
  );
}

/** Claims the one delivery that is free. @throws where there is none, or more. */
export async function claimOne(database: Pick<TestDatabase, 'store' | 'clock'>): Promise<Claim> {
  const claims = await claimSome(database);
  const [claim] = claims;
  if (!claim || claims.length > 1) throw new Error(`${claims.length} deliveries are free, not one.`);
  return claim;
}

/** Ends a claim as carried out. */
export function settleDone({ store, clock }: TestDatabase, claim: Claim): Promise<boolean> {
  const outcome = { state: 'done', at: clock.now, error: null } as const;
  return store.system.transaction((db) => db.claims.settle(claim, outcome));
}

/** Ends a claim as given up. */
export function settleFailed({ store, clock }: TestDatabase, claim: Claim): Promise<boolean> {
  const outcome = { state: 'failed', at: clock.now, error: 'The tool refused it.' } as const;
  return store.system.transaction((db) => db.claims.settle(claim, outcome));
}

/** Gives a claim back until a time from now, in milliseconds. */
export function postpone({ store, clock }: TestDatabase, claim: Claim, milliseconds: number): Promise<void> {
  const at = new Date(clock.now.getTime() + milliseconds);
  const next = { at, error: 'No answer.', countsAsAttempt: true, maybeDone: true };
  return store.system.transaction((db) => db.claims.postpone(claim, next));
}

/** What a claim is for, in one word, such as `R1/channel` or `R1/X1`. */
export function nameOf({ work }: Pick<Claim, 'work'>): string {
  if (work.kind === 'slack.card') return `${work.requestId}/${work.place}`;
  if (work.kind === 'slack.notice') return `${work.userId}: ${work.text}`;
  if (work.kind === 'slack.form_offer') return `offer ${work.offerId}`;
  if (work.kind === 'stream.delete') return `deletion of ${work.streamId}, step ${work.step}`;
  if (work.kind === 'slack.step') return `step ${work.executionId}`;
  if (work.kind === 'slack.button') return `button of ${work.streamId}`;
  if (work.kind === 'slack.bookmark') return `bookmark of ${work.streamId}`;
  if (work.kind === 'slack.channel') return `${work.channelId} channel`;
  if (work.kind === 'slack.news') return `news for ${work.to}`;
  if (work.kind === 'slack.audit_export') return `${work.userId} audit`;
  if (work.kind === 'slack.user_groups') return 'user groups';
  if (work.kind === 'slack.list_export') return `list of ${work.userId}`;
  if (work.kind === 'slack.invite') return `invites to ${work.channelId}`;
  if (work.kind === 'slack.stream_file') return `file of ${work.streamId}`;
  if (work.kind === 'slack.home') return `home of ${work.userId}`;
  if (work.kind === 'tool.revoke') return `${work.credentialsId} revoked`;
  if (work.kind === 'slack.comment') return `${work.requestId}/thread comments`;
  if (work.kind === 'tool.file') return `${work.requestId}/${work.connectedToolId} files`;
  if (work.kind === 'tool.comment') return `${work.requestId}/${work.connectedToolId} comments`;
  if (work.kind === 'slack.permalink') return `${work.requestId}/${work.place} link`;
  if (work.kind === 'slack.reply') return `reply ${work.event.ts}`;
  if (work.kind === 'slack.seal') return `${work.requestId}/thread sealed`;
  if (work.kind === 'slack.stream_cards') return `cards of ${work.streamId} before ${work.before}`;
  if (work.kind === 'slack.thread') return `${work.requestId}/thread`;
  if (work.kind === 'tool.fields') return `${work.connectedToolId} fields`;
  if (work.kind === 'tool.pull') return `${work.connectedToolId} pull`;
  if (work.kind === 'tool.webhook') return `${work.connectedToolId} webhook`;
  return `${work.requestId}/${work.connectedToolId}${work.kind === 'tool.link' ? ' link' : ''}`;
}

export function namesOf(claims: readonly Pick<Claim, 'work'>[]): string[] {
  return claims.map(nameOf);
}

/** A workspace with Requests `R1`... and two connected tools: `X1` of `I1`, and `X2` of `I2`, which is serial. */
export async function workspaceWithTools(
  store: Store,
  requests: number,
): Promise<{ free: ConnectedTool; serial: ConnectedTool }> {
  await workspaceWithStream(store);
  const free = aConnectedTool('X1');
  const serial = aConnectedTool('X2', {
    integrationId: 'I2',
    tool: 'smartsheet',
    componentId: 'sheet',
    serial: true,
  });
  await store.in('T1').transaction(function* (db) {
    yield* db.integrations.put(anIntegration('I1'), 'sealed');
    yield* db.integrations.put(anIntegration('I2', { tool: 'smartsheet' }), 'sealed');
    for (const tool of [free, serial]) {
      yield* db.integrations.connect(tool, { userId: 'UADMIN', at: made });
    }
    for (let n = 1; n <= requests; n += 1) yield* db.requests.add(aRequest(`R${n}`));
  });
  return { free, serial };
}
