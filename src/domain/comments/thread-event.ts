import type { KnownFile } from '../requests/files.ts';

/** What Slack told of a message in a thread: that it was written or edited, or that it was deleted. */
export interface ThreadEvent {
  channelId: string;
  /** Of the message that it answers. */
  threadTs: string;
  ts: string;
  isDeleted: boolean;
  /** Slack id of the author; empty where the message was deleted. */
  userId: string;
  text: string;
  files: KnownFile[];
  /** When it was edited last, in milliseconds since the epoch; null: never. */
  editedAt: number | null;
}
