import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from './support/chromium.ts';
import { type PageOfTheApp, startPageOfTheApp } from './support/page-of-the-app.ts';

describe('on the page, a private Request', () => {
  let app: PageOfTheApp;

  beforeAll(async () => {
    app = await startPageOfTheApp();
  }, 120_000);
  afterAll(() => app?.end(), 30_000);
  afterEach(() => app.closeWindows());

  const button = (within: Locator | Page, name: string) => within.getByRole('button', { name, exact: true });
  const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true });
  const box = (within: Locator) => within.getByText('Only the team and the requester may see it');
  const sealed = (page: Page): Locator =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Private Request' }) });

  async function chooseWhoDecides(): Promise<void> {
    const alice = await app.open('/acme/alice/app/home');
    await alice.getByRole('button', { name: 'Manage', exact: true }).first().click();
    await button(dialog(alice, 'Manage Stream'), 'Access').click();
    const access = dialog(alice, 'Access');
    await access.getByRole('combobox', { name: /^New Requests are private/ }).click();
    await alice.getByRole('option', { name: 'Where the requester says so' }).click();
    expect(await seriousFindings(alice)).toEqual([]);
    await button(access, 'Save').click();
    await access.waitFor({ state: 'detached' });
  }

  test('[R16] is ticked by the requester, sealed in the channel, opened by the team and refused to others', async () => {
    await chooseWhoDecides();
    const judy = await app.open('/acme/judy/it');
    await judy.getByRole('textbox', { name: /^Message/ }).fill('/request it');
    await judy.keyboard.press('Enter');
    const form = dialog(judy, 'IT help');
    await form.getByRole('textbox', { name: 'Subject', exact: true }).fill('My account was misused');
    await form.getByRole('textbox', { name: 'Details' }).fill('Somebody read my mail');
    await box(form).click();
    expect(await seriousFindings(judy)).toEqual([]);
    await button(form, 'Submit').click();
    await form.waitFor({ state: 'detached' });

    const [frank, bob] = [await app.open('/acme/frank/it'), await app.open('/acme/bob/it')];
    await sealed(frank).waitFor();
    expect(await seriousFindings(frank)).toEqual([]);
    await button(sealed(frank), 'Open').click();
    await frank.getByText('Only the team of this Stream and the requester may see this Request.').waitFor();
    expect(await frank.locator('body').innerText()).not.toMatch(/misused|my mail/);

    await button(sealed(bob), 'Open').click();
    const opened = dialog(bob, 'Request');
    await opened.getByText('My account was misused').waitFor();
    await opened.getByText('Somebody read my mail').waitFor();
    expect(await seriousFindings(bob)).toEqual([]);
    await bob.keyboard.press('Escape');

    await button(sealed(bob), 'Edit').click();
    await box(dialog(bob, 'Edit Request')).click();
    await button(dialog(bob, 'Edit Request'), 'Save').click();
    await frank.getByText('Somebody read my mail').waitFor();
  });
});
