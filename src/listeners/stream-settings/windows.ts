import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import type { Person } from '../../domain/people.ts';
import type { Shown } from '../../domain/settings/part.ts';
import type { Saved } from '../../domain/settings/save-part.ts';
import { about } from '../../domain/streams/settings/about.ts';
import { access } from '../../domain/streams/settings/access.ts';
import { admins } from '../../domain/streams/settings/admins.ts';
import { cardPart } from '../../domain/streams/settings/card.ts';
import { channel } from '../../domain/streams/settings/channel.ts';
import { channelButton } from '../../domain/streams/settings/channel-button.ts';
import { notifications } from '../../domain/streams/settings/notifications.ts';
import { statuses } from '../../domain/streams/settings/statuses.ts';
import {
  readStreamPart,
  type StreamPart,
  saveStreamPart,
} from '../../domain/streams/settings/stream-part.ts';
import { submitting } from '../../domain/streams/settings/submitting.ts';
import { team } from '../../domain/streams/settings/team.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { channelForStream, joinIfPublic } from '../../slack/channels.ts';
import { learnPeople } from '../../slack/people.ts';
import { actions, modals } from '../../views/ids.ts';
import { aboutWindow, readAbout } from '../../views/stream-settings/about.ts';
import { accessWindow, readAccess } from '../../views/stream-settings/access.ts';
import { adminsWindow, readAdmins } from '../../views/stream-settings/admins.ts';
import { cardWindow, readCard } from '../../views/stream-settings/card.ts';
import { channelWindow, readChannel } from '../../views/stream-settings/channel.ts';
import { channelButtonWindow, readChannelButton } from '../../views/stream-settings/channel-button.ts';
import { notificationsWindow, readNotifications } from '../../views/stream-settings/notifications.ts';
import { readStatuses, statusesWindow } from '../../views/stream-settings/statuses.ts';
import { readSubmitting, submittingWindow } from '../../views/stream-settings/submitting.ts';
import { readTeam, teamWindow } from '../../views/stream-settings/team.ts';
import type { Submitted } from '../entry.ts';
import { publishHome } from '../home/publish.ts';
import { type SettingsListeners, settingsListeners } from '../settings-listeners.ts';
import { showChanged } from '../streams/show-changed.ts';

interface StreamWindow<Value>
  extends Pick<SettingsListeners<Value>, 'opens' | 'modal' | 'view' | 'names' | 'read'> {
  part: StreamPart<Value>;
  /** Where the part needs more of the Stream to be saved. */
  save?: (
    workspaceId: string,
    person: Person,
    streamId: string,
    chosen: { chosen: Value; shown: Shown },
  ) => Promise<Saved<Value>>;
  /** What is left to do once it is saved. */
  afterwards?: (submitted: Submitted, value: Value) => Promise<void>;
}

/** The windows of a Stream's settings, its team and its admins (S10, S11, A8). */
export function streamSettingsListeners(app: App, context: Context): void {
  function add<Value>({ part, save, afterwards, ...window }: StreamWindow<Value>): void {
    settingsListeners(app, context, {
      ...window,
      load: (db, person, streamId) => readStreamPart(db, person, needed(streamId), part),
      save: (workspaceId, person, streamId, chosen) =>
        save
          ? save(workspaceId, person, needed(streamId), chosen)
          : saveStreamPart(context, workspaceId, person, needed(streamId), { part, ...chosen }),
      async afterwards(submitted, streamId, value) {
        await afterwards?.(submitted, value);
        const root = submitted.view.root_view_id;
        await publishHome(context, submitted);
        // Who took away their own right sees the Stream no more.
        await showChanged(context, submitted, needed(streamId), { id: null, render: neverShown, root }).catch(
          ignoreLostRights,
        );
      },
    });
  }

  add({
    opens: actions.openAbout,
    modal: modals.streamAbout,
    part: about,
    view: aboutWindow,
    read: readAbout,
  });

  add({
    opens: actions.openChannel,
    modal: modals.streamChannel,
    part: channel,
    view: (frame, value, { stream }) => channelWindow(frame, value, stream?.channelTrouble ?? null),
    async read(state, { client }) {
      const channelId = readChannel(state);
      if (channelId === null)
        throw new InvalidInput({ channel: 'Choose the channel where Requests appear.' });
      const { id, name } = await channelForStream(client, channelId);
      return { channelId: id, channelName: name };
    },
    afterwards: ({ client }, { channelId }) => joinIfPublic(client, channelId),
  });

  add({
    opens: actions.openChannelButton,
    modal: modals.streamChannelButton,
    part: channelButton,
    view: channelButtonWindow,
    async read(state, { workspaceId }) {
      const chosen = readChannelButton(state);
      if (chosen.shown === 'message_and_bookmark') {
        await requireScope(context, workspaceId, 'bookmarks:write', {
          channelButton: `Streamly may not put bookmarks into channels of this workspace. ${again} choose the message alone.`,
        });
      }
      return chosen;
    },
  });

  add({
    opens: actions.openSubmitting,
    modal: modals.streamSubmitting,
    part: submitting,
    view: submittingWindow,
    async read(state, { workspaceId }) {
      const chosen = readSubmitting(state);
      if (chosen.emoji !== null) {
        await requireScope(context, workspaceId, 'reactions:read', {
          emoji: `Streamly is not told of reactions in this workspace. ${again} leave this empty.`,
        });
      }
      return chosen;
    },
  });

  add({
    opens: actions.openTeam,
    modal: modals.streamTeam,
    part: team,
    view: teamWindow,
    names: (value) => value,
    read: readTeam,
    afterwards: ({ client, workspaceId }, { userIds }) => learnPeople(context, client, workspaceId, userIds),
  });

  add({
    opens: actions.openAdmins,
    modal: modals.streamAdmins,
    part: admins,
    view: adminsWindow,
    names: ({ userIds }) => ({ userIds, groupIds: [] }),
    async read(state, { client, workspaceId }) {
      const chosen = readAdmins(state);
      await learnPeople(context, client, workspaceId, chosen.userIds);
      return chosen;
    },
  });

  add({
    opens: actions.openNotifications,
    modal: modals.streamNotifications,
    part: notifications,
    view: (frame, value, { settings }) => notificationsWindow(frame, value, settings.notifications),
    read: readNotifications,
  });

  add({
    opens: actions.openAccess,
    modal: modals.streamAccess,
    part: access,
    view: (frame, value, { groups }) => accessWindow(frame, value, groups),
    names: ({ maySubmit }) => ({
      userIds: [],
      groupIds: maySubmit.who === 'listed' ? maySubmit.groupIds : [],
    }),
    read: readAccess,
  });

  add({
    opens: actions.openStatuses,
    modal: modals.streamStatuses,
    part: statuses,
    view: statusesWindow,
    read: readStatuses,
  });

  add({
    opens: actions.openCardAnswers,
    modal: modals.streamCard,
    part: cardPart([]),
    view: (frame, value, { library }) => cardWindow(frame, value, library),
    read: readCard,
    async save(workspaceId, person, streamId, chosen) {
      const library = await context.store.in(workspaceId).read((db) => db.streams.everyField(streamId));
      return saveStreamPart(context, workspaceId, person, streamId, { part: cardPart(library), ...chosen });
    },
  });
}

const again = 'Ask an admin to install it again, or';

/** Workspaces that the app came to before it asked for a scope have not granted it. @throws InvalidInput */
async function requireScope(
  { store }: Context,
  workspaceId: string,
  scope: string,
  messages: Record<string, string>,
): Promise<void> {
  const workspace = await store.system.read((db) => db.workspaces.byId(workspaceId));
  const scopes = workspace?.scopes ?? [];
  if (scopes.length > 0 && !scopes.includes(scope)) throw new InvalidInput(messages);
}

function needed(streamId: string | null): string {
  if (streamId === null) throw new PeopleError('not_found', 'This Stream is gone.');
  return streamId;
}

function neverShown(): ModalView {
  throw new Error('There is no window between this one and the root.');
}

function ignoreLostRights(error: unknown): void {
  if (!(error instanceof PeopleError)) throw error;
}
