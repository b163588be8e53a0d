import type { ModalView } from '@slack/types';
import type { Access } from '../../domain/streams/settings/access.ts';
import type { UserGroup } from '../../domain/user-group.ts';
import { inputs } from '../block-ids.ts';
import { context } from '../blocks.ts';
import { modals } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { boxesInput, choiceInput, groupsInput, usersInput } from '../settings-inputs.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { chosenOption, chosenOptions, chosenUsers, isTicked, type ViewState } from '../view-state.ts';

const submitChoices = {
  everyone: 'Everyone',
  channel: 'Members of the channel',
  listed: 'Those listed below',
} as const;
const seeChoices = { everyone: 'Everyone', team_and_requester: 'The team and the requester' } as const;
const privateChoices = {
  none: 'No: who may see Requests sees them',
  chosen: 'Where the requester says so',
  all: 'All of them',
} as const;
const outsiderBoxes = {
  guests: 'Guests of this workspace',
  strangers: 'People of other companies (Slack Connect)',
} as const;
const behalfChoices = { nobody: 'Nobody', team: 'The team', everyone: 'Everyone who may submit' } as const;
const requesterBoxes = { edit: 'Requesters may change their own Requests' } as const;

const isOne = <Value extends string>(choices: Record<Value, string>, value: string | null): value is Value =>
  value !== null && Object.hasOwn(choices, value);

/** The modal that says who may submit and who may see (S11, A8). `groups` are those listed. */
export function accessWindow(frame: WindowFrame, value: Access, groups: readonly UserGroup[]): ModalView {
  const { maySubmit } = value;
  return settingsWindow(frame, {
    title: 'Access',
    callbackId: modals.streamAccess,
    blocks: [
      choiceInput(inputs.maySubmit, 'Who may submit', submitChoices, maySubmit.who, {
        hint: 'The team and the admins always may.',
      }),
      usersInput(inputs.submitters, 'Listed people', maySubmit.who === 'listed' ? maySubmit.userIds : [], {
        optional: true,
      }),
      groupsInput(inputs.submitterGroups, 'Listed user groups', groups),
      boxesInput(
        inputs.outsiders,
        'Of those, let in also',
        outsiderBoxes,
        [
          ...(value.guestsMaySubmit ? (['guests'] as const) : []),
          ...(value.strangersMaySubmit ? (['strangers'] as const) : []),
        ],
        { hint: 'They never administer, and see only what they submitted themselves.' },
      ),
      choiceInput(inputs.onBehalf, 'Who may submit for someone else', behalfChoices, value.onBehalf),
      choiceInput(inputs.maySee, 'Who may see Requests', seeChoices, value.maySee),
      choiceInput(inputs.privateRequests, 'New Requests are private', privateChoices, value.privateRequests),
      context(
        md`🔒 Of a private Request, and of all where only the team and the requester may see them, the channel shows number and status alone. A private Request stays private when this is changed; the team can change that in its Edit window.`,
      ),
      boxesInput(inputs.requesters, 'Requesters', requesterBoxes, value.requestersMayEdit ? ['edit'] : []),
    ],
  });
}

export function readAccess(state: ViewState): Access {
  const who = chosenOption(state, inputs.maySubmit);
  const maySee = chosenOption(state, inputs.maySee);
  const onBehalf = chosenOption(state, inputs.onBehalf);
  const privateRequests = chosenOption(state, inputs.privateRequests);
  const outsiders = chosenOptions(state, inputs.outsiders);
  return {
    maySubmit:
      who === 'listed'
        ? {
            who,
            userIds: chosenUsers(state, inputs.submitters),
            groupIds: chosenOptions(state, inputs.submitterGroups).toSorted(),
          }
        : { who: who === 'channel' ? 'channel' : 'everyone' },
    maySee: isOne(seeChoices, maySee) ? maySee : 'team_and_requester',
    privateRequests: isOne(privateChoices, privateRequests) ? privateRequests : 'all',
    guestsMaySubmit: outsiders.includes('guests'),
    strangersMaySubmit: outsiders.includes('strangers'),
    requestersMayEdit: isTicked(state, inputs.requesters),
    onBehalf: isOne(behalfChoices, onBehalf) ? onBehalf : 'nobody',
  };
}
