import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { seriousFindings } from './support/chromium.ts';
import { type PageOfTheApp, startPageOfTheApp } from './support/page-of-the-app.ts';

describe('on the page, building a form', () => {
  let app: PageOfTheApp;

  beforeAll(async () => {
    app = await startPageOfTheApp();
  }, 120_000);
  afterAll(() => app?.end(), 30_000);
  afterEach(() => app.closeWindows());
  beforeEach(() => {
    app.world.slack.core.state.stacks = {};
  });

  const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true });
  const button = (within: Locator, name: string) => within.getByRole('button', { name, exact: true });
  const text = (within: Locator, name: string) => within.getByRole('textbox', { name, exact: true });

  /** The window of the form of IT help, from the App Home. */
  async function openForm(): Promise<{ page: Page; form: Locator }> {
    const page = await app.open('/acme/alice/app/home');
    await page.getByRole('button', { name: 'Manage', exact: true }).first().click();
    await button(dialog(page, 'Manage Stream'), 'Form').click();
    const form = dialog(page, 'Form');
    await form.waitFor();
    return { page, form };
  }

  test('[S3, S4, S5, S17] a field is made, looked at in the preview, and published', async () => {
    const { page, form } = await openForm();
    await button(form, 'Add field').click();
    const field = dialog(page, 'Add field');
    await text(field, 'Name').fill('Size');
    await field.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Select', exact: true }).click();
    await text(field, 'Options').click();
    await page.keyboard.type('Small, Large, "Large, with wheels"', { delay: 20 });
    await field.getByText('3 options').waitFor();
    await expect(text(field, 'Options').inputValue()).resolves.toBe('Small, Large, "Large, with wheels"');
    await expect(text(field, 'Name').inputValue()).resolves.toBe('Size');
    expect(await seriousFindings(page)).toEqual([]);
    await button(field, 'Add field').click();
    await form.getByText('1 change not published yet').waitFor();

    await button(form, 'Preview').click();
    const preview = dialog(page, 'Preview');
    await preview.getByText('This is a preview of the draft.').waitFor();
    await preview.getByRole('combobox', { name: /^Size/ }).click();
    await page.getByRole('option', { name: 'Large, with wheels' }).click();
    await text(preview, 'Subject').fill('Only a look');
    expect(await seriousFindings(page)).toEqual([]);
    await button(preview, 'Submit').click();
    await preview.getByText('Nothing was saved').waitFor();
    await preview.getByText('Close', { exact: true }).click();

    await button(form, 'Publish').click();
    const question = dialog(page, 'Publish the form');
    await question.getByText('“Size” is new on the form.').waitFor();
    await button(question, 'Publish').click();
    await form.getByText('Published: requesters see the form as it is here.').waitFor();

    const bob = await app.open('/acme/bob/it');
    await bob.getByRole('textbox', { name: /^Message/ }).fill('/request it');
    await bob.keyboard.press('Enter');
    await dialog(bob, 'IT help').getByRole('combobox', { name: /^Size/ }).waitFor();
  }, 60_000);

  test('[S3, S13, S14] a field gets a check, comes under a condition, and moves up', async () => {
    const { page, form } = await openForm();
    const choose = async (act: string) => {
      await form.getByRole('button', { name: /^More: .*Systems/ }).click();
      await page.getByRole('menuitem', { name: act, exact: true }).click();
    };
    await choose('Edit');
    await button(dialog(page, 'Edit field'), 'Show only when').click();
    const conditions = dialog(page, 'Show only when');
    await conditions.getByText('It is always shown.').waitFor();
    await conditions.getByRole('combobox', { name: 'Field' }).click();
    await page.getByRole('option', { name: 'Priority' }).click();
    await conditions.getByRole('combobox', { name: 'Values' }).click();
    await page.getByRole('option', { name: 'High, today' }).click();
    await page.keyboard.press('Escape');
    await button(conditions, 'Add condition').click();
    await conditions.getByText('“Priority” is High, today').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await button(conditions, 'Checks and default').click();
    const checks = dialog(page, 'Checks and default');
    await checks.getByRole('combobox', { name: 'Default' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await checks.getByText('Cancel', { exact: true }).click();

    await choose('Move up');
    await form
      .getByText('“Systems” is shown only when “Priority” is High, today, but that comes later.')
      .waitFor();
    await choose('Move down');
    await form.getByText('1 change not published yet').waitFor();
  }, 60_000);
});
