import type { Directory } from '../../../page-server/api.ts';

/** What people and channels are called, and what one says for roles. */

/** The handle, as people write it after an `@`; the id of somebody unknown. */
export function personLabel({ people, appUserId }: Directory, id: string, appName = 'Streamly'): string {
  if (id === appUserId) return appName;
  return people.find((person) => person.id === id)?.handle ?? id;
}

/** Their name in full; the app's for its bot user. */
export function personName({ people, appUserId }: Directory, id: string, appName: string): string {
  if (id === appUserId) return appName;
  return people.find((person) => person.id === id)?.realName ?? id;
}

/** Without `#`; null for a channel that the person does not see. */
export function channelLabel({ channels }: Directory, id: string): string | null {
  return channels.find((channel) => channel.id === id && channel.kind !== 'im')?.name ?? null;
}

export const roleWords = {
  owner: 'Workspace owner',
  admin: 'Workspace admin',
  member: 'Member',
  guest: 'Guest',
  stranger: 'From another workspace',
  deactivated: 'Deactivated',
} as const;
