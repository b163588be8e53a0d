import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { App, BlockAction } from '@slack/bolt';
import type { InputBlock, ModalView, SectionBlock } from '@slack/types';
import { act } from '../../../sandbox/slack/acts/act.ts';
import { type Running, startBolt } from './bolt-app.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

function input(label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: label, label: plain(label), optional: true, element };
}

const choose: SectionBlock = {
  type: 'section',
  block_id: 'site',
  text: { type: 'mrkdwn', text: 'Site' },
  accessory: {
    type: 'static_select',
    action_id: 'pick',
    placeholder: plain('Choose a site'),
    option_groups: [{ label: plain('Here'), options: [option('North'), option('South')] }],
  },
};

const everything: ModalView = {
  type: 'modal',
  callback_id: 'everything',
  title: plain('Everything'),
  submit: plain('Send'),
  notify_on_close: true,
  blocks: [
    choose,
    input('Email', { type: 'email_text_input', action_id: 'v' }),
    input('Link', { type: 'url_text_input', action_id: 'v' }),
    input('Number', { type: 'number_input', action_id: 'v', is_decimal_allowed: false, max_value: '9' }),
    input('Code', { type: 'plain_text_input', action_id: 'v', min_length: 3 }),
    input('Time', { type: 'timepicker', action_id: 'v', initial_time: '09:00' }),
    input('When', { type: 'datetimepicker', action_id: 'v' }),
    input('Checks', { type: 'checkboxes', action_id: 'v', options: [option('A'), option('B')] }),
    input('Radio', { type: 'radio_buttons', action_id: 'v', options: [option('A'), option('B')] }),
    input('People', { type: 'multi_users_select', action_id: 'v', initial_users: ['U0ALICE001'] }),
    input('Channel', { type: 'channels_select', action_id: 'v', response_url_enabled: true }),
    input('Channels', { type: 'multi_channels_select', action_id: 'v' }),
    input('Talk', { type: 'conversations_select', action_id: 'v' }),
    input('Notes', { type: 'rich_text_input', action_id: 'v' }),
    input('Files', { type: 'file_input', action_id: 'v' }),
    {
      ...input('Search', {
        type: 'plain_text_input',
        action_id: 'search',
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      }),
      dispatch_action: true,
    },
  ],
};

const heard: Record<string, unknown>[] = [];
const keep = (body: unknown) => void heard.push(body as Record<string, unknown>);

function listen(app: App) {
  app.command('/everything', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: everything });
  });
  app.command('/ask', async ({ ack }) =>
    ack({
      text: 'Sure?',
      blocks: [
        choose,
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'yes',
              text: plain('Yes'),
              confirm: { text: plain('Really?'), confirm: plain('Do it'), deny: plain('No') },
            },
          ],
        },
      ],
    }),
  );
  app.action('pick', async ({ ack, body, client }) => {
    keep(body);
    await ack();
    const { view, trigger_id } = body as BlockAction;
    if (view) await client.views.push({ trigger_id, view: { ...everything, title: plain('On top') } });
  });
  app.action('search', async ({ ack, body }) => {
    keep(body);
    await ack();
  });
  app.action('yes', async ({ ack, respond, body }) => {
    keep(body);
    await ack();
    await respond({ delete_original: true });
  });
  app.action('shared', async ({ ack, body, respond }) => {
    keep(body);
    await ack();
    await respond('Thank you');
  });
  app.view('everything', async ({ ack, body }) => {
    keep(body);
    await ack();
  });
  app.view({ type: 'view_closed', callback_id: 'everything' }, async ({ ack, body }) => {
    keep(body);
    await ack();
  });
}

describe('every element, as a person uses it', () => {
  let running: Running;
  beforeAll(async () => {
    running = await startBolt(listen, { timing: { patienceMs: 200 } });
  });
  afterAll(() => running.stop());

  const alice = () => running.slack.as('alice');
  const open = async () => {
    const { modal } = await alice().slash('/everything');
    if (!modal) throw new Error('no modal was opened');
    return modal;
  };

  test('[E3] what is entered is read back in the same words, and sent in the shape of its element', async () => {
    const modal = await open();
    expect(modal.value('Time')).toBe('09:00');
    expect(modal.value('People')).toEqual(['alice']);
    const entries = {
      Email: 'a@b.example',
      Link: 'https://a.example/b',
      Number: '7',
      Code: 'abc',
      Time: '17:30',
      When: 1_800_000_000,
      Checks: ['A', 'B'],
      Radio: 'B',
      People: ['bob', 'frank'],
      Channel: 'it',
      Channels: ['it', 'random'],
      Talk: 'board',
      Notes: 'In short',
    };
    await modal.fill(entries);
    for (const [label, entry] of Object.entries(entries)) expect(modal.value(label)).toEqual(entry);
    await modal.fill({ Files: [{ name: 'a.txt', content: 'inside' }], Code: null });
    expect(await modal.submit()).toEqual({ closed: true });
    expect(heard.at(-1)).toMatchObject({
      type: 'view_submission',
      response_urls: [{ block_id: 'Channel', channel_id: 'C0IT000001', response_url: expect.any(String) }],
      view: {
        state: {
          values: {
            site: { pick: { type: 'static_select', selected_option: null } },
            Number: { v: { type: 'number_input', value: '7' } },
            Code: { v: { value: null } },
            When: { v: { selected_date_time: 1_800_000_000 } },
            Checks: { v: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
            Radio: { v: { selected_option: { value: 'b' } } },
            People: { v: { selected_users: ['U0BOB00001', 'U0FRANK001'] } },
            Channel: { v: { selected_channel: 'C0IT000001' } },
            Channels: { v: { selected_channels: ['C0IT000001', 'C0RANDOM01'] } },
            Talk: { v: { selected_conversation: 'G0BOARD001' } },
            Notes: { v: { rich_text_value: { type: 'rich_text' } } },
            Files: { v: { files: [{ name: 'a.txt', size: 6 }] } },
          },
        },
      },
    });
  });

  test('[E3] an uploaded file is read with the bot token, and by nobody else', async () => {
    const modal = await open();
    const content = Uint8Array.of(0, 255, 10, 128);
    await modal.fill({ Files: [{ name: 'a.bin', content, mimetype: 'application/octet-stream' }] });
    await modal.submit();
    const { view } = heard.at(-1) as {
      view: { state: { values: { Files: { v: { files: { url_private: string }[] } } } } };
    };
    const url = view.state.values.Files.v.files[0]?.url_private ?? '';
    const token = running.slack.botToken('acme');
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(content);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
  });

  test("[E3] Slack's own checks of e-mail, URL, number and length are shown under their fields", async () => {
    const modal = await open();
    await modal.fill({ Email: 'nobody', Link: 'somewhere', Number: '10', Code: 'ab' });
    expect(await modal.submit()).toEqual({
      errors: {
        Email: 'Please enter a valid email address.',
        Link: 'Please enter a valid URL.',
        Number: 'Please enter a number of no more than 9.',
        Code: 'Please enter at least 3 characters.',
      },
    });
    await modal.fill({ Number: '1.5' });
    await modal.submit();
    expect(modal.errors.Number).toBe('Please enter a whole number.');
    await modal.fill({ Number: 'seven' });
    await modal.submit();
    expect(modal.errors.Number).toBe('Please enter a number.');
  });

  test('[E3] people, channels and dates that do not exist cannot be chosen', async () => {
    const modal = await open();
    await expect(modal.fill({ People: ['nobody'] })).rejects.toThrow('nobody called nobody');
    await expect(modal.fill({ People: ['heidi'] })).rejects.toThrow('nobody called heidi can be chosen');
    await expect(modal.fill({ Channel: 'board' })).rejects.toThrow('no public channel #board');
    await expect(modal.fill({ Channel: 'old-news' })).rejects.toThrow('no public channel #old-news');
    await expect(modal.fill({ Time: '25:00' })).rejects.toThrow('25:00 is not a time like 17:30');
  });

  test('[E3] a select beside a section is found by its placeholder or text, and pushes a modal', async () => {
    const modal = await open();
    await modal.choose('Choose a site', 'South');
    expect(heard.at(-1)).toMatchObject({
      type: 'block_actions',
      actions: [{ type: 'static_select', selected_option: { value: 'south' } }],
      view: { state: { values: { site: { pick: { selected_option: { value: 'south' } } } } } },
    });
    expect(alice().modal?.title).toBe('On top');
    await alice().modal?.close();
    expect(heard.at(-1)).toMatchObject({ type: 'view_closed', is_cleared: false });
    expect(alice().modal?.title).toBe('Everything');
    await modal.choose('Site', 'North');
    await alice().modal?.closeAll();
    expect(heard.at(-1)).toMatchObject({ type: 'view_closed', is_cleared: true, view: { id: modal.id } });
    expect(alice().modal).toBeNull();
  });

  test('[E3] a text input tells the app at Enter, not before', async () => {
    const modal = await open();
    const before = heard.length;
    await modal.fill({ Search: 'mouse' });
    expect(heard).toHaveLength(before);
    await modal.pressEnter('Search');
    expect(heard.at(-1)).toMatchObject({ actions: [{ type: 'plain_text_input', value: 'mouse' }] });
  });

  test('[E3] an ephemeral message is clicked, confirmed and deleted; a denied confirmation does nothing', async () => {
    await alice().slash('/ask');
    const question = alice().ephemerals().at(-1);
    await question?.choose('Site', 'North');
    expect(heard.at(-1)).toMatchObject({
      container: { type: 'message', is_ephemeral: true },
      state: { values: { site: { pick: { selected_option: { value: 'north' } } } } },
    });
    expect(heard.at(-1)).not.toHaveProperty('message');
    const before = heard.length;
    await question?.click('Yes', { confirm: false });
    expect(heard).toHaveLength(before);
    await question?.click('Yes');
    expect(alice().ephemerals()).toEqual([]);
  });

  test("[E3] a stranger's click carries the stranger's own workspace", async () => {
    const blocks = [
      {
        type: 'actions' as const,
        elements: [{ type: 'button' as const, action_id: 'shared', text: plain('Me too') }],
      },
    ];
    await running.app.client.chat.postMessage({ channel: 'C0DESIGN01', text: 'a', blocks });
    const dave = running.slack.as('dave');
    await dave.channel('design').lastMessage().click('Me too');
    expect(heard.at(-1)).toMatchObject({
      team: { id: 'T0ACME0001' },
      user: { id: 'U0DAVE0001', team_id: 'T0GLOBEX01' },
      container: { type: 'message', channel_id: 'C0DESIGN01', is_ephemeral: false },
      message: { bot_id: 'B0ACME0001' },
    });
    expect(dave.ephemerals().at(-1)?.text()).toBe('Thank you');
  });

  test('[E3] a private channel is seen by its members alone', () => {
    expect(running.slack.as('erin').channel('board').messages()).toEqual([]);
    expect(() => running.slack.as('bob').channel('board')).toThrow('bob sees no channel #board');
  });

  test('[E3] a page can act with JSON alone and read the same state', async () => {
    const { core } = running.slack;
    const actor = { teamId: 'T0ACME0001', userId: 'U0FRANK001' };
    const command = { kind: 'slash', command: '/everything', text: '', channel: 'C0IT000001' } as const;
    await act(core, actor, JSON.parse(JSON.stringify(command)) as typeof command);
    const modal = await running.slack.as('frank').waitFor(() => running.slack.as('frank').modal);
    expect(JSON.parse(JSON.stringify(core.state))).toEqual(core.state);
    const place = { in: 'modal', viewId: modal.id } as const;
    const value = { type: 'email_text_input', value: 'f@b.example' };
    await act(core, actor, { kind: 'enter', at: place, blockId: 'Email', actionId: 'v', value });
    expect(modal.value('Email')).toBe('f@b.example');
    await act(core, actor, { kind: 'submit', viewId: modal.id });
    expect(modal.open).toBe(false);
  });
});
