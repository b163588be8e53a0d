import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { noticeModal } from '../views/notice.ts';

const title = 'Please start again';
const words =
  'Streamly was updated while this was open, and nothing was saved. Open it again from the App Home or with /request.';

const call = z.object({
  type: z.string().optional(),
  command: z.string().optional(),
  trigger_id: z.string().optional(),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
});
type Call = z.infer<typeof call>;

/**
 * Answers calls that no listener takes: a window that was left open across an update, a shortcut or a select that is
 * no longer there. Bolt would answer 404 after three seconds, and people would see "We had some trouble connecting".
 */
export function answerUnknownCalls(app: App, { log, slackOf }: Pick<Context, 'log' | 'slackOf'>): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (received) => {
    const read = call.safeParse(received.body);
    const isEvent = read.data?.type === 'event_callback' || read.data?.type === 'app_rate_limited';
    if (!read.success || isEvent) return processEvent(received);
    let isAnswered = false;
    const ack: typeof received.ack = async (answer) => {
      isAnswered = true;
      await received.ack(answer);
    };
    await processEvent({ ...received, ack });
    if (isAnswered) return;
    log.warn({ call: read.data.type ?? read.data.command }, 'nobody answers this call');
    await received.ack(answerTo(read.data));
    if (read.data.type === 'shortcut' || read.data.type === 'message_action') {
      await say(read.data, slackOf).catch((error: unknown) => log.warn({ err: error }, 'could not say so'));
    }
  };
}

function answerTo({ type, command }: Call) {
  if (command !== undefined) return words;
  if (type === 'block_suggestion') return { options: [] };
  if (type !== 'view_submission') return undefined;
  return { response_action: 'update' as const, view: noticeModal(title, words) };
}

/** A shortcut is answered with nothing but a window. */
async function say({ trigger_id, team, enterprise }: Call, slackOf: Context['slackOf']): Promise<void> {
  const client = (team && (await slackOf(team.id))) ?? (enterprise && (await slackOf(enterprise.id)));
  if (client && trigger_id) await client.views.open({ trigger_id, view: noticeModal(title, words) });
}
