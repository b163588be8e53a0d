import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type PageServer, startPageServer } from '../../sandbox/page-server/page-server.ts';
import { createStream, openPart } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';
import { openWindow, startChromium, type Watched } from './support/chromium.ts';

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
  const button = await openPart(alice, 'Channel button');
  await button.fill({ 'Put a button in the channel': 'A message, and a bookmark that leads to it' });
  await button.submit();
  await alice.modal?.closeAll();
  await app.worker.idle();
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

const subjects = async () => {
  const { requests } = await app.context.store.in(app.workspaceId).read((db) => db.requests.page({}));
  return requests.map(({ subject }) => subject);
};

test('[R1, R2] by hand: the bookmark leads to the button, the button to the form, and what is open already is shown over it', async () => {
  const form = page.getByRole('dialog', { name: 'IT help' });
  const subject = form.getByRole('textbox', { name: 'Subject', exact: true });
  const submit = form.getByRole('button', { name: 'Submit', exact: true });
  const messages = page.getByRole('region', { name: 'Messages' });
  await page.getByRole('link', { name: 'New Request: IT help' }).click();
  await messages.getByRole('button', { name: 'New Request', exact: true }).click();
  await subject.fill('Broken screen');
  await submit.click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: '#1 Broken screen' }).waitFor();

  await messages.getByRole('button', { name: 'New Request', exact: true }).click();
  await subject.fill('My screen is broken');
  await form.getByRole('textbox', { name: 'Details', exact: true }).fill('Third floor');
  await submit.click();
  const hint = page.getByRole('dialog', { name: 'Open already?' });
  await hint.getByRole('link', { name: '#1 Broken screen' }).waitFor();
  await hint.getByRole('button', { name: 'Go back' }).click();
  await hint.waitFor({ state: 'detached' });
  expect(await subject.inputValue()).toBe('My screen is broken');
  expect(await form.getByRole('textbox', { name: 'Details', exact: true }).inputValue()).toBe('Third floor');
  await submit.click();
  await hint.getByRole('button', { name: 'Submit anyway' }).click();
  await page.getByRole('heading', { name: '#2 My screen is broken' }).waitFor();
  await form.waitFor({ state: 'detached' });
  expect(await subjects()).toEqual(['My screen is broken', 'Broken screen']);
}, 60_000);
