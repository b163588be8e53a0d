import { Refused } from '../acts/result.ts';
import type { Core } from '../core.ts';
import { type Delivery, redeliver } from '../deliver.ts';
import { directMessage } from '../messages.ts';
import { type Actor, actorKey, workspaceOf } from '../state.ts';
import { topView } from '../views.ts';
import { channelByName, type Person as PersonData } from '../world.ts';
import { type Administration, createAdministration } from './administration.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { NotOnScreen } from './find.ts';
import { createMessage, type Message, shortcutId } from './message.ts';
import { createModal, type Modal } from './modal.ts';
import { actAndSettle, createSurface, type Surface } from './surface.ts';
import { waitUntil } from './wait.ts';

/** What a person sees after a slash command. */
export interface Seen {
  /** Of the acknowledgement; null: none came in time, or the command was not sent. */
  status: number | null;
  /** The text of the newest thing that was said to this person alone since. */
  ephemeral: string | null;
  modal: Modal | null;
}

export interface Home extends Surface {
  readonly open: true;
}

export interface Person extends Administration {
  readonly id: string;
  readonly handle: string;
  /** The modal on top, null when none is open. */
  readonly modal: Modal | null;
  /** Types a command, as `/name text`, in #general unless told otherwise. */
  slash(command: string, where?: { channel: string }): Promise<Seen>;
  /** Runs a global shortcut, by name or callback id. */
  shortcut(name: string): Promise<Modal | null>;
  openHome(): Promise<Home>;
  /** Opens the Messages tab of the app. */
  openMessages(): Promise<void>;
  /** By name. Throws when it does not exist. */
  channel(name: string): Conversation;
  /** With the app. */
  dm(): Conversation;
  /** What this person alone was shown, newest last. */
  ephemerals(): Message[];
  /** Waits until `look` finds something, at most `ms` (5000). */
  waitFor<Found>(look: () => Found | null | undefined | false, ms?: number): Promise<Found>;
  /** Sends an earlier payload once more, freshly signed. */
  replay(delivery: Delivery): Promise<Delivery>;
}

export function createPerson(core: Core, teamId: string, { id, handle }: PersonData): Person {
  const actor: Actor = { teamId, userId: id };
  const workspace = workspaceOf(core.state, teamId);
  const modal = () => {
    const top = topView(core, actor);
    return top ? createModal(core, actor, top.id) : null;
  };
  const openedSince = (before: string | undefined) => {
    const now = modal();
    return now && now.id !== before ? now : null;
  };
  const ephemerals = () =>
    (core.state.ephemerals[actorKey(actor)] ?? []).map((each) => createMessage(core, actor, each));

  return {
    ...createAdministration(core, actor),
    id,
    handle,
    get modal() {
      return modal();
    },
    async slash(typed, { channel } = { channel: 'general' }) {
      const before = ephemerals().length;
      const modalBefore = topView(core, actor)?.id;
      const [command = '', ...rest] = typed.split(' ');
      const where = channelByName(workspace, channel);
      if (!where) throw new NotOnScreen(`no channel #${channel}`);
      const what = { kind: 'slash', command, text: rest.join(' '), channel: where.id } as const;
      const { deliveries } = await actAndSettle(core, actor, what);
      const said = ephemerals().slice(before).at(-1);
      return {
        status: deliveries[0]?.status ?? null,
        ephemeral: said?.text() ?? null,
        modal: openedSince(modalBefore),
      };
    },
    async shortcut(name) {
      const before = topView(core, actor)?.id;
      await actAndSettle(core, actor, { kind: 'shortcut', callbackId: shortcutId(core, 'global', name) });
      return openedSince(before);
    },
    async openHome() {
      await actAndSettle(core, actor, { kind: 'home' });
      return createHome(core, actor);
    },
    openMessages: async () => void (await actAndSettle(core, actor, { kind: 'messages_tab' })),
    channel(name) {
      const found = channelByName(workspace, name);
      if (!found || (found.kind === 'private' && !found.members.includes(id))) {
        throw new NotOnScreen(`${handle} sees no channel #${name}`);
      }
      return createConversation(core, actor, found.id);
    },
    dm: () => createConversation(core, actor, directMessage(core, workspace, id).id),
    ephemerals,
    waitFor: waitUntil,
    replay: (delivery) => redeliver(core, delivery),
  };
}

function createHome(core: Core, actor: Actor): Home {
  const view = () => {
    const home = core.state.homes[actorKey(actor)];
    if (!home) throw new Refused('the app has not published a Home for this person');
    return home;
  };
  return {
    ...createSurface({
      core,
      actor,
      place: { in: 'home' },
      blocks: () => view().blocks,
      values: () => view().values,
    }),
    open: true,
  };
}
