import type { ModalView } from '@slack/types';
import type { Person } from '../../domain/people.ts';
import type { Admins } from '../../domain/streams/settings/admins.ts';
import { inputs } from '../block-ids.ts';
import { modals } from '../ids.ts';
import { leftBlocks, usersInput } from '../settings-inputs.ts';
import { settingsWindow, type WindowFrame } from '../settings-window.ts';
import { chosenUsers, type ViewState } from '../view-state.ts';

/** The modal of a Stream's admins. `people` are those of them whom we have seen. */
export function adminsWindow(
  frame: WindowFrame,
  { userIds }: Admins,
  { people }: { people: readonly Person[] },
): ModalView {
  const left = new Set(people.filter(({ isDeactivated }) => isDeactivated).map(({ userId }) => userId));
  return settingsWindow(frame, {
    title: 'Stream admins',
    callbackId: modals.streamAdmins,
    blocks: [
      usersInput(
        inputs.admins,
        'Stream admins',
        userIds.filter((id) => !left.has(id)),
        {
          hint: 'They change the form, the team and everything else here. Workspace admins may do so too.',
        },
      ),
      ...leftBlocks(people),
    ],
  });
}

export function readAdmins(state: ViewState): Admins {
  return { userIds: chosenUsers(state, inputs.admins) };
}
