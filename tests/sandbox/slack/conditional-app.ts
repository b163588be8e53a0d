import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '@slack/bolt';
import type { InputBlock, ModalView } from '@slack/types';

type Values = Record<string, Record<string, Record<string, unknown>>>;

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const everyLetter = { trigger_actions_on: ['on_character_entered' as const] };

function input(label: string, element: object, more: Partial<InputBlock> = {}): InputBlock {
  return {
    type: 'input',
    block_id: label,
    optional: true,
    label: plain(label),
    element: { action_id: 'a', ...element } as InputBlock['element'],
    ...more,
  };
}

/**
 * A form of which parts depend on what is entered: “Serial number” is there for hardware, “Reason” above it for a
 * count of more than 9, and “Greeting” follows once Enter was pressed in “Name”.
 */
function form(values: Values): ModalView {
  const kind = values.Kind?.a?.selected_option as { value: string } | null | undefined;
  const count = Number(values.Count?.a?.value ?? 0);
  const name = values.Name?.a?.value as string | null | undefined;
  const withGreeting = Boolean(values.Greeting) || values.pressed !== undefined;
  return {
    type: 'modal',
    callback_id: 'conditional',
    title: plain('Order'),
    submit: plain('Send'),
    blocks: [
      input(
        'Kind',
        { type: 'static_select', options: ['Hardware', 'Access'].map(option) },
        { dispatch_action: true },
      ),
      ...(count > 9 ? [input('Reason', { type: 'plain_text_input' }, { optional: false })] : []),
      ...(kind?.value === 'hardware' ? [input('Serial number', { type: 'plain_text_input' })] : []),
      input(
        'Count',
        { type: 'number_input', is_decimal_allowed: false, dispatch_action_config: everyLetter },
        { dispatch_action: true },
      ),
      input('Name', { type: 'plain_text_input' }, { dispatch_action: true }),
      ...(withGreeting
        ? [input('Greeting', { type: 'plain_text_input', initial_value: `Hi ${name ?? ''}` })]
        : []),
      input('Details', { type: 'plain_text_input', multiline: true }),
    ],
  };
}

export interface ConditionalApp {
  /** What was entered, of each submission. */
  submitted: Values[];
  /** What each input told of itself, by its label. */
  told: string[];
  /** How long the app thinks before it changes the form. */
  slowMs: number;
}

export function listenConditionally(app: App, seen: ConditionalApp): void {
  app.command('/order', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form({}) });
  });
  app.action('a', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    const [action] = body.actions;
    seen.told.push(action?.block_id ?? '');
    const values = body.view.state.values as unknown as Values;
    if (action?.block_id === 'Name') values.pressed = {};
    if (seen.slowMs > 0) await delay(seen.slowMs);
    await client.views.update({ view_id: body.view.id, view: form(values) });
  });
  app.view('conditional', async ({ ack, view }) => {
    seen.submitted.push(view.state.values as unknown as Values);
    await ack();
  });
}
