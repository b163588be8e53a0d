import { eq } from 'drizzle-orm';
import type { Steps } from './steps.ts';
import type { TenantQueries } from './tenant.ts';

/** What names a channel by its id, where Slack gave the channel another one. */
export function channelIdQueries(q: TenantQueries) {
  const { streams, cards, comments, channelButtons, formOffers, knownChannels, news } = q.schema;

  return {
    /** Messages keep their `ts`. Who is in the channel is asked again. */
    *changeId(before: string, after: string): Steps<void> {
      yield* q.update(streams, { channelId: after }, eq(streams.channelId, before));
      yield* q.update(cards, { channelId: after }, eq(cards.channelId, before));
      yield* q.update(comments, { place: after }, eq(comments.place, before));
      yield* q.update(channelButtons, { channelId: after }, eq(channelButtons.channelId, before));
      yield* q.update(formOffers, { channelId: after }, eq(formOffers.channelId, before));
      yield* q.update(news, { recipient: after }, eq(news.recipient, before));
      yield* q.remove(knownChannels, eq(knownChannels.id, before));
    },
  };
}
