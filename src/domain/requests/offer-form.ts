import type { Context } from '../../context.ts';
import { emojiName } from '../streams/emoji.ts';

export interface Reaction {
  userId: string;
  /** As Slack names it: without colons, a skin tone after `::`. */
  emoji: string;
  /** The message. */
  channelId: string;
  ts: string;
}

/** Whoever takes a reaction back and gives it again within so many milliseconds is not answered again. */
const answeredFor = 60_000;

/**
 * Owes a person who reacted with a Stream's emoji its form, with the message in it (R1). Most reactions are no Stream's,
 * and cost one look.
 *
 * @param eventId Slack sends an event again where it had no answer: only the first time counts.
 */
export async function offerForm(
  { store, clock, newId }: Pick<Context, 'store' | 'clock' | 'newId'>,
  workspaceId: string,
  { emoji, ...message }: Reaction,
  eventId: string,
): Promise<void> {
  const name = emojiName(emoji);
  if (name === null) return;
  const stream = await store.in(workspaceId).read((db) => db.streams.byEmoji(name));
  if (!stream) return;
  const offeredAt = clock();
  await store.system.transaction(function* (system) {
    if (!(yield* system.workspaces.firstTime(eventId, offeredAt))) return;
    const db = system.in(workspaceId);
    const offer = { id: newId(), streamId: stream.id, ...message, offeredAt };
    const id = yield* db.formOffers.renew(offer, new Date(offeredAt.getTime() - answeredFor));
    if (id !== null) yield* db.deliveries.oweFormOffer(id);
  });
}
