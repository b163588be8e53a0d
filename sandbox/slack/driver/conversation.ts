import type { ChannelAct } from '../acts/channel.ts';
import { bookmarksIn } from '../bookmarks.ts';
import type { Core } from '../core.ts';
import { messagesIn } from '../messages.ts';
import { type Actor, type Bookmark, workspaceOf } from '../state.ts';
import { channelById, personByName, type Workspace } from '../world.ts';
import type { FileEntry } from './entry.ts';
import { NotOnScreen } from './find.ts';
import { createMessage, type Message, writeMessage } from './message.ts';
import { actAndSettle } from './surface.ts';
import { waitMs, waitUntil } from './wait.ts';

/** A channel, or the direct message with the app. */
export interface Conversation {
  readonly id: string;
  /** What it is called now. */
  readonly name: string;
  readonly archived: boolean;
  /** Oldest first, replies and Slack's own lines among them. */
  messages(): Message[];
  /** Throws when there is none. */
  lastMessage(): Message;
  /** Waits until a message is there that fits, at most `ms` (5000); the newest that does. */
  waitForMessage(fits?: (message: Message) => boolean, ms?: number): Promise<Message>;
  /** The replies to a message, oldest first. */
  thread(parent: Message): Message[];
  /** Writes here, or in the thread of a message. */
  write(text: string, parent?: Message | null, files?: readonly FileEntry[]): Promise<Message>;
  /** Handles; the app is called `app`. */
  members(): string[];
  join(): Promise<void>;
  leave(): Promise<void>;
  /** Brings somebody in, by handle; `app` is the app. */
  invite(who: string): Promise<void>;
  /** Takes somebody out, by handle; `app` is the app. */
  remove(who: string): Promise<void>;
  rename(name: string): Promise<void>;
  archive(): Promise<void>;
  unarchive(): Promise<void>;
  delete(): Promise<void>;
  bookmarks(): Bookmark[];
  addBookmark(title: string, link: string): Promise<void>;
}

export function createConversation(core: Core, actor: Actor, channelId: string): Conversation {
  const workspace = () => workspaceOf(core.state, actor.teamId);
  const channel = () => {
    const found = channelById(workspace(), channelId);
    if (!found) throw new NotOnScreen('this channel was deleted');
    return found;
  };
  const messages = () => messagesIn(core, channelId).map((each) => createMessage(core, actor, each));
  const change = async (what: ChannelAct): Promise<void> => void (await actAndSettle(core, actor, what));

  return {
    id: channelId,
    get name() {
      return channel().name;
    },
    get archived() {
      return channel().archived;
    },
    messages,
    lastMessage() {
      const last = messages().at(-1);
      if (!last) throw new NotOnScreen('no message is here yet');
      return last;
    },
    async waitForMessage(fits = () => true, ms = waitMs) {
      try {
        return await waitUntil(() => messages().findLast(fits), ms);
      } catch {
        const there = messages().map((each) => `\n- ${each.text()}`);
        throw new NotOnScreen(`no fitting message came in ${ms} ms; there are:${there.join('') || ' none'}`);
      }
    },
    thread: (parent) => messages().filter((each) => each.threadTs === parent.ts),
    write(text, parent, files) {
      const thread = parent ? { threadTs: parent.threadTs ?? parent.ts } : {};
      return writeMessage(core, actor, { channel: channelId, text, ...thread }, files);
    },
    members: () => channel().members.map((id) => handleOf(workspace(), id)),
    join: () => change({ kind: 'join_channel', channel: channelId }),
    leave: () => change({ kind: 'leave_channel', channel: channelId }),
    invite: (who) =>
      change({ kind: 'invite_to_channel', channel: channelId, user: memberNamed(workspace(), who) }),
    remove: (who) =>
      change({ kind: 'remove_from_channel', channel: channelId, user: memberNamed(workspace(), who) }),
    rename: (name) => change({ kind: 'rename_channel', channel: channelId, name }),
    archive: () => change({ kind: 'archive_channel', channel: channelId, isArchived: true }),
    unarchive: () => change({ kind: 'archive_channel', channel: channelId, isArchived: false }),
    delete: () => change({ kind: 'delete_channel', channel: channelId }),
    bookmarks: () => bookmarksIn(core, channelId),
    async addBookmark(title, link) {
      await actAndSettle(core, actor, { kind: 'add_bookmark', channel: channelId, title, link });
    },
  };
}

const handleOf = ({ people, bot }: Workspace, id: string): string =>
  id === bot.userId ? 'app' : (people.find((person) => person.id === id)?.handle ?? id);

function memberNamed(workspace: Workspace, name: string): string {
  if (name === 'app') return workspace.bot.userId;
  const person = personByName(workspace, name);
  if (!person) throw new NotOnScreen(`nobody called ${name} is here`);
  return person.id;
}
