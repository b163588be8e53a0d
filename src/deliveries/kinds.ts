import { z } from 'zod';

/** A `ThreadEvent`. */
const threadEvent = z.object({
  channelId: z.string(),
  threadTs: z.string(),
  ts: z.string(),
  isDeleted: z.boolean(),
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
  editedAt: z.number().nullable(),
});

/**
 * What can be owed to the world outside. Every kind names what to bring up to date, never what to write: the
 * worker reads the Request as it is by then, so a late delivery can never put an older state over a newer one.
 */
export const delivery = z.discriminatedUnion('kind', [
  /** The Request's card in the Stream's channel, or in the requester's DM: posted once, then changed. */
  z.object({
    kind: z.literal('slack.card'),
    requestId: z.string(),
    place: z.enum(['channel', 'requester']),
  }),
  /** The link to that card, where Slack did not tell it when the card was posted. */
  z.object({
    kind: z.literal('slack.permalink'),
    requestId: z.string(),
    place: z.enum(['channel', 'requester']),
  }),
  /**
   * What was said in the thread of a message that may turn out to be a card: Slack tells it once, so it is kept until
   * that is known.
   */
  z.object({ kind: z.literal('slack.reply'), event: threadEvent }),
  /** What was changed since the thread of the Request's message was told last, said there in one reply. */
  z.object({ kind: z.literal('slack.thread'), requestId: z.string() }),
  /** What was said at the Request's tasks, brought into the thread of its message. */
  z.object({ kind: z.literal('slack.comment'), requestId: z.string() }),
  /** The message with a button that opens a Stream's form, in its channel and in no other. */
  z.object({ kind: z.literal('slack.button'), streamId: z.string() }),
  /** The bookmark that leads to that message. */
  z.object({ kind: z.literal('slack.bookmark'), streamId: z.string() }),
  /** What the thread of a Request's message told while everybody might see it, taken back. */
  z.object({ kind: z.literal('slack.seal'), requestId: z.string() }),
  /** The messages of a Stream's Requests, the newest first, of those of lower numbers than `before`, some at a time. */
  z.object({ kind: z.literal('slack.stream_cards'), streamId: z.string(), before: z.int().nullable() }),
  /** A Stream that was deleted: some more of its Requests, and itself with the last of them. */
  z.object({ kind: z.literal('stream.delete'), streamId: z.string(), step: z.int() }),
  /** A form offered to a person who reacted to a message, there and to them alone. */
  z.object({ kind: z.literal('slack.form_offer'), offerId: z.string() }),
  /** A run of the step of Workflow Builder that submits a Request. Slack tells its inputs once. */
  z.object({
    kind: z.literal('slack.step'),
    executionId: z.string(),
    inputs: z.object({
      stream: z.string(),
      requester: z.string(),
      subject: z.string(),
      details: z.string(),
      dueDate: z.string(),
      assignee: z.string(),
    }),
  }),
  /** A message to a person, once, such as the greeting of the installer. */
  z.object({ kind: z.literal('slack.notice'), userId: z.string(), text: z.string() }),
  /** What we know of a channel: its name, whether the app can post there, and its members where they may submit. */
  z.object({ kind: z.literal('slack.channel'), channelId: z.string() }),
  /** All that a person or a channel, by its Slack id, is to be told of Requests, in one message (S10). */
  z.object({ kind: z.literal('slack.news'), to: z.string() }),
  /** The audit log as a file, to an admin; null: of the whole workspace. */
  z.object({ kind: z.literal('slack.audit_export'), userId: z.string(), streamId: z.string().nullable() }),
  /** The Requests that a person chose in a list, as a CSV file for that person; the handler reads the choice. */
  z.object({
    kind: z.literal('slack.list_export'),
    userId: z.string(),
    choice: z.record(z.string(), z.unknown()),
  }),
  /** Slack's user groups and who is in them. */
  z.object({ kind: z.literal('slack.user_groups') }),
  /** People who are to be in a channel that the app has made. */
  z.object({ kind: z.literal('slack.invite'), channelId: z.string(), userIds: z.array(z.string()) }),
  /** A Stream as a file, for a person who asked for it. */
  z.object({ kind: z.literal('slack.stream_file'), userId: z.string(), streamId: z.string() }),
  /** The App Home of a person who looks at it. */
  z.object({ kind: z.literal('slack.home'), userId: z.string() }),
  /** The Request's task in a connected tool: made once, then read and written until both say the same. */
  z.object({ kind: z.literal('tool.task'), requestId: z.string(), connectedToolId: z.string() }),
  /** The link to the Slack message, attached to the task. */
  z.object({ kind: z.literal('tool.link'), requestId: z.string(), connectedToolId: z.string() }),
  /** What was said about the Request, brought to its task, and what was said there, taken over. */
  z.object({ kind: z.literal('tool.comment'), requestId: z.string(), connectedToolId: z.string() }),
  /** Files of the Request's form and thread, attached to its task. */
  z.object({ kind: z.literal('tool.file'), requestId: z.string(), connectedToolId: z.string() }),
  /** What has changed in a component without the tool having told: the tasks of it that are to be read. */
  z.object({ kind: z.literal('tool.pull'), connectedToolId: z.string() }),
  /** The webhook that a connected component is to have: registered, replaced when it died, removed at the end. */
  z.object({ kind: z.literal('tool.webhook'), connectedToolId: z.string() }),
  /** The component's fields or columns, made to fit the Stream's. */
  z.object({ kind: z.literal('tool.fields'), connectedToolId: z.string() }),
  /** Credentials that are nobody's (any more), made useless in the tool. */
  z.object({ kind: z.literal('tool.revoke'), credentialsId: z.string() }),
]);

export type Delivery = z.infer<typeof delivery>;
export type DeliveryKind = Delivery['kind'];

/** What a delivery to Slack is aimed at; one to a tool is aimed at the Integration, by its id. */
export const slackTarget = 'slack';
