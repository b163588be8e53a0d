import type { Core } from '../core.ts';
import { deleteEphemeral } from '../messages.ts';
import type { Actor, FormValue } from '../state.ts';
import { type BookmarkAct, changeBookmarks } from './bookmark.ts';
import { type ChannelAct, changeChannel } from './channel.ts';
import { runCommand } from './command.ts';
import { openHome, openMessages } from './home.ts';
import { clickElement, enterValue, suggestOptions } from './interact.ts';
import { acting } from './member.ts';
import { cancelView, submitView } from './modal.ts';
import { changeRole, type PersonAct } from './person.ts';
import { type ActResult, Refused } from './result.ts';
import { runMessageShortcut, runShortcut } from './shortcut.ts';
import { changeUserGroups, type UserGroupAct } from './user-group.ts';
import { runWorkflow, type WorkflowAct } from './workflow.ts';
import { type WriteAct, write } from './write.ts';

/** Where an element stands. */
export type Place =
  | { in: 'modal'; viewId: string }
  | { in: 'home' }
  | { in: 'message'; channel: string; ts: string }
  | { in: 'ephemeral'; ts: string };

/** Everything that a person can do in Slack with an app, in ids; as JSON, so that a page can send it. */
export type Act =
  | { kind: 'slash'; command: string; text: string; channel: string }
  | { kind: 'shortcut'; callbackId: string }
  | { kind: 'message_shortcut'; callbackId: string; channel: string; ts: string }
  | { kind: 'click'; at: Place; blockId: string; actionId: string; option?: string }
  | {
      kind: 'enter';
      at: Place;
      blockId: string;
      actionId: string;
      value: FormValue;
      /** Enter was pressed in a text input. */
      pressed?: boolean;
    }
  | { kind: 'suggest'; at: Place; blockId: string; actionId: string; text: string }
  | { kind: 'submit'; viewId: string; times?: number }
  | { kind: 'close'; viewId: string; all?: boolean }
  | { kind: 'home' }
  | { kind: 'messages_tab' }
  | WriteAct
  | BookmarkAct
  | ChannelAct
  | UserGroupAct
  | PersonAct
  | WorkflowAct
  /** Of an ephemeral message; nobody is told. */
  | { kind: 'dismiss'; ts: string };

/**
 * Does what a person does and resolves when the app has acknowledged it and Slack has drawn its conclusions
 * from the answer. What the app does after its acknowledgement is not waited for: see `Activity`.
 * Throws `Refused` for what Slack's client would not let this person do.
 */
export async function act(core: Core, actor: Actor, what: Act): Promise<ActResult> {
  const { person } = acting(core, actor);
  if (person.role === 'deactivated') throw new Refused(`the account of ${person.handle} is deactivated`);
  switch (what.kind) {
    case 'slash':
      return runCommand(core, actor, what);
    case 'shortcut':
      return runShortcut(core, actor, what.callbackId);
    case 'message_shortcut':
      return runMessageShortcut(core, actor, what);
    case 'click':
      return clickElement(core, actor, what);
    case 'enter':
      return enterValue(core, actor, what);
    case 'suggest':
      return suggestOptions(core, actor, what);
    case 'submit':
      return submitView(core, actor, what.viewId, what.times ?? 1);
    case 'close':
      return cancelView(core, actor, what.viewId, what.all ?? false);
    case 'home':
      return openHome(core, actor);
    case 'messages_tab':
      return openMessages(core, actor);
    case 'write':
    case 'edit':
    case 'delete':
    case 'react':
    case 'delete_file':
      return write(core, actor, what);
    case 'add_bookmark':
    case 'remove_bookmark':
      return changeBookmarks(core, actor, what);
    case 'create_channel':
    case 'join_channel':
    case 'leave_channel':
    case 'invite_to_channel':
    case 'remove_from_channel':
    case 'rename_channel':
    case 'archive_channel':
    case 'delete_channel':
      return changeChannel(core, actor, what);
    case 'create_user_group':
    case 'add_to_user_group':
    case 'remove_from_user_group':
    case 'disable_user_group':
      return changeUserGroups(core, actor, what);
    case 'change_role':
      return changeRole(core, actor, what);
    case 'run_workflow':
      return runWorkflow(core, actor, what);
    case 'dismiss':
      deleteEphemeral(core, actor, what.ts);
      return { deliveries: [], expectMore: false };
  }
}
