import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { fillAndSubmit, openedBy } from '../../sandbox/demo/intake.ts';
import { seriousFindings } from './support/chromium.ts';
import { type PageOfTheApp, startPageOfTheApp } from './support/page-of-the-app.ts';

describe('on the page, editing a Request', () => {
  let app: PageOfTheApp;
  let alice: Page;
  let bob: Page;

  beforeAll(async () => {
    app = await startPageOfTheApp();
  }, 120_000);
  afterAll(() => app?.end(), 30_000);
  afterEach(() => app.closeWindows());
  beforeEach(async () => {
    app.world.slack.core.state.stacks = {};
    [alice, bob] = [await app.open('/acme/alice/it'), await app.open('/acme/bob/it')];
  });

  const card = (page: Page, subject: string): Locator =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name: subject }) });
  const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Edit Request' });
  const details = (page: Page): Locator => dialog(page).getByRole('textbox', { name: /^Details/ });
  const button = (within: Locator, name: string) => within.getByRole('button', { name, exact: true });

  async function submit(subject: string): Promise<void> {
    const judy = app.world.slack.as('judy');
    const form = await openedBy(judy, () => judy.slash('/request it'));
    await fillAndSubmit(form, { Subject: subject, Details: 'The old one died', Priority: 'Low' });
    for (const page of [alice, bob]) await card(page, subject).waitFor();
  }

  async function edit(page: Page, subject: string): Promise<void> {
    await button(card(page, subject), 'Edit').click();
    await details(page).waitFor();
  }

  async function save(page: Page): Promise<void> {
    await button(dialog(page), 'Save').click();
    await dialog(page).waitFor({ state: 'detached' });
  }

  test('[R6, R7] answers, assignee and due date are changed in one form; the message and its thread say so', async () => {
    await submit('A new laptop');
    await edit(bob, 'A new laptop');
    expect(await details(bob).inputValue()).toBe('The old one died');
    await details(bob).fill('It died twice');
    await dialog(bob)
      .getByRole('combobox', { name: /^Priority/ })
      .click();
    await bob.getByRole('option', { name: 'High, today' }).click();
    await dialog(bob)
      .getByRole('combobox', { name: /^Assignee/ })
      .click();
    await bob.keyboard.type('alice');
    await bob.getByRole('option', { name: 'Alice Archer' }).click();
    expect(await seriousFindings(bob)).toEqual([]);
    await save(bob);
    for (const words of ['It died twice', 'High, today', '@alice']) {
      await card(alice, 'A new laptop').getByText(words).first().waitFor();
    }
    await card(alice, 'A new laptop')
      .getByRole('button', { name: /1 reply/ })
      .click();
    const thread = alice.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('set Details to It died twice, was The old one died').waitFor();
  });

  test('[R8] who saves second sees what the other one did beside what they typed, and decides', async () => {
    await submit('A desk');
    await edit(bob, 'A desk');
    await edit(alice, 'A desk');
    await details(alice).fill('With drawers');
    await save(alice);
    await details(bob).fill('With wheels');
    await button(dialog(bob), 'Save').click();
    await dialog(bob).getByText('Which Details holds?').waitFor();
    await dialog(bob).getByText('set Details to With drawers').waitFor();
    expect(await details(bob).inputValue()).toBe('With wheels');
    expect(await seriousFindings(bob)).toEqual([]);
    await save(bob);
    await card(alice, 'A desk').getByText('With wheels').waitFor();

    await edit(alice, 'A desk');
    await edit(bob, 'A desk');
    await details(alice).fill('Black');
    await save(alice);
    await details(bob).fill('White');
    await button(dialog(bob), 'Save').click();
    await dialog(bob).getByRole('radio', { name: 'Leave theirs' }).check({ force: true });
    await save(bob);
    await card(bob, 'A desk').getByText('Black').waitFor();
  });

  test('[R8] what only one of them touched is saved without a question', async () => {
    await submit('A lamp');
    await edit(bob, 'A lamp');
    await card(alice, 'A lamp').getByRole('button', { name: 'Assign to me' }).click();
    await card(bob, 'A lamp').getByText('@alice').waitFor();
    await details(bob).fill('A bright one');
    await save(bob);
    await card(alice, 'A lamp').getByText('A bright one').waitFor();
    await card(alice, 'A lamp').getByText('@alice').waitFor();
  });
});
