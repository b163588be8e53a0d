import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { fitDetails, messageDetails } from '../../domain/requests/message-details.ts';
import { mentionedIn, messageWords } from '../../domain/requests/message-words.ts';
import { longestText } from '../../domain/streams/field.ts';
import { shortcuts } from '../../views/manifest-ids.ts';
import { type Caller, tenantOf } from '../caller.ts';
import { explain } from '../explain.ts';
import { sayInDm } from '../say.ts';
import { openPicker } from './pick-stream.ts';

/** The global shortcut, and the one of a message, whose text and link go into the Details (R1). */
export function shortcutListeners(app: App, context: Context): void {
  app.shortcut(
    { callback_id: shortcuts.submitRequest, type: 'shortcut' },
    async ({ ack, shortcut, client, context: bolt }) => {
      await ack();
      const caller = {
        workspaceId: tenantOf(bolt),
        userId: shortcut.user.id,
        client,
        triggerId: shortcut.trigger_id,
      };
      await openOrSay(context, caller, {}, (text) => sayInDm(caller, text));
    },
  );

  app.shortcut(
    { callback_id: shortcuts.requestFromMessage, type: 'message_action' },
    async ({ ack, shortcut, client, respond, context: bolt }) => {
      await ack();
      const caller = {
        workspaceId: tenantOf(bolt),
        userId: shortcut.user.id,
        client,
        triggerId: shortcut.trigger_id,
      };
      const { message, channel, team } = shortcut;
      const link = messageLink(team?.domain ?? null, channel.id, message.ts);
      const words = await wordsOf(context, caller, message.text ?? '');
      const details = fitDetails(messageDetails(words, link), longestText);
      await openOrSay(context, caller, { details }, async (text) => {
        await respond({ response_type: 'ephemeral', replace_original: false, text });
      });
    },
  );
}

async function openOrSay(
  context: Context,
  caller: Caller,
  options: { details?: string },
  say: (text: string) => Promise<void>,
): Promise<void> {
  try {
    const words = await openPicker(context, caller, options);
    if (words !== null) await say(words);
  } catch (error) {
    await say(explain(context, error));
  }
}

/** Names those whom the app knows: asking Slack for others would cost a call while the person waits. */
async function wordsOf({ store }: Context, { workspaceId }: Caller, text: string): Promise<string> {
  const people = await store.in(workspaceId).read((db) => db.people.byIds(mentionedIn(text)));
  return messageWords(text, new Map(people.map(({ userId, name }) => [userId, name])));
}

/** The payload has no permalink, and asking for it costs a call while the person waits; Slack's form of it is stable. */
function messageLink(domain: string | null, channelId: string, ts: string): string {
  return domain === null ? '' : `https://${domain}.slack.com/archives/${channelId}/p${ts.replace('.', '')}`;
}
