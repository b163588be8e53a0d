import type { App } from '@slack/bolt';
import type { Context } from '../context.ts';
import { tenantOf } from './caller.ts';

/**
 * What happens to channels of Streams and to Slack's user groups. What an event says may be old by now, so most only
 * owe a look; who joins and leaves a channel is kept at once.
 */
export function channelListeners(app: App, context: Context): void {
  const lookAgain = async (workspaceId: string, channelId: string) => {
    await context.store.in(workspaceId).transaction(function* (db) {
      const streams = yield* db.streams.ofChannel(channelId);
      const routed = yield* db.routing.channels([channelId]);
      if (streams.length + routed.length > 0) yield* db.deliveries.oweChannel(channelId);
    });
  };

  app.event('channel_archive', ({ event, context: bolt }) => lookAgain(tenantOf(bolt), event.channel));
  app.event('channel_unarchive', ({ event, context: bolt }) => lookAgain(tenantOf(bolt), event.channel));
  app.event('channel_deleted', ({ event, context: bolt }) => lookAgain(tenantOf(bolt), event.channel));
  app.event('channel_rename', ({ event, context: bolt }) => lookAgain(tenantOf(bolt), event.channel.id));
  app.event('group_archive', ({ event, context: bolt }) => lookAgain(tenantOf(bolt), event.channel));
  app.event('group_unarchive', ({ event, context: bolt }) => lookAgain(tenantOf(bolt), event.channel));
  app.event('group_deleted', ({ event, context: bolt }) => lookAgain(tenantOf(bolt), event.channel));
  app.event('group_rename', ({ event, context: bolt }) => lookAgain(tenantOf(bolt), event.channel.id));

  // Such as after a channel was shared, or moved to the org.
  // https://docs.slack.dev/reference/events/channel_id_changed
  app.event('channel_id_changed', async ({ event, context: bolt }) => {
    const { old_channel_id: before, new_channel_id: after } = event;
    await context.store.in(tenantOf(bolt)).transaction((db) => db.channels.changeId(before, after));
    await lookAgain(tenantOf(bolt), after);
  });

  app.event('member_joined_channel', async ({ event, context: bolt }) => {
    if (event.user === bolt.botUserId) return lookAgain(tenantOf(bolt), event.channel);
    await context.store
      .in(tenantOf(bolt))
      .transaction((db) => db.channels.addMember(event.channel, event.user));
  });
  app.event('member_left_channel', async ({ event, context: bolt }) => {
    if (event.user === bolt.botUserId) return lookAgain(tenantOf(bolt), event.channel);
    await context.store
      .in(tenantOf(bolt))
      .transaction((db) => db.channels.removeMember(event.channel, event.user));
  });

  const lookAtGroups = async (workspaceId: string) => {
    await context.store.in(workspaceId).transaction(function* (db) {
      // Nobody has chosen a group yet where none are known.
      if (yield* db.userGroups.fetchedAt()) yield* db.deliveries.oweUserGroups();
    });
  };
  app.event('subteam_created', ({ context: bolt }) => lookAtGroups(tenantOf(bolt)));
  app.event('subteam_updated', ({ context: bolt }) => lookAtGroups(tenantOf(bolt)));
  app.event('subteam_members_changed', ({ context: bolt }) => lookAtGroups(tenantOf(bolt)));
}
