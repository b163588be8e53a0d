import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { type PageServer, startPageServer } from '../../sandbox/page-server/page-server.ts';
import { type Running, startBolt } from '../sandbox/slack/bolt-app.ts';
import { type ConditionalApp, listenConditionally } from '../sandbox/slack/conditional-app.ts';
import { openWindow, startChromium, type Watched } from './support/chromium.ts';

describe('on the page, a form that changes while it is filled in', () => {
  let browser: Browser;
  let running: Running;
  let server: PageServer;
  let window: Watched;
  let page: Page;
  const seen: ConditionalApp = { submitted: [], told: [], slowMs: 0 };

  beforeAll(async () => {
    browser = await startChromium();
    running = await startBolt((app) => listenConditionally(app, seen));
    server = await startPageServer(running, 0);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await running.stop();
  });
  beforeEach(async () => {
    Object.assign(seen, { submitted: [], told: [], slowMs: 0 });
    running.slack.core.state.stacks = {};
    window = await openWindow(browser, server.url, '/acme/bob/it');
    page = window.page;
  });
  afterEach(async () => {
    await page.context().close();
    expect(window.troubles).toEqual([]);
  });

  async function open(): Promise<Locator> {
    await page.getByRole('textbox', { name: 'Message #it' }).fill('/order');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Order' });
    await form.waitFor();
    return form;
  }
  const field = (form: Locator, name: string) => form.getByRole('textbox', { name, exact: true });
  async function choose(form: Locator, kind: string): Promise<void> {
    await form.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: kind }).click();
  }
  /** Where the keyboard is, and where in the text. */
  const caret = () =>
    page.evaluate<[string, number]>('[document.activeElement.value, document.activeElement.selectionStart]');

  test('[E3, S13] typing goes on undisturbed while a field comes and another goes', async () => {
    seen.slowMs = 300;
    const form = await open();
    await choose(form, 'Hardware');
    await field(form, 'Details').click();
    await page.keyboard.type('It broke on Monday', { delay: 40 });
    await field(form, 'Serial number').waitFor();
    expect(await caret()).toEqual(['It broke on Monday', 18]);
    await page.keyboard.press('Home');
    await choose(form, 'Access');
    await field(form, 'Details').click();
    await page.keyboard.press('Home');
    await page.keyboard.type('Sorry: ', { delay: 60 });
    await field(form, 'Serial number').waitFor({ state: 'detached' });
    expect(await caret()).toEqual(['Sorry: It broke on Monday', 7]);
  });

  test('[E3, S13] a field that tells at each letter keeps the keyboard while the form around it changes', async () => {
    seen.slowMs = 50;
    const form = await open();
    await field(form, 'Count').click();
    await page.keyboard.type('12345', { delay: 60 });
    await field(form, 'Reason').waitFor();
    expect(await caret()).toEqual(['12345', 5]);
    for (let times = 0; times < 4; times += 1) await page.keyboard.press('Backspace');
    await field(form, 'Reason').waitFor({ state: 'detached' });
    expect(await caret()).toEqual(['1', 1]);
  });

  test('[E3] Enter in a field that tells at Enter tells, and sends the form elsewhere', async () => {
    const form = await open();
    await field(form, 'Name').fill('Bob');
    await page.keyboard.press('Enter');
    await field(form, 'Greeting').waitFor();
    expect(await field(form, 'Greeting').inputValue()).toBe('Hi Bob');
    expect(seen.submitted).toEqual([]);
    await field(form, 'Greeting').fill('Dear Bob');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    expect(seen.submitted).toMatchObject([{ Greeting: { a: { value: 'Dear Bob' } } }]);
  });

  test('[E3, S13] what was typed in a field that went is gone when it comes back', async () => {
    const form = await open();
    await choose(form, 'Hardware');
    await field(form, 'Serial number').fill('X-1');
    await choose(form, 'Access');
    await field(form, 'Serial number').waitFor({ state: 'detached' });
    await choose(form, 'Hardware');
    expect(await field(form, 'Serial number').inputValue()).toBe('');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'detached' });
    expect(seen.submitted).toMatchObject([{ 'Serial number': { a: { value: null } } }]);
  });
});
