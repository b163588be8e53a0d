import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seedGids } from '../../sandbox/asana/seed.ts';
import { seriousFindings } from './support/chromium.ts';
import { type PageOfTheApp, startPageOfTheApp } from './support/page-of-the-app.ts';

describe('the page, with the real app behind it', () => {
  let app: PageOfTheApp;

  beforeAll(async () => {
    app = await startPageOfTheApp();
  }, 120_000);
  afterAll(() => app?.end(), 30_000);
  afterEach(() => app.closeWindows());

  const as = (handle: string, place = 'it'): Promise<Page> => app.open(`/acme/${handle}/${place}`);

  async function command(page: Page, text: string): Promise<void> {
    await page.getByRole('textbox', { name: /^Message/ }).fill(text);
    await page.keyboard.press('Enter');
  }

  const card = (page: Page, subject: string) => page.getByRole('article').filter({ hasText: subject });

  test('[E3, R1] a Request that was submitted on the page is a card in the channel and a task in Asana', async () => {
    const page = await as('bob');
    await command(page, '/request it');
    const form = page.getByRole('dialog', { name: 'IT help' });
    await form.getByRole('textbox', { name: 'Subject', exact: true }).fill('New laptop');
    await form.getByRole('combobox', { name: /^Assignee/ }).click();
    await page.keyboard.type('alice');
    await page.getByRole('option', { name: 'Alice Archer' }).click();
    await form.getByRole('spinbutton').first().click();
    await page.keyboard.type('04122026');
    await form.getByRole('combobox', { name: /^Priority/ }).click();
    await page.getByRole('option', { name: 'High, today' }).click();
    await form.getByRole('combobox', { name: /^Systems/ }).click();
    await page.getByRole('option', { name: 'VPN' }).click();
    await page.getByRole('option', { name: 'Laptop' }).click();
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.waitFor({ state: 'detached' });

    await card(page, 'New laptop').getByText('High, today').waitFor();
    await card(page, 'New laptop').getByText('4 Dec 2026').waitFor();
    await card(page, 'New laptop').getByRole('link', { name: 'Open in Asana' }).waitFor();
    const [task] = app.world.asana.board(seedGids.itHelp).tasks;
    expect(task).toMatchObject({ name: 'New laptop', dueOn: '2026-12-04' });
    expect(task?.values).toMatchObject({ Priority: 'High, today' });
  });

  test('[E3, R2] a failed check is shown under its field, and what was typed stays', async () => {
    const page = await as('judy');
    await command(page, '/request it');
    const form = page.getByRole('dialog', { name: 'IT help' });
    await form.getByRole('textbox', { name: 'Details' }).fill('It squeaks');
    await form.getByRole('button', { name: 'Submit' }).click();

    const subject = form.getByRole('textbox', { name: 'Subject', exact: true });
    await form.getByText('Please complete this required field.').waitFor();
    expect(await subject.getAttribute('aria-invalid')).toBe('true');
    expect(await form.locator(':focus').getAttribute('id')).toBe(await subject.getAttribute('id'));
    expect(await form.getByRole('textbox', { name: 'Details' }).inputValue()).toBe('It squeaks');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'detached' });
  });

  test('[E3, R3] a second window shows what happens in the first, by itself', async () => {
    const [bob, alice] = [await as('bob'), await as('alice')];
    await command(bob, '/request it');
    const form = bob.getByRole('dialog', { name: 'IT help' });
    await form.getByRole('textbox', { name: 'Subject', exact: true }).fill('Badge for a visitor');
    await form.getByRole('button', { name: 'Submit' }).click();

    await card(alice, 'Badge for a visitor').getByRole('button', { name: 'Complete' }).click();
    await card(bob, 'Badge for a visitor').getByText('Closed').waitFor();
    await card(bob, 'Badge for a visitor').getByRole('button', { name: 'Reopen' }).waitFor();
  });

  test('[E3] a Request can be submitted with the keyboard alone', async () => {
    const page = await as('frank', 'app/home');
    await page.getByRole('heading', { name: 'My Requests' }).waitFor();
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    for (let step = 0; step < 40 && (await focused()) !== 'Submit a Request'; step += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await focused()).toBe('Submit a Request');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'IT help' });
    await form.waitFor();
    await page.keyboard.type('Typed without a mouse');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await app.world.slack
      .as('frank')
      .dm()
      .waitForMessage((message) => message.text().includes('Typed without a mouse'), 10_000);
  });

  test('[E3] axe finds nothing serious on channel, Home, forms and threads', async () => {
    const page = await as('alice');
    await page.getByRole('article').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('article').first().hover();
    await page.getByRole('article').first().getByRole('button', { name: 'Reply in thread' }).click();
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await command(page, '/request it');
    await page.getByRole('dialog', { name: 'IT help' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Streamly' }).click();
    await page.getByRole('heading', { name: 'Integrations' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Manage', exact: true }).click();
    await page.getByRole('dialog', { name: 'Manage Stream' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
