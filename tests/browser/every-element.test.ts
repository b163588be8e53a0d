import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import type { Browser, Locator, Page } from 'playwright-core';
import { type PageServer, startPageServer } from '../../sandbox/page-server/page-server.ts';
import { type Running, startBolt } from '../sandbox/slack/bolt-app.ts';
import { openWindow, seriousFindings, startChromium, type Watched } from './support/chromium.ts';
import { everyInput, everyMessageBlock } from './support/every-element.ts';

const it = 'C0IT000001';

describe('every block and element', () => {
  let browser: Browser;
  let running: Running;
  let server: PageServer;
  let window: Watched;
  let page: Page;
  /** What the app was sent last. */
  let submitted: Record<string, Record<string, unknown>> = {};
  let actions: Record<string, unknown>[] = [];

  beforeAll(async () => {
    browser = await startChromium();
    running = await startBolt((app) => {
      app.command('/all', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: everyInput });
      });
      app.options('a', async ({ ack, payload }) => {
        const found = ['Apple', 'Apricot', 'Banana'].filter((name) =>
          name.toLowerCase().startsWith(payload.value),
        );
        await ack({ options: found.map((text) => ({ text: { type: 'plain_text', text }, value: text })) });
      });
      app.view('every_input', async ({ ack, view }) => {
        const values = Object.entries(view.state.values).map(([label, inBlock]) => [label, inBlock.a]);
        submitted = Object.fromEntries(values) as typeof submitted;
        await ack();
      });
      app.action(/.*/, async ({ ack, action }) => {
        actions.push(action as unknown as Record<string, unknown>);
        await ack();
      });
    });
    server = await startPageServer(running, 0);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
    await running.stop();
  });

  beforeEach(async () => {
    actions = [];
    // A form that a failed test left open.
    running.slack.core.state.stacks = {};
    window = await openWindow(browser, server.url, '/acme/alice/it');
    page = window.page;
  });

  afterEach(async () => {
    await page.context().close();
    // The picture that is not there.
    expect(window.troubles.filter((words) => !words.includes('ERR_'))).toEqual([]);
  });

  async function openForm(): Promise<Locator> {
    await page.getByRole('textbox', { name: 'Message #it' }).fill('/all');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Everything' });
    await form.waitFor();
    return form;
  }

  /** Opens a select, types, and picks the entry of that name. */
  async function pick(form: Locator, label: string, typed: string, ...entries: string[]): Promise<void> {
    await form.getByRole('combobox', { name: label, exact: true }).click();
    if (typed !== '') await page.keyboard.type(typed);
    for (const entry of entries) await page.getByRole('option', { name: entry }).click();
    // A list to choose several from stays open.
    if ((await page.getByRole('listbox').count()) > 0) await page.keyboard.press('Escape');
  }

  async function typeInto(form: Locator, group: string, keys: string): Promise<void> {
    await form.getByRole('group', { name: group }).getByRole('spinbutton').first().click();
    await page.keyboard.type(keys);
  }

  test('[E3] a form with every element sends what a person entered in it', async () => {
    const form = await openForm();
    expect(await form.locator(':focus').getAttribute('placeholder')).toBe('One line');
    await page.keyboard.type('a line');
    await form.getByRole('textbox', { name: 'Lines' }).fill('one\ntwo');
    await form.getByRole('textbox', { name: 'Number' }).fill('7');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('a@b.example');
    await form.getByRole('textbox', { name: 'Page' }).fill('https://a.example');
    await form.getByRole('textbox', { name: 'Rich' }).fill('**bold** @bob');
    await typeInto(form, 'Day', '04122026');
    await typeInto(form, 'Time', '0930');
    await typeInto(form, 'Moment', '041220260930');
    await pick(form, 'One', 'gre', 'Green');
    await pick(form, 'Some', '', 'Red', 'Blue');
    await pick(form, 'Grouped', '', 'Orange');
    await pick(form, 'Person', '@bo', 'Bob Baker');
    await pick(form, 'People', '', 'Bob Baker', 'Erin Engel');
    await pick(form, 'Channel', '', '#design');
    await pick(form, 'Channels', '', '#design', '#general');
    await pick(form, 'Talk', '', '#board');
    await pick(form, 'Talks', '', '#board');
    await pick(form, 'Found', 'ap', 'Apricot');
    await pick(form, 'Finds', 'ap', 'Apple');
    await form.getByRole('group', { name: 'Boxes' }).getByText('Red').click();
    await form.getByRole('radiogroup', { name: 'Radio' }).getByText('Blue').click();
    await form.locator('input[type=file]').setInputFiles({
      name: 'note.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('hi'),
    });
    await form.getByText('note.txt').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'detached' });

    expect(submitted).toMatchObject({
      Line: { value: 'a line' },
      Lines: { value: 'one\ntwo' },
      Number: { value: '7' },
      'E-mail': { value: 'a@b.example' },
      Page: { value: 'https://a.example' },
      Day: { selected_date: '2026-12-04' },
      Time: { selected_time: '09:30' },
      // Alice is in Berlin.
      Moment: { selected_date_time: Date.UTC(2026, 11, 4, 8, 30) / 1000 },
      One: { selected_option: { value: 'green' } },
      Some: { selected_options: [{ value: 'red' }, { value: 'blue' }] },
      Grouped: { selected_option: { value: 'orange' } },
      Person: { selected_user: 'U0BOB00001' },
      People: { selected_users: ['U0BOB00001', 'U0ERIN0001'] },
      Channel: { selected_channel: 'C0DESIGN01' },
      Channels: { selected_channels: ['C0DESIGN01', 'C0GENERAL1'] },
      Talk: { selected_conversation: 'G0BOARD001' },
      Talks: { selected_conversations: ['G0BOARD001'] },
      Found: { selected_option: { value: 'Apricot' } },
      Finds: { selected_options: [{ value: 'Apple' }] },
      Boxes: { selected_options: [{ value: 'red' }] },
      Radio: { selected_option: { value: 'blue' } },
      Files: { files: [{ name: 'note.txt' }] },
    });
    expect(JSON.stringify(submitted.Rich)).toContain('"user_id":"U0BOB00001"');
  });

  test('[E3, R2] what is wrong is said under its field, and a number out of bounds is', async () => {
    const form = await openForm();
    await form.getByRole('textbox', { name: 'Number' }).fill('12');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Please complete this required field.').waitFor();
    await form.getByText('Please enter a number of no more than 9.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Leave' }).click();
    await form.waitFor({ state: 'detached' });
  });

  test('[E3] a message shows every block, and its elements tell the app', async () => {
    const token = running.slack.botToken('acme');
    const posted = await running.app.client.chat.postMessage({
      token,
      channel: it,
      text: 'Everything',
      blocks: everyMessageBlock as unknown as KnownBlock[],
    });
    expect(posted.ok).toBe(true);
    const message = page.getByRole('article').last();
    for (const words of [
      'A header',
      '@bob',
      '#it',
      '🎉',
      'a link',
      'field two',
      'some context',
      'a missing picture',
      'A picture',
      'rich words',
      'A video',
      'About A card',
      'Card two',
      'A container',
      'inside',
      'cell two',
      'A data table',
      'page one',
      'A chart',
      'Slice',
      'markdown',
      'A task',
      'A plan',
      'Step',
      'remote-1',
      'Good',
    ]) {
      await message.getByText(words).first().waitFor();
    }
    expect(await message.getByText('cannot show').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    const told = (actionId: string) => expect.objectContaining({ action_id: actionId });
    await message.getByRole('button', { name: 'Plain' }).click();
    await message.getByRole('button', { name: 'Sure' }).click();
    await page.getByRole('alertdialog', { name: 'Really?' }).getByRole('button', { name: 'No' }).click();
    await message.getByRole('button', { name: 'Sure' }).click();
    await page.getByRole('alertdialog', { name: 'Really?' }).getByRole('button', { name: 'Do it' }).click();
    await message.getByRole('button', { name: /^More:/ }).click();
    await page.getByRole('menuitem', { name: 'Second' }).click();
    await message.getByRole('combobox', { name: 'Pick a colour' }).click();
    await page.getByRole('option', { name: 'Green' }).click();
    await message.getByRole('button', { name: 'Take Card two' }).click();
    await message.getByRole('button', { name: 'Good' }).click();
    while (actions.length < 6) await page.waitForTimeout(20);
    expect(actions).toEqual(['Plain', 'Sure', 'more', 'pick', 'Take Card two', 'rate'].map(told));
    expect(actions[2]).toMatchObject({ selected_option: { value: 'second' } });
    expect(actions[3]).toMatchObject({ selected_option: { value: 'green' } });
    expect(actions[5]).toMatchObject({ value: 'good' });
  });
});
