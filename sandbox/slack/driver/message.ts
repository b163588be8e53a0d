import { Refused } from '../acts/result.ts';
import type { Core } from '../core.ts';
import { uploadFiles } from '../files.ts';
import { formValues } from '../form-values.ts';
import { findEphemeral, findMessage } from '../messages.ts';
import {
  type Actor,
  actorKey,
  type Ephemeral,
  type Message as StoredMessage,
  workspaceOf,
} from '../state.ts';
import { topView } from '../views.ts';
import { blockLinks, blockTexts, shownText } from '../visible-text.ts';
import { personById } from '../world.ts';
import type { FileEntry } from './entry.ts';
import { menuEntries, NotOnScreen } from './find.ts';
import { createModal, type Modal } from './modal.ts';
import { actAndSettle, createSurface, type Surface } from './surface.ts';

/** A message as one person sees it; what it says is read anew each time. */
export interface Message extends Surface {
  readonly ts: string;
  /** Of the channel. */
  readonly channel: string;
  /** Null: it is no reply. */
  readonly threadTs: string | null;
  readonly edited: boolean;
  /** What the app attached to it. */
  readonly metadata: StoredMessage['metadata'];
  /** What is written, buttons aside, one line per text. */
  text(): string;
  /** What notifications and screen readers say. */
  fallback(): string;
  links(): string[];
  /** The entries of its overflow menus. */
  menu(): string[];
  /** What Slack itself says of the channel, such as `channel_join`; null: somebody wrote it. */
  readonly notice: string | null;
  /** The names of its files; of one that was deleted nothing. */
  files(): string[];
  /** Emoji under it, each with the handles of who put it there. */
  reactions(): Record<string, string[]>;
  /** Reacts with an emoji, by its name, or takes it back. */
  react(emoji: string): Promise<void>;
  /** Answers in its thread. */
  reply(text: string, files?: readonly FileEntry[]): Promise<Message>;
  /** Writes it anew; only its author may. */
  edit(text: string): Promise<void>;
  delete(): Promise<void>;
  /** Deletes one of its files, by name. */
  deleteFile(name: string): Promise<void>;
  /** Runs a message shortcut, by name or callback id; null when no modal opened. */
  shortcut(name: string): Promise<Modal | null>;
}

type Stored = StoredMessage | Ephemeral;

export function createMessage(core: Core, actor: Actor, first: Stored): Message {
  const ephemeral = !('user' in first);
  const { ts, channel } = first;
  const stored = (): Stored => {
    const now = ephemeral ? findEphemeral(core, actor, ts) : findMessage(core, channel, ts);
    if (!now) throw new Refused('this message is gone');
    return now;
  };
  const workspace = () => workspaceOf(core.state, actor.teamId);
  const formKey = ephemeral ? `${actorKey(actor)}/${ts}` : `${actorKey(actor)}/${channel}/${ts}`;
  const shared = () => {
    const now = stored();
    return 'user' in now ? now : null;
  };

  const attached = () =>
    (shared()?.files ?? [])
      .flatMap((id) => core.state.files[id] ?? [])
      .filter(({ state }) => state !== 'deleted');

  return {
    ...createSurface({
      core,
      actor,
      place: ephemeral ? { in: 'ephemeral', ts } : { in: 'message', channel, ts },
      blocks: () => stored().blocks,
      values: () => formValues(stored().blocks, core.state.messageForms[formKey]),
    }),
    ts,
    channel,
    get threadTs() {
      return shared()?.threadTs ?? null;
    },
    get edited() {
      return (shared()?.editedTs ?? null) !== null;
    },
    get metadata() {
      return shared()?.metadata ?? null;
    },
    text() {
      const { blocks, text } = stored();
      if (blocks.length === 0) return shownText(workspace(), { type: 'mrkdwn', text });
      return blockTexts(workspace(), blocks).join('\n');
    },
    fallback: () => stored().text,
    links: () => blockLinks(stored().blocks, stored().text),
    menu: () => menuEntries(stored().blocks),
    get notice() {
      return shared()?.notice?.subtype ?? null;
    },
    files: () => attached().map(({ name }) => name),
    reactions: () =>
      Object.fromEntries(
        (shared()?.reactions ?? []).map(({ name, users }) => [
          name,
          users.map((id) => personById(workspace(), id)?.handle ?? id),
        ]),
      ),
    react: async (emoji) => void (await actAndSettle(core, actor, { kind: 'react', channel, ts, emoji })),
    reply: (text, files) =>
      writeMessage(core, actor, { channel, text, threadTs: shared()?.threadTs ?? ts }, files),
    edit: async (text) => void (await actAndSettle(core, actor, { kind: 'edit', channel, ts, text })),
    delete: async () => void (await actAndSettle(core, actor, { kind: 'delete', channel, ts })),
    async deleteFile(name) {
      const file = attached().find((each) => each.name === name);
      const there = attached().map((each) => each.name);
      if (!file) throw new NotOnScreen(`no file ${name}; there are: ${there.join(', ') || 'none'}`);
      await actAndSettle(core, actor, { kind: 'delete_file', file: file.id });
    },
    async shortcut(name) {
      const callbackId = shortcutId(core, 'message', name);
      const before = topView(core, actor)?.id;
      await actAndSettle(core, actor, { kind: 'message_shortcut', callbackId, channel, ts });
      const top = topView(core, actor);
      return top && top.id !== before ? createModal(core, actor, top.id) : null;
    },
  };
}

/** Writes in a channel, or in a thread of it. */
export async function writeMessage(
  core: Core,
  actor: Actor,
  what: { channel: string; text: string; threadTs?: string },
  files: readonly FileEntry[] = [],
): Promise<Message> {
  const ids = uploadFiles(core, actor, files).map(({ id }) => String(id));
  const { ts } = await actAndSettle(core, actor, { kind: 'write', ...what, files: ids });
  const written = findMessage(core, what.channel, ts ?? '');
  if (!written) throw new NotOnScreen('the message was deleted at once');
  return createMessage(core, actor, written);
}

/** By name or callback id; without a manifest the word is taken for a callback id. */
export function shortcutId(core: Core, type: 'global' | 'message', name: string): string {
  const shortcuts = core.app.shortcuts?.filter((each) => each.type === type);
  if (!shortcuts) return name;
  const found = shortcuts.find((each) => each.name === name || each.callbackId === name);
  if (found) return found.callbackId;
  const there = shortcuts.map((each) => `“${each.name}”`).join(', ') || 'none';
  throw new NotOnScreen(`no ${type} shortcut “${name}”; there are: ${there}`);
}
