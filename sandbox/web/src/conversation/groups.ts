import type { EphemeralFace, MessageFace } from '../../../page-server/api.ts';
import { dayOfTs } from '../text/date-words.ts';

/** What stands in a channel, in the order of reading. */
export type Row =
  | { kind: 'day'; key: string; words: string }
  | { kind: 'message'; key: string; message: MessageFace; isFollowUp: boolean; replies: MessageFace[] }
  | { kind: 'ephemeral'; key: string; ephemeral: EphemeralFace };

const followUpSeconds = 300;

/**
 * Messages with their replies counted to them, notes for this person alone, and the days between. A message soon
 * after one of the same author is a follow-up: its author need not be said again. `now` in milliseconds.
 */
export function rowsOf(
  messages: readonly MessageFace[],
  ephemerals: readonly EphemeralFace[],
  timeZone: string,
  now: number,
): Row[] {
  const entries = [
    ...messages.filter(isTopLevel).map((message) => ({ ts: message.ts, message })),
    ...ephemerals.map((ephemeral) => ({ ts: ephemeral.ts, ephemeral })),
  ].sort((a, b) => Number(a.ts) - Number(b.ts));

  const rows: Row[] = [];
  let day = '';
  for (const entry of entries) {
    const words = dayOfTs(entry.ts, timeZone, now);
    if (words !== day) rows.push({ kind: 'day', key: `day ${words}`, words });
    day = words;
    if ('ephemeral' in entry) {
      rows.push({ kind: 'ephemeral', key: entry.ts, ephemeral: entry.ephemeral });
      continue;
    }
    const { message } = entry;
    const replies = repliesTo(messages, message.ts);
    rows.push({
      kind: 'message',
      key: entry.ts,
      message,
      replies,
      isFollowUp: isFollowUp(rows.at(-1), message),
    });
  }
  return rows;
}

export const repliesTo = (messages: readonly MessageFace[], ts: string): MessageFace[] =>
  messages.filter((message) => message.threadTs === ts && message.ts !== ts);

const isTopLevel = ({ threadTs, ts }: MessageFace) => threadTs === null || threadTs === ts;

function isFollowUp(last: Row | undefined, message: MessageFace): boolean {
  if (last?.kind !== 'message' || last.message.user !== message.user || last.replies.length > 0) return false;
  // A line of Slack's own does not show who it is of, and two cards one below the other would run into each other.
  if (last.message.notice !== null || message.blocks.length > 0) return false;
  return Number(message.ts) - Number(last.message.ts) < followUpSeconds;
}
