import type { Core } from '../core.ts';
import type { Delivery } from '../deliver.ts';
import { findMessage } from '../messages.ts';
import { type Actor, type Message, workspaceOf } from '../state.ts';
import { type Channel, channelById, isAdmin, type Person, personById, type Workspace } from '../world.ts';
import { type ActResult, Refused } from './result.ts';

/** What acts begin with: who acts, and whether they may be where they act. */

export interface Acting {
  workspace: Workspace;
  person: Person;
}

export function acting(core: Core, { teamId, userId }: Actor): Acting {
  const workspace = workspaceOf(core.state, teamId);
  const person = personById(workspace, userId);
  if (!person) throw new Refused(`nobody in this workspace has the id ${userId}`);
  return { workspace, person };
}

/** Guests and people of other workspaces administer nothing. */
export function mustBeFull({ person }: Acting, what: string): void {
  if (person.role === 'guest' || person.role === 'stranger') throw new Refused(`guests may not ${what}`);
}

export function mustBeAdmin({ person }: Acting, what: string): void {
  if (!isAdmin(person)) throw new Refused(`only workspace admins may ${what}`);
}

export function channelOfMember({ workspace, person }: Acting, channelId: string): Channel {
  const channel = channelById(workspace, channelId);
  if (!channel?.members.includes(person.id)) throw new Refused('this person is not in that channel');
  return channel;
}

/** One that is in use. */
export function openChannel(who: Acting, channelId: string): Channel {
  const channel = channelOfMember(who, channelId);
  if (channel.archived) throw new Refused(`#${channel.name} is archived`);
  return channel;
}

export function messageAt(core: Core, { channel, ts }: { channel: string; ts: string }): Message {
  const message = findMessage(core, channel, ts);
  if (!message) throw new Refused('this message is gone, or was only for one person');
  return message;
}

export const told = (deliveries: Delivery[], more: Partial<ActResult> = {}): ActResult => ({
  deliveries,
  expectMore: false,
  ...more,
});
