import type { ModalView, PlainTextOption } from '@slack/types';
import type { AppSettings } from '../../domain/app-settings/app-settings.ts';
import type { Person } from '../../domain/people.ts';
import { longestRetentionDays } from '../../domain/workspace.ts';
import { inputs } from '../block-ids.ts';
import { button, input, option, placeholder, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { search } from '../search-options.ts';
import { boxesInput, choiceInput, leftBlocks, usersInput } from '../settings-inputs.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { chosenOption, chosenUsers, isTicked, typedText, type ViewState } from '../view-state.ts';

const createChoices = {
  everyone: 'Everyone but guests',
  admins: 'Workspace admins',
  listed: 'Workspace admins and those listed below',
} as const;

/** The modal of the App settings, for workspace admins (A5). `people` are those named whom we have seen. */
export function appSettingsWindow(
  frame: WindowFrame,
  value: AppSettings,
  { people }: { people: readonly Person[] },
): ModalView {
  const left = new Set(people.filter(({ isDeactivated }) => isDeactivated).map(({ userId }) => userId));
  const stillHere = (userIds: readonly string[]) => userIds.filter((id) => !left.has(id));
  return settingsWindow(frame, {
    title: 'App settings',
    callbackId: modals.appSettings,
    blocks: [
      usersInput(inputs.admins, 'Workspace admins', stillHere(value.adminIds), {
        optional: true,
        hint: 'They may do everything in Streamly.',
      }),
      ...leftBlocks(people),
      boxesInput(
        inputs.slackAdmins,
        'Slack’s own admins',
        { yes: 'Slack’s admins and owners are workspace admins too' },
        value.slackAdminsAreAdmins ? ['yes'] : [],
      ),
      choiceInput(inputs.mayCreate, 'Who may create Streams', createChoices, value.mayCreateStreams),
      usersInput(inputs.creators, 'Listed people', stillHere(value.creatorIds), { optional: true }),
      input(
        inputs.timeZone,
        'Time zone',
        {
          type: 'external_select',
          action_id: actions.pickTimeZone,
          min_query_length: 1,
          ...placeholder('Type a city, such as Prague'),
          ...(value.timeZone !== null && { initial_option: option(value.timeZone, value.timeZone) }),
        },
        { optional: true, hint: 'For people who have none of their own in Slack. UTC where none is chosen.' },
      ),
      input(
        inputs.retention,
        'Days that data is kept after an uninstall',
        {
          type: 'number_input',
          action_id: actions.answer,
          is_decimal_allowed: false,
          min_value: '1',
          max_value: String(longestRetentionDays),
          initial_value: String(value.retentionDays),
        },
        { hint: 'Then everything of this workspace is deleted, unless Streamly is installed again.' },
      ),
      section(
        md`Who is told of new, assigned, changed and completed Requests, where a Stream does not say it itself.`,
        button('Usual notifications', actions.openDefaultNotifications),
      ),
    ],
  });
}

export function readAppSettings(state: ViewState): AppSettings {
  const mayCreate = chosenOption(state, inputs.mayCreate);
  return {
    adminIds: chosenUsers(state, inputs.admins),
    slackAdminsAreAdmins: isTicked(state, inputs.slackAdmins),
    mayCreateStreams: mayCreate === 'everyone' || mayCreate === 'listed' ? mayCreate : 'admins',
    creatorIds: chosenUsers(state, inputs.creators),
    timeZone: chosenOption(state, inputs.timeZone),
    retentionDays: Number(typedText(state, inputs.retention)),
  };
}

const timeZones = Intl.supportedValuesOf('timeZone').map((name) => ({
  name,
  words: name.replaceAll('_', ' '),
}));

/** Time zones for what a person typed: a part of a city's or a continent's name. */
export function timeZoneOptions(query: string): PlainTextOption[] {
  return search(timeZones, query, ({ words }) => words).map(({ name }) => option(name, name));
}
