import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { offerForm } from '../../domain/requests/offer-form.ts';
import { PeopleError } from '../../errors.ts';
import { actions } from '../../views/ids.ts';
import { tenantOf } from '../caller.ts';
import { onClick } from '../entry.ts';
import { openForm, streamOfId } from './form.ts';

/** What we read of a reaction to a message. https://docs.slack.dev/reference/events/reaction_added */
const reactionToMessage = z.object({
  user: z.string(),
  reaction: z.string(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
});

/**
 * A reaction with a Stream's emoji, and the button that it is answered with (R1). Slack opens no window upon a
 * reaction, so the person is asked to click.
 */
export function reactionListeners(app: App, context: Context): void {
  app.event('reaction_added', async ({ event, body, context: bolt }) => {
    const read = reactionToMessage.safeParse(event);
    if (!read.success) return;
    const { user: userId, reaction: emoji, item } = read.data;
    const reaction = { userId, emoji, channelId: item.channel, ts: item.ts };
    await offerForm(context, tenantOf(bolt), reaction, body.event_id);
  });

  onClick(app, context, actions.openOffer, async (clicked) => {
    const own = context.store.in(clicked.workspaceId);
    const offer = await own.read((db) => db.formOffers.byId(clicked.value));
    if (offer?.userId !== clicked.userId) {
      throw new PeopleError('not_found', 'This is too long ago. React to the message once more.');
    }
    const stream = await streamOfId(context, clicked, offer.streamId);
    await openForm(context, clicked, stream, offer.details ?? '');
  });
}
