import { and, eq } from 'drizzle-orm';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** A Stream's form that was offered to somebody who reacted to a message. */
export interface FormOffer {
  id: string;
  streamId: string;
  userId: string;
  /** The message. */
  channelId: string;
  ts: string;
  /** Its words and link; null: it was not read yet. */
  details: string | null;
  offeredAt: Date;
}

/** Forms offered to people who reacted with a Stream's emoji (R1). */
export function formOfferQueries(q: TenantQueries) {
  const { formOffers } = q.schema;
  return {
    *byId(id: string): Steps<FormOffer | undefined> {
      const [row] = yield* q.find(formOffers, { id });
      if (!row) return undefined;
      const { workspaceId: _, ...offer } = row;
      return offer;
    },
    /**
     * An offer to be made, one for each Stream, message and person.
     *
     * @returns its id; null where the same was offered after `unlessSince`.
     */
    *renew(offer: Omit<FormOffer, 'details'>, unlessSince: Date): Steps<string | null> {
      if (yield* q.insertIfNew(formOffers, { ...offer, details: null })) return offer.id;
      const same = and(
        eq(formOffers.streamId, offer.streamId),
        eq(formOffers.channelId, offer.channelId),
        eq(formOffers.ts, offer.ts),
        eq(formOffers.userId, offer.userId),
      );
      const before = yield* q.first(formOffers, same, { lock: true });
      if (!before || before.offeredAt > unlessSince) return null;
      yield* q.update(formOffers, { offeredAt: offer.offeredAt }, same);
      return before.id;
    },
    *putDetails(id: string, details: string): Steps<void> {
      yield* q.update(formOffers, { details }, eq(formOffers.id, id));
    },
  };
}

export type FormOfferQueries = ReturnType<typeof formOfferQueries>;
