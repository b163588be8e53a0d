import type { ModalView } from '@slack/types';
import type { Person } from '../../domain/people.ts';
import type { Team } from '../../domain/streams/settings/team.ts';
import type { UserGroup } from '../../domain/user-group.ts';
import { inputs } from '../block-ids.ts';
import { context } from '../blocks.ts';
import { modals } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { groupsInput, leftBlocks, usersInput } from '../settings-inputs.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { count } from '../text.ts';
import { chosenOptions, chosenUsers, type ViewState } from '../view-state.ts';

export interface TeamFacts {
  /** Those of the team whom we have seen. */
  people: readonly Person[];
  /** Those of the team. */
  groups: readonly UserGroup[];
}

/** The modal of a Stream's team: people and Slack user groups (S10). */
export function teamWindow(frame: WindowFrame, { userIds }: Team, { people, groups }: TeamFacts): ModalView {
  const left = new Set(people.filter(({ isDeactivated }) => isDeactivated).map(({ userId }) => userId));
  const isOff = groups.filter(({ isDisabled }) => isDisabled);
  return settingsWindow(frame, {
    title: 'Team',
    callbackId: modals.streamTeam,
    blocks: [
      context(
        md`The team works the Requests: it assigns, changes and completes them. An assignee is one of it.`,
      ),
      usersInput(
        inputs.team,
        'People',
        userIds.filter((id) => !left.has(id)),
        { optional: true },
      ),
      ...leftBlocks(people.filter(({ userId }) => userIds.includes(userId))),
      groupsInput(inputs.groups, 'User groups', groups, {
        hint: 'Whoever is in the group in Slack is in the team, from the moment that they join it.',
      }),
      ...(isOff.length === 0
        ? []
        : [
            context(
              md`:warning: ${count(isOff.length, 'user group')} switched off in Slack: ${isOff.map(({ handle }) => `@${handle}`).join(', ')}. Who was in stays in the team until you take the group out.`,
            ),
          ]),
    ],
  });
}

export function readTeam(state: ViewState): Team {
  return {
    userIds: chosenUsers(state, inputs.team),
    groupIds: chosenOptions(state, inputs.groups).toSorted(),
  };
}
