import type { WebClient } from '@slack/web-api';
import type { FormOffer } from '../../db/form-offers.ts';
import { may, refusalOf, rolesIn } from '../../domain/permissions.ts';
import { fitDetails, messageDetails } from '../../domain/requests/message-details.ts';
import { mentionedIn, messageWords } from '../../domain/requests/message-words.ts';
import { openStream } from '../../domain/requests/submit-request.ts';
import { longestText } from '../../domain/streams/field.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { PeopleError } from '../../errors.ts';
import { learnMembership } from '../../slack/membership.ts';
import { personFromSlack } from '../../slack/people.ts';
import type { Message } from '../../views/blocks.ts';
import { formOffer } from '../../views/form-offer.ts';
import { notice } from '../../views/notice.ts';
import { type Handler, type Job, nothing, type Parts } from '../handler.ts';
import { slackClient } from '../slack-client.ts';
import { slackFailure } from '../slack-failure.ts';
import { slackLanes } from '../slack-pace.ts';

type Offering = Job<'slack.form_offer'>;

/**
 * Answers a person who reacted with a Stream's emoji, alone: with the button that opens the form, or with why it takes
 * no Request of theirs. After an unknown outcome it is said again: Slack does not tell what was shown to one person.
 */
export const slackFormOffer: Handler<'slack.form_offer'> = {
  async carryOut(parts, job) {
    const own = parts.store.in(job.workspaceId);
    const { offer, stream } = await own.read(function* (db) {
      const offer = yield* db.formOffers.byId(job.work.offerId);
      return { offer, stream: offer && (yield* db.streams.byId(offer.streamId)) };
    });
    if (!offer || !stream) return nothing;
    const client = await slackClient(parts, job);
    const { user } = await client.users.info({ user: offer.userId });
    if (user?.is_bot) return nothing;
    const refused = await refusal(parts, job, client, stream, { ...user, id: offer.userId });
    const message = await read(client, job, offer);
    if (refused !== null || message === 'gone') {
      const words = refused ?? 'The message that you reacted to was deleted.';
      const threadTs = message === 'gone' ? null : (message?.threadTs ?? null);
      await say(parts, job, client, offer, notice(words), threadTs);
      return nothing;
    }
    const details = await detailsOf(parts, job, client, offer, message?.text ?? '');
    // The button may be clicked as soon as it is there.
    await own.transaction((db) => db.formOffers.putDetails(offer.id, details));
    await say(parts, job, client, offer, formOffer(stream, offer.id), message?.threadTs ?? null);
    return nothing;
  },
  /** Nobody waits for it but who reacted; the log has it. */
  tell: () => nothing,
};

/** Why the person may not submit to the Stream, in words; null: they may. */
async function refusal(
  parts: Parts,
  { workspaceId }: Offering,
  client: WebClient,
  stream: Stream,
  user: Parameters<typeof personFromSlack>[0],
): Promise<string | null> {
  const person = personFromSlack(user, workspaceId);
  const { userId } = person;
  await learnMembership(parts, client, workspaceId, { stream, userId });
  return parts.store.in(workspaceId).transaction(function* (db) {
    yield* db.people.put(person, parts.clock());
    try {
      const open = yield* openStream(db, stream.id);
      const isLetIn = may(yield* rolesIn(db, person, open), 'submit_request');
      return isLetIn ? null : refusalOf('submit_request', person);
    } catch (error) {
      if (error instanceof PeopleError) return error.message;
      throw error;
    }
  });
}

/** The message; null: the app may not read it. */
async function read(
  client: WebClient,
  job: Offering,
  { channelId, ts }: FormOffer,
): Promise<{ text: string; threadTs: string | null } | 'gone' | null> {
  try {
    const { messages = [] } = await client.conversations.replies({ channel: channelId, ts, limit: 1 });
    const message = messages.find((each) => each.ts === ts);
    // What stands for a message that was deleted and has replies; the client's types do not know it.
    const { subtype } = (message ?? {}) as { subtype?: string };
    if (!message || subtype === 'tombstone') return 'gone';
    return { text: message.text ?? '', threadTs: message.thread_ts ?? null };
  } catch (error) {
    const kind = slackFailure(error, job.createdAt)?.kind;
    if (kind === 'missing') return 'gone';
    if (kind === 'forbidden') return null;
    throw error;
  }
}

async function detailsOf(
  { store }: Parts,
  { workspaceId, createdAt }: Offering,
  client: WebClient,
  { channelId, ts }: FormOffer,
  text: string,
): Promise<string> {
  const people = await store.in(workspaceId).read((db) => db.people.byIds(mentionedIn(text)));
  const words = messageWords(text, new Map(people.map(({ userId, name }) => [userId, name])));
  try {
    const { permalink = '' } = await client.chat.getPermalink({ channel: channelId, message_ts: ts });
    return fitDetails(messageDetails(words, permalink), longestText);
  } catch (error) {
    const kind = slackFailure(error, createdAt)?.kind;
    if (kind === 'forbidden' || kind === 'missing') return words;
    throw error;
  }
}

/** Under the message, to the person alone; where Slack cannot show it there, in a direct message. */
async function say(
  parts: Parts,
  job: Offering,
  client: WebClient,
  { channelId, userId }: FormOffer,
  message: Message,
  threadTs: string | null,
): Promise<void> {
  const inThread = threadTs === null ? {} : { thread_ts: threadTs };
  try {
    await parts.slackPace.keep(slackLanes.posts(job.workspaceId, channelId), () =>
      client.chat.postEphemeral({ channel: channelId, user: userId, ...message, ...inThread }),
    );
  } catch (error) {
    const kind = slackFailure(error, job.createdAt)?.kind;
    if (kind !== 'forbidden' && kind !== 'missing' && kind !== 'rejected') throw error;
    await parts.slackPace.keep(slackLanes.posts(job.workspaceId, userId), () =>
      client.chat.postMessage({ channel: userId, ...message }),
    );
  }
}
