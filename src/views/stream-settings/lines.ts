import type { KnownBlock } from '@slack/types';
import { statusesOf } from '../../domain/streams/statuses.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { actionsRow, button, confirmation } from '../blocks.ts';
import type { ActionId } from '../id-kinds.ts';
import { actions } from '../ids.ts';
import { channelLink, join, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import { troubleWords } from './channel.ts';

/** What the window of a Stream tells of its settings, and the button that opens each. */
export interface SettingsLine {
  /** On the button too. */
  title: string;
  opens: ActionId;
  /** How it stands, in a few words. */
  facts: (of: { stream: Stream }) => Mrkdwn;
}

export const settingsLines: readonly SettingsLine[] = [
  { title: 'Name and description', opens: actions.openAbout, facts: ({ stream }) => aboutFacts(stream) },
  { title: 'Channel', opens: actions.openChannel, facts: ({ stream }) => channelFacts(stream) },
  { title: 'Channel button', opens: actions.openChannelButton, facts: ({ stream }) => buttonFacts(stream) },
  { title: 'Submitting', opens: actions.openSubmitting, facts: ({ stream }) => submittingFacts(stream) },
  { title: 'Team', opens: actions.openTeam, facts: ({ stream }) => teamFacts(stream) },
  { title: 'Stream admins', opens: actions.openAdmins, facts: ({ stream }) => named(stream.admins) },
  { title: 'Access', opens: actions.openAccess, facts: ({ stream }) => accessFacts(stream) },
  {
    title: 'Notifications',
    opens: actions.openNotifications,
    facts: ({ stream }) =>
      stream.settings.notifications === null ? md`As the App settings say` : md`As chosen for this Stream`,
  },
  { title: 'Wording', opens: actions.openWordings, facts: ({ stream }) => wordingFacts(stream) },
  { title: 'Routing', opens: actions.openRouting, facts: ({ stream }) => routingFacts(stream) },
  { title: 'Statuses', opens: actions.openStatuses, facts: ({ stream }) => statusFacts(stream) },
  { title: 'Card', opens: actions.openCardAnswers, facts: ({ stream }) => cardFacts(stream) },
  { title: 'Audit log', opens: actions.openAuditLog, facts: () => md`Who changed what, and when` },
];

const mostNamed = 5;

function named(userIds: readonly string[]): Mrkdwn {
  if (userIds.length === 0) return md`nobody`;
  const more = userIds.length - mostNamed;
  const shown = join(userIds.slice(0, mostNamed).map(mention), ', ');
  return more > 0 ? md`${shown} and ${more} more` : shown;
}

function aboutFacts({ name, description }: Stream): Mrkdwn {
  return description === '' ? md`${name}` : md`${name}: ${cut(description.replace(/\s+/g, ' '), 100)}`;
}

function channelFacts({ channelId, channelTrouble }: Stream): Mrkdwn {
  if (channelTrouble === null) return channelLink(channelId);
  return md`:warning: ${channelLink(channelId)}: ${troubleWords[channelTrouble]}`;
}

function buttonFacts({ settings }: Stream): Mrkdwn {
  const words = { off: 'None', message: 'A message', message_and_bookmark: 'A message and a bookmark' };
  return md`${words[settings.channelButton]}`;
}

function submittingFacts({ emoji, settings }: Stream): Mrkdwn {
  const alike = settings.pointOutAlike
    ? 'Requests that look alike are pointed out'
    : 'Requests that look alike are not pointed out';
  return emoji === null ? md`${alike}` : md`:${emoji}: offers the form; ${alike}`;
}

function teamFacts({ team, settings }: Stream): Mrkdwn {
  const groups = settings.teamGroupIds.length;
  return groups === 0 ? named(team) : md`${named(team)}, through ${count(groups, 'user group')} too`;
}

function accessFacts({ settings }: Stream): Mrkdwn {
  const { maySubmit, maySee, privateRequests, guestsMaySubmit, strangersMaySubmit } = settings;
  const who = { everyone: 'Everyone', channel: 'Members of the channel', listed: 'Those listed' };
  const outsiders = [
    ...(guestsMaySubmit ? ['guests'] : []),
    ...(strangersMaySubmit ? ['people of other companies'] : []),
  ];
  const too = outsiders.length > 0 ? `, ${outsiders.join(' and ')} too` : '';
  const see = maySee === 'everyone' ? 'everyone may see' : 'the team and the requester may see';
  const sealed = {
    none: '',
    chosen: '; private where the requester says so',
    all: '; all new ones are private',
  };
  return md`${who[maySubmit.who]} may submit${too}; ${see}${sealed[privateRequests]}`;
}

function wordingFacts({ settings: { wording } }: Stream): Mrkdwn {
  const own = Object.keys(wording).length;
  return own === 0
    ? md`Requesters are told in the usual words`
    : md`${count(own, 'event')} told in another way than usual`;
}

function routingFacts({ settings }: Stream): Mrkdwn {
  return settings.routing.length === 0
    ? md`Every Request goes the same way`
    : md`${count(settings.routing.length, 'rule')}`;
}

function statusFacts({ settings }: Stream): Mrkdwn {
  return md`${statusesOf(settings)
    .map(({ name }) => name)
    .join(', ')}`;
}

function cardFacts({ settings: { cardFields } }: Stream): Mrkdwn {
  if (cardFields === null) return md`Shows all answers`;
  return md`Shows ${count(cardFields.length, 'answer')}`;
}

/** The buttons that end a Stream, or bring it back. */
export function endingRow({ id, name, archivedAt }: Stream): KnownBlock {
  const archive = button('Archive', actions.archiveStream, {
    value: id,
    style: 'danger',
    confirm: confirmation(
      'Archive this Stream?',
      md`${cut(name, 75)} takes no new Requests then. Those that it has stay.`,
      'Archive',
    ),
  });
  const restore = button('Restore', actions.restoreStream, { value: id, style: 'primary' });
  return actionsRow([
    archivedAt === null ? archive : restore,
    button('Delete Stream', actions.deleteStream, { value: id }),
  ]);
}
