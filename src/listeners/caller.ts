import type { WebClient } from '@slack/web-api';
import type { Context } from '../context.ts';
import type { Person } from '../domain/people.ts';
import { findPerson } from '../slack/people.ts';

/** Who called, and how to reach Slack in their workspace. */
export interface Caller {
  workspaceId: string;
  userId: string;
  client: WebClient;
  /** Opens one modal, within 3 seconds of the payload; absent where Slack gave none. */
  triggerId: string | null;
}

/** What Slack says of the caller, mostly from our own table. */
export function personOf(context: Context, caller: Caller): Promise<Person> {
  return findPerson(context, caller.client, caller.workspaceId, caller.userId);
}

/** `authorize` puts the tenant here; a payload's own team can be a foreign one (Slack Connect). */
export function tenantOf(boltContext: { [key: string]: unknown }): string {
  if (typeof boltContext.workspaceId !== 'string') throw new Error('A listener ran without a workspace.');
  return boltContext.workspaceId;
}
