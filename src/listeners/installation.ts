import type { App } from '@slack/bolt';
import type { Context } from '../context.ts';
import { personFromSlack } from '../slack/people.ts';
import { tenantOf } from './caller.ts';

interface Leaving {
  team_id?: string;
  enterprise_id?: string;
  event_id: string;
  /** Seconds since the epoch. */
  event_time: number;
}

/** Slack's clock and ours may differ by so many milliseconds. */
const clockTolerance = 5000;

/** The app leaves a workspace (A4), and people of it change. Slack may send any event twice, and in any order. */
export function installationListeners(app: App, context: Context): void {
  const { store, clock, events, log } = context;

  async function stop(body: Leaving): Promise<void> {
    await store.system.transaction(function* (db) {
      const now = clock();
      if (!(yield* db.workspaces.firstTime(body.event_id, now))) return;
      for (const id of [body.team_id, body.enterprise_id]) {
        const workspace = id === undefined ? undefined : yield* db.workspaces.byId(id);
        if (!workspace || workspace.stoppedAt) continue;
        // Late word of an install that was there before this one.
        if (body.event_time * 1000 < workspace.installedAt.getTime() - clockTolerance) return;
        yield* db.workspaces.stop(workspace.workspaceId, now);
        events.workspaceStopped({ workspaceId: workspace.workspaceId });
        return;
      }
    });
  }

  app.event('app_uninstalled', async ({ body }) => stop(body));
  app.event('tokens_revoked', async ({ body, event }) => {
    // Only the loss of the bot's own token stops the app; a person's token may go without it.
    if ((event.tokens.bot ?? []).length > 0) await stop(body);
  });

  // Of an install for a whole org: which of its workspaces the app can work in.
  // https://docs.slack.dev/reference/events/team_access_granted
  app.event('team_access_granted', async ({ context: bolt }) => {
    await store.in(tenantOf(bolt)).transaction((db) => db.deliveries.retryCards());
  });
  app.event('team_access_revoked', async ({ event, context: bolt }) => {
    log.warn({ workspaceId: tenantOf(bolt), teamIds: event.team_ids }, 'an org took workspaces from the app');
  });
  app.event('team_rename', async ({ event, body, context: bolt }) => {
    // A workspace of an org has a name of its own.
    if (body.team_id !== tenantOf(bolt)) return;
    await store.system.transaction((db) => db.workspaces.rename(tenantOf(bolt), event.name));
  });

  app.event('user_change', async ({ event, context: bolt }) => {
    const person = personFromSlack(event.user, tenantOf(bolt));
    await store.in(tenantOf(bolt)).transaction((db) => db.people.put(person, clock()));
  });
  app.event('team_join', async ({ event, context: bolt }) => {
    const person = personFromSlack(event.user, tenantOf(bolt));
    await store.in(tenantOf(bolt)).transaction((db) => db.people.put(person, clock()));
  });
}
