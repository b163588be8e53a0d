import { groupMention, userMention } from '../../mentions.ts';
import { oweWhereSeenAnew } from '../../requests/owe-everywhere.ts';
import type { StreamSettings } from '../stream-settings.ts';
import type { StreamPart } from './stream-part.ts';

export type Access = Pick<
  StreamSettings,
  | 'maySubmit'
  | 'maySee'
  | 'privateRequests'
  | 'guestsMaySubmit'
  | 'strangersMaySubmit'
  | 'requestersMayEdit'
  | 'onBehalf'
>;

const behalfWords = { nobody: 'nobody', team: 'the team', everyone: 'everyone who may submit' } as const;
const privateWords = { none: 'no', all: 'all of them', chosen: 'where the requester says so' } as const;
const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');

/** Who may submit, and who may see what was submitted (S11, A8). */
export const access: StreamPart<Access> = {
  read({ settings }) {
    const { maySubmit, guestsMaySubmit, strangersMaySubmit, onBehalf } = settings;
    const { maySee, privateRequests, requestersMayEdit } = settings;
    return {
      ...{ maySubmit, guestsMaySubmit, strangersMaySubmit, onBehalf },
      ...{ maySee, privateRequests, requestersMayEdit },
    };
  },
  words: (value) => ({
    'Who may submit': submitWords(value.maySubmit),
    'Who may see Requests': value.maySee === 'everyone' ? 'everyone' : 'the team and the requester',
    'New Requests are private': privateWords[value.privateRequests],
    'Guests may submit': yesOrNo(value.guestsMaySubmit),
    'People of other companies may submit': yesOrNo(value.strangersMaySubmit),
    'Requesters may change their Requests': yesOrNo(value.requestersMayEdit),
    'Who may submit for someone else': behalfWords[value.onBehalf],
  }),
  problems({ maySubmit }) {
    const isEmpty =
      maySubmit.who === 'listed' && maySubmit.userIds.length === 0 && maySubmit.groupIds.length === 0;
    return isEmpty ? { submitters: 'List at least one person or user group.' } : {};
  },
  *write(db, stream, value) {
    yield* db.streams.changeSettings(stream.id, value);
    yield* oweWhereSeenAnew(db, stream, value);
    if (value.maySubmit.who === 'channel') yield* db.deliveries.oweChannel(stream.channelId);
    if (value.maySubmit.who === 'listed' && value.maySubmit.groupIds.length > 0) {
      yield* db.deliveries.oweUserGroups();
    }
  },
};

function submitWords(maySubmit: Access['maySubmit']): string {
  switch (maySubmit.who) {
    case 'everyone':
      return 'everyone';
    case 'channel':
      return 'members of the channel';
    case 'listed':
      return [...maySubmit.userIds.map(userMention), ...maySubmit.groupIds.map(groupMention)].join(', ');
  }
}
