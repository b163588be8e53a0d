import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { type PageServer, startPageServer } from '../../sandbox/page-server/page-server.ts';
import type { FieldDefinition } from '../../src/domain/streams/field.ts';
import { giveForm } from '../support/give-form.ts';
import { createStream } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';
import { openWindow, startChromium, type Watched } from './support/chromium.ts';

describe('on the page, the form of a Request', () => {
  let browser: Browser;
  let app: RunningApp;
  let server: PageServer;
  let window: Watched;
  let page: Page;

  beforeAll(async () => {
    browser = await startChromium();
    app = await startApp();
    server = await startPageServer(app, 0);
    const alice = app.slack.as('alice');
    await createStream(alice);
    await alice.modal?.closeAll();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await app.close();
  });
  beforeEach(async () => {
    window = await openWindow(browser, server.url, '/acme/bob/it');
    page = window.page;
  });
  afterEach(async () => {
    await page.context().close();
    expect(window.troubles).toEqual([]);
  });

  async function open(): Promise<Locator> {
    await page.getByRole('textbox', { name: 'Message #it' }).fill('/request');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'IT help' });
    await form.waitFor();
    return form;
  }
  const text = (form: Locator, name: string) => form.getByRole('textbox', { name, exact: true });
  const button = (form: Locator, name: string) => form.getByRole('button', { name, exact: true });
  async function choose(form: Locator, kind: string): Promise<void> {
    await form.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: kind }).click();
  }
  async function saved() {
    const { requests } = await app.context.store.in(app.workspaceId).read((db) => db.requests.page({}));
    return requests[0];
  }

  test('[S13] shows what depends on an answer at once, keeps the typing going, and gives hidden text back', async () => {
    const when = (fieldId: string, test: 'has' | 'is_not_empty', ...values: string[]) => [
      { fieldId, test, values },
    ];
    await giveForm(app, [
      { name: 'Kind', type: 'select', options: ['Laptop', 'Phone'].map((label) => ({ id: label, label })) },
      { name: 'Model', type: 'text', showWhen: when('Kind', 'has', 'Laptop') },
      { name: 'Because', type: 'text', showWhen: when('Model', 'is_not_empty') },
    ]);
    const form = await open();
    await text(form, 'Subject').fill('A machine');
    await choose(form, 'Laptop');
    await text(form, 'Model').click();
    await page.keyboard.type('X1 Carbon', { delay: 30 });
    await text(form, 'Because').waitFor();
    expect(await text(form, 'Model').inputValue()).toBe('X1 Carbon');
    await text(form, 'Because').fill('It is light');
    await choose(form, 'Phone');
    await text(form, 'Because').waitFor({ state: 'detached' });
    await choose(form, 'Laptop');
    await text(form, 'Because').waitFor();
    expect(await text(form, 'Because').inputValue()).toBe('It is light');
    expect(await text(form, 'Subject').inputValue()).toBe('A machine');
    await button(form, 'Submit').click();
    await form.waitFor({ state: 'detached' });
    expect(await saved()).toMatchObject({
      ...{ subject: 'A machine', answers: { Kind: 'Laptop', Model: 'X1 Carbon', Because: 'It is light' } },
    });
  });

  test('[S13, R2] goes over three pages and back, and nothing of them is lost', async () => {
    const fields = Array.from(
      { length: 185 },
      (_, i): Pick<FieldDefinition, 'name' | 'type'> => ({
        ...{ name: `Question ${i}`, type: 'text' },
      }),
    );
    await giveForm(app, fields);
    const form = await open();
    await form.getByText('Page 1 of 3').waitFor();
    await text(form, 'Subject').fill('An audit');
    await text(form, 'Question 1').fill('one');
    await button(form, 'Next').click();
    await form.getByText('Page 2 of 3').waitFor();
    await text(form, 'Question 100').fill('a hundred');
    await button(form, 'Back').click();
    await form.getByText('Page 1 of 3').waitFor();
    expect(await text(form, 'Question 1').inputValue()).toBe('one');
    await button(form, 'Next').click();
    await form.getByText('Page 2 of 3').waitFor();
    expect(await text(form, 'Question 100').inputValue()).toBe('a hundred');
    await button(form, 'Next').click();
    await form.getByText('Page 3 of 3').waitFor();
    await text(form, 'Question 184').fill('the last');
    await button(form, 'Submit').click();
    await form.waitFor({ state: 'detached' });
    expect(await saved()).toMatchObject({
      subject: 'An audit',
      answers: { 'Question 1': 'one', 'Question 100': 'a hundred', 'Question 184': 'the last' },
    });
  });
});
