import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { InputBlock, ModalView } from '@slack/types';
import { type Running, startBolt } from './bolt-app.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const places = ['Berlin', 'Bern', 'Bonn', 'Paris'];

const laptopForm: ModalView = {
  type: 'modal',
  callback_id: 'laptop',
  title: plain('Order a laptop'),
  submit: plain('Order'),
  notify_on_close: true,
  private_metadata: '{"v":1}',
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: 'Ask <@U0BOB00001> in <#C0IT000001>' } },
    input('name', 'Name', { type: 'plain_text_input', action_id: 'value', max_length: 20 }),
    { ...input('for', 'For', { type: 'users_select', action_id: 'value' }), optional: true },
    { ...input('due', 'Due date', { type: 'datepicker', action_id: 'value' }), optional: true },
    {
      ...input('tags', 'Tags', {
        type: 'multi_static_select',
        action_id: 'value',
        options: [option('Fast'), option('Light')],
      }),
      optional: true,
    },
    {
      ...input('place', 'Place', { type: 'external_select', action_id: 'place', min_query_length: 2 }),
      optional: true,
    },
    {
      ...input('kind', 'Kind', {
        type: 'static_select',
        action_id: 'kind',
        options: [option('New'), option('Used')],
      }),
      optional: true,
      dispatch_action: true,
    },
    { type: 'actions', block_id: 'more', elements: [button('Add a mouse', 'mouse')] },
  ],
};

function input(blockId: string, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: blockId, label: plain(label), element };
}

function button(text: string, actionId: string) {
  return { type: 'button' as const, action_id: actionId, text: plain(text), value: '1' };
}

const said: Record<string, unknown>[] = [];

function listen(app: App) {
  app.command('/laptop', async ({ ack, body, client, command }) => {
    if (command.text === 'help') return ack('Type /laptop');
    if (command.text === 'silent') return;
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: laptopForm });
  });
  app.command('/later', async ({ ack, respond }) => {
    await ack();
    await respond('First');
    await respond({ text: 'For all', response_type: 'in_channel' });
  });
  app.options('place', async ({ ack, options }) => {
    const found = places.filter((place) => place.startsWith(options.value));
    await ack({ options: found.map(option) });
  });
  app.action('kind', async ({ ack, body }) => {
    await ack();
    said.push(body as unknown as Record<string, unknown>);
  });
  app.action('mouse', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    await client.views.update({
      view_id: body.view.id,
      hash: body.view.hash,
      view: {
        ...laptopForm,
        blocks: [
          ...laptopForm.blocks,
          { ...input('mouse', 'Mouse', { type: 'plain_text_input', action_id: 'value' }), optional: true },
        ],
      },
    });
  });
  app.view('laptop', async ({ ack, view, body, client }) => {
    said.push({ state: view.state, view, body });
    const name = view.state.values.name?.value?.value ?? '';
    if (name === 'Abacus') return ack({ response_action: 'errors', errors: { name: 'Too old' } });
    if (name === 'Push') {
      return ack({
        response_action: 'push',
        view: { ...laptopForm, title: plain('Sure?'), callback_id: 'sure' },
      });
    }
    if (name === 'Update') {
      return ack({
        response_action: 'update',
        view: { type: 'modal', title: plain('Done'), blocks: laptopForm.blocks.slice(0, 1) },
      });
    }
    if (name === 'Wrong') {
      return ack({ response_action: 'update', view: { ...laptopForm, title: plain('x'.repeat(25)) } });
    }
    await ack();
    await client.chat.postMessage({
      channel: 'C0IT000001',
      text: `${name} was ordered`,
      metadata: { event_type: 'order', event_payload: { name } },
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `*${name}* &amp; <https://shop.example/1|the shop>` },
        },
        {
          type: 'actions',
          elements: [
            button('Approve', 'approve'),
            { ...button('Shop', 'shop'), url: 'https://shop.example/2' },
            { type: 'overflow', action_id: 'menu', options: [option('Cancel'), option('Copy')] },
          ],
        },
      ],
    });
    await client.chat.postMessage({ channel: body.user.id, text: 'We have your order' });
  });
  app.view('sure', async ({ ack }) => ack({ response_action: 'clear' }));
  app.view({ callback_id: 'laptop', type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    said.push({ closed: true, cleared: body.type === 'view_closed' && body.is_cleared });
  });
  app.action('approve', async ({ ack, respond, body }) => {
    await ack();
    await respond({ replace_original: true, text: `Approved by ${body.user.id}` });
  });
  app.action('menu', async ({ ack, respond, action }) => {
    await ack();
    if (action.type === 'overflow') await respond(`You chose ${action.selected_option.text.text}`);
  });
  app.action('shop', async ({ ack }) => ack());
  app.shortcut({ type: 'shortcut', callback_id: 'order' }, async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: laptopForm });
  });
  app.shortcut({ type: 'message_action', callback_id: 'from_message' }, async ({ ack, shortcut, client }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    const title = plain(shortcut.message.text ?? 'none');
    await client.views.open({ trigger_id: shortcut.trigger_id, view: { ...laptopForm, title } });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const times = said.filter((each) => each.home).length;
    said.push({ home: event });
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [
          { type: 'header', text: plain(`Opened ${times} times before`) },
          { type: 'actions', elements: [button('Order', 'from_home')] },
        ],
      },
    });
  });
  app.action('from_home', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    await client.views.open({ trigger_id: body.trigger_id, view: laptopForm });
  });
}

describe('the stand-in Slack, driven against a real Bolt app', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startBolt(listen);
  });
  afterAll(() => running.stop());

  const person = (handle: string) => running.slack.as(handle);
  const open = async (handle = 'alice') => {
    const { modal } = await person(handle).slash('/laptop');
    if (!modal) throw new Error('no modal was opened');
    return modal;
  };

  test('[E3] a slash command opens a modal that is read by its labels', async () => {
    const modal = await open();
    expect(modal.title).toBe('Order a laptop');
    expect(modal.texts()).toEqual(['Ask @bob in #it']);
    expect(modal.labels()).toEqual(['Name', 'For', 'Due date', 'Tags', 'Place', 'Kind']);
    expect(modal.buttons()).toEqual(['Add a mouse']);
    expect(modal.value('Name')).toBeNull();
    expect(modal.value('Tags')).toEqual([]);
  });

  test('[E3] a command answered in its acknowledgement is shown to that person alone', async () => {
    const seen = await person('bob').slash('/laptop help');
    expect(seen).toEqual({ status: 200, ephemeral: 'Type /laptop', modal: null });
    expect(person('frank').ephemerals()).toEqual([]);
  });

  test('[E3] a command that is not acknowledged says so as Slack does', async () => {
    const seen = await person('bob').slash('/laptop silent');
    expect(seen.status).toBe(404);
    expect(seen.ephemeral).toBe('/laptop failed with the error "dispatch_failed"');
  });

  test('[E3] a response_url answers the person alone, or the channel', async () => {
    const seen = await person('bob').slash('/later', { channel: 'it' });
    expect(seen.ephemeral).toBe('First');
    expect(person('alice').channel('it').lastMessage().text()).toBe('For all');
  });

  test('[E3] what is filled in arrives in the shape of view.state, unset values as null or []', async () => {
    const modal = await open();
    await modal.fill({ Name: 'Eee', For: 'bob', 'Due date': '2026-12-01', Tags: ['Light'], Place: 'Bonn' });
    expect(modal.value('For')).toBe('bob');
    expect(await modal.submit()).toEqual({ closed: true });
    expect(person('alice').modal).toBeNull();
    expect(said.at(-1)).toMatchObject({
      state: {
        values: {
          name: { value: { type: 'plain_text_input', value: 'Eee' } },
          for: { value: { type: 'users_select', selected_user: 'U0BOB00001' } },
          due: { value: { type: 'datepicker', selected_date: '2026-12-01' } },
          tags: {
            value: {
              type: 'multi_static_select',
              selected_options: [{ value: 'light', text: plain('Light') }],
            },
          },
          place: { place: { type: 'external_select', selected_option: { value: 'bonn' } } },
          kind: { kind: { type: 'static_select', selected_option: null } },
        },
      },
      view: { private_metadata: '{"v":1}', callback_id: 'laptop', app_installed_team_id: 'T0ACME0001' },
      body: { team: { id: 'T0ACME0001', domain: 'acme' }, user: { id: 'U0ALICE001', name: 'alice' } },
    });
  });

  test('[E3] Slack itself refuses an empty required input and a text that is too long', async () => {
    const modal = await open();
    const sent = running.slack.deliveries.length;
    expect(await modal.submit()).toEqual({ errors: { Name: 'Please complete this required field.' } });
    await modal.fill({ Name: 'x'.repeat(21) });
    await modal.submit();
    expect(modal.errors).toEqual({ Name: 'Please enter no more than 20 characters.' });
    expect(running.slack.deliveries).toHaveLength(sent);
  });

  test("[E3] the app's errors stand under their inputs and what was typed stays", async () => {
    const modal = await open();
    await modal.fill({ Name: 'Abacus' });
    expect(await modal.submit()).toEqual({ errors: { Name: 'Too old' } });
    expect(modal.value('Name')).toBe('Abacus');
  });

  test('[E3] a submission can update the modal, push another, or clear all', async () => {
    const modal = await open();
    await modal.fill({ Name: 'Push' });
    const pushed = (await modal.submit()).modal;
    expect(pushed?.title).toBe('Sure?');
    await pushed?.fill({ Name: 'Yes' });
    expect(await pushed?.submit()).toEqual({ closed: true });
    expect(person('alice').modal).toBeNull();
    const other = await open();
    await other.fill({ Name: 'Update' });
    const after = await other.submit();
    expect(after.modal?.title).toBe('Done');
    expect(other.title).toBe('Done');
  });

  test('[E3] an answer that Slack would refuse is trouble, with the reason', async () => {
    const modal = await open();
    await modal.fill({ Name: 'Wrong' });
    const { trouble } = await modal.submit();
    expect(trouble).toContain('We had some trouble connecting');
    expect(trouble).toContain('must be less than 25 characters [json-pointer:/view/title/text]');
  });

  test('[E3] a submission delivered twice at once reaches the app twice', async () => {
    const modal = await open();
    await modal.fill({ Name: 'Twice' });
    const before = said.length;
    await modal.submitTwice();
    expect(said.slice(before).filter((each) => 'state' in each)).toHaveLength(2);
  });

  test('[E3] a click in a modal updates it, and typed values survive', async () => {
    const modal = await open();
    await modal.fill({ Name: 'Eee' });
    await modal.click('Add a mouse');
    expect(modal.labels()).toContain('Mouse');
    expect(modal.value('Name')).toBe('Eee');
  });

  test('[E3] an external select asks the app from its shortest query on', async () => {
    const modal = await open();
    expect(await modal.options('Place', 'Be')).toEqual(['Berlin', 'Bern']);
    expect(await modal.options('Place', 'B')).toEqual([]);
  });

  test('[E3] an input with dispatch_action tells the app when it is chosen', async () => {
    const modal = await open();
    await modal.fill({ Kind: 'Used' });
    expect(said.at(-1)).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: modal.id },
      actions: [{ block_id: 'kind', action_id: 'kind', selected_option: { value: 'used' } }],
    });
  });

  test('[E3] closing tells the app that asked for it', async () => {
    const modal = await open();
    await modal.close();
    expect(said.at(-1)).toEqual({ closed: true, cleared: false });
    expect(modal.open).toBe(false);
  });

  test('[E3] a message is read, clicked, and replaced through the response_url', async () => {
    const modal = await open('bob');
    await modal.fill({ Name: 'Mac' });
    await modal.submit();
    const message = await person('frank')
      .channel('it')
      .waitForMessage((each) => each.text().includes('Mac'));
    expect(message.text()).toBe('*Mac* & the shop');
    expect(message.links()).toEqual(['https://shop.example/1', 'https://shop.example/2']);
    expect(message.buttons()).toEqual(['Approve', 'Shop']);
    expect(message.menu()).toEqual(['Cancel', 'Copy']);
    expect(message.metadata).toEqual({ event_type: 'order', event_payload: { name: 'Mac' } });
    expect((await person('bob').dm().waitForMessage()).text()).toBe('We have your order');
    await message.click('Copy');
    expect(person('frank').ephemerals().at(-1)?.text()).toBe('You chose Copy');
    await message.click('Approve');
    expect(message.text()).toBe('Approved by U0FRANK001');
  });

  test('[E3] global and message shortcuts open modals', async () => {
    expect((await person('bob').shortcut('order'))?.title).toBe('Order a laptop');
    const message = await person('bob').channel('it').write('Broken screen');
    expect((await message.shortcut('from_message'))?.title).toBe('Broken screen');
  });

  test('[E3] the Home is published when it is opened, and its buttons work', async () => {
    const home = await person('judy').openHome();
    expect(home.texts()).toEqual(['Opened 0 times before']);
    expect(said.at(-1)).not.toHaveProperty('home.view');
    await home.click('Order');
    expect(person('judy').modal?.title).toBe('Order a laptop');
    await person('judy').openHome();
    expect(home.texts()).toEqual(['Opened 1 times before']);
    expect(said.at(-1)).toHaveProperty('home.view.state');
  });

  test('[E3] what is not on the screen is named with what is', async () => {
    const modal = await open();
    await expect(modal.fill({ Colour: 'red' })).rejects.toThrow(
      'no input labelled “Colour”; there is: “Name”',
    );
    await expect(modal.click('Buy')).rejects.toThrow(
      'no button or menu entry “Buy”; there is: “Add a mouse”',
    );
    await expect(modal.fill({ Kind: 'Old' })).rejects.toThrow('no option “Old”; there are: New, Used');
  });

  test('[E3] deactivated people cannot act, and strangers have no commands', async () => {
    await expect(person('heidi').slash('/laptop')).rejects.toThrow('deactivated');
    expect((await person('dave').slash('/laptop')).ephemeral).toBe('/laptop is not a valid command.');
  });
});
