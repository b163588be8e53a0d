import { z } from 'zod';

/** What Slack told of a message in a thread: that it was written or edited, or that it was deleted. */
export const threadEvent = z.object({
  channelId: z.string(),
  /** Of the message that it answers. */
  threadTs: z.string(),
  ts: z.string(),
  isDeleted: z.boolean(),
  /** Slack id of the author; empty where the message was deleted. */
  userId: z.string(),
  text: z.string(),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      mimetype: z.string(),
      size: z.number(),
      permalink: z.string(),
    }),
  ),
  /** When it was edited last, in milliseconds since the epoch; null: never. */
  editedAt: z.number().nullable(),
});

export type ThreadEvent = z.infer<typeof threadEvent>;
