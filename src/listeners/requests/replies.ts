import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { receiveThreadEvent } from '../../domain/comments/keep-reply.ts';
import type { ThreadEvent } from '../../domain/comments/thread-event.ts';
import { tenantOf } from '../caller.ts';

const file = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  permalink: z.string().nullish(),
  mode: z.string().nullish(),
});

/** What we read of a message. https://docs.slack.dev/reference/events/message */
const message = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().catch(''),
  files: z.array(file).nullish().catch([]),
  edited: z.object({ ts: z.string() }).nullish(),
});
const told = z.object({ channel: z.string(), ...message.shape });
const changed = z.object({ channel: z.string(), message });
const deleted = z.object({ channel: z.string(), deleted_ts: z.string(), previous_message: message });

/** What people write as messages: Slack and apps write others. */
const peopleWrite: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

/** What people write in the thread of a Request's message (R9), their edits and deletions. */
export function replyListeners(app: App, context: Context): void {
  app.event('message', async ({ event, context: bolt }) => {
    const workspaceId = tenantOf(bolt);
    if (event.subtype === 'message_deleted') {
      const { channel, deleted_ts: ts, previous_message: before } = deleted.parse(event);
      await lookAtButton(context, workspaceId, channel, ts);
      const threadTs = before.thread_ts;
      if (!threadTs || !isByPeople(before)) return;
      return receiveThreadEvent(context, workspaceId, deletedReply(channel, threadTs, ts));
    }
    const read = event.subtype === 'message_changed' ? changed.parse(event) : null;
    const said = read?.message ?? told.parse(event);
    const channelId = read?.channel ?? told.parse(event).channel;
    const { ts, thread_ts: threadTs } = said;
    if (threadTs === undefined || threadTs === ts) return;
    if (said.subtype === 'tombstone') {
      return receiveThreadEvent(context, workspaceId, deletedReply(channelId, threadTs, ts));
    }
    if (said.user === undefined || !isByPeople(said)) return;
    const { user: userId, text, edited } = said;
    const editedAt = edited ? Number(edited.ts) * 1000 : null;
    const files = (said.files ?? []).flatMap(knownFile);
    const reply = { channelId, threadTs, ts, isDeleted: false, userId, text, files, editedAt };
    await receiveThreadEvent(context, workspaceId, reply);
  });
}

function deletedReply(channelId: string, threadTs: string, ts: string): ThreadEvent {
  return { channelId, threadTs, ts, isDeleted: true, userId: '', text: '', files: [], editedAt: null };
}

/**
 * A Stream's button that somebody deleted comes back: its settings say whether it is there. The message may be a
 * button that is being posted at this moment, and not known yet.
 */
async function lookAtButton(
  { store }: Context,
  workspaceId: string,
  channelId: string,
  ts: string,
): Promise<void> {
  const own = store.in(workspaceId);
  const streamIds = await own.read(function* (db) {
    const underWay = yield* db.deliveries.buttonsUnderWay();
    const streamId = yield* db.channelButtons.streamAt(channelId, ts);
    return streamId === null ? underWay : [streamId];
  });
  if (streamIds.length === 0) return;
  await own.transaction(function* (db) {
    for (const streamId of streamIds) yield* db.deliveries.oweButton(streamId);
  });
}

function isByPeople({ subtype, bot_id: bot }: z.infer<typeof message>): boolean {
  return bot === undefined && peopleWrite.includes(subtype);
}

/** Of a file that is gone, Slack tells no more than its id. */
function knownFile({ id, name, mimetype, size, permalink, mode }: z.infer<typeof file>) {
  if (mode === 'tombstone' || mode === 'hidden_by_limit') return [];
  const kind = mimetype ?? 'application/octet-stream';
  return [{ id, name: name ?? 'file', mimetype: kind, size: size ?? 0, permalink: permalink ?? '' }];
}
