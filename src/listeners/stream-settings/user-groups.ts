import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { fetchUserGroups } from '../../slack/user-groups.ts';
import { actions } from '../../views/ids.ts';
import { search } from '../../views/search-options.ts';
import { groupOption } from '../../views/settings-inputs.ts';
import { type Asked, onOptions } from '../entry.ts';

/** Milliseconds that the list of groups may be old while somebody chooses from it. */
const freshFor = 60_000;

/** What the selects of user groups offer: Slack's groups that are in use. */
export function userGroupListeners(app: App, context: Context): void {
  onOptions(app, context, actions.pickUserGroups, async (asked) => {
    await freshen(context, asked);
    const groups = await context.store.in(asked.workspaceId).read((db) => db.userGroups.all());
    const inUse = groups.filter(({ isDisabled }) => !isDisabled);
    return search(inUse, asked.query.replace(/^@/, ''), ({ handle, name }) => `${handle} ${name}`).map(
      groupOption,
    );
  });
}

async function freshen({ store, clock }: Context, { client, workspaceId }: Asked): Promise<void> {
  const own = store.in(workspaceId);
  const fetchedAt = await own.read((db) => db.userGroups.fetchedAt());
  const now = clock();
  if (fetchedAt && now.getTime() - fetchedAt.getTime() < freshFor) return;
  const groups = await fetchUserGroups(client, workspaceId);
  await own.transaction((db) => db.userGroups.replaceAll(groups, now));
}
