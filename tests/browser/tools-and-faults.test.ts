import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seedGids } from '../../sandbox/asana/seed.ts';
import { smartsheetSheet } from '../../sandbox/demo/intake.ts';
import { seriousFindings } from './support/chromium.ts';
import { type PageOfTheApp, startPageOfTheApp } from './support/page-of-the-app.ts';

describe('what stands around Slack on the page, with the real app behind it', () => {
  let app: PageOfTheApp;

  beforeAll(async () => {
    app = await startPageOfTheApp();
  }, 120_000);
  afterAll(() => app?.end(), 30_000);
  afterEach(() => app.closeWindows());

  const open = (path: string): Promise<Page> => app.open(path);

  async function submit(page: Page, subject: string): Promise<void> {
    await page.getByRole('textbox', { name: /^Message/ }).fill('/request it');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'IT help' });
    await form.getByRole('textbox', { name: 'Subject', exact: true }).fill(subject);
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.waitFor({ state: 'detached' });
  }

  const card = (page: Page, subject: string) => page.getByRole('article').filter({ hasText: subject });
  const answers = (page: Page, side: string, how: string) =>
    page
      .getByRole('radiogroup', { name: `How ${side} answers` })
      .getByText(how, { exact: true })
      .click();

  test('[E3, I10] while Asana is down a Request waits, and its task comes when it is up again, without a reload', async () => {
    const [page, asana] = [await open('/acme/bob/it'), await open(`/asana/${seedGids.itHelp}`)];
    await asana.getByText('No tasks yet.').waitFor();
    await page.getByRole('button', { name: 'Faults' }).click();
    await answers(page, 'Asana', 'Down');
    await page.getByRole('status').filter({ hasText: 'Asana: Down' }).waitFor();

    await submit(page, 'Badge for a visitor');
    // After its second attempt the card says the reason as well.
    await card(page, 'Badge for a visitor')
      .getByText(/Waiting for Asana|Asana is not available/)
      .first()
      .waitFor();
    expect(await asana.getByRole('row', { name: /Badge/ }).count()).toBe(0);

    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('Everything works.').waitFor();
    await asana
      .getByRole('button', { name: 'Badge for a visitor', exact: true })
      .waitFor({ timeout: 40_000 });
    await card(page, 'Badge for a visitor').getByRole('link', { name: 'Open in Asana' }).click();
    const task = page.getByRole('region', { name: 'Task' });
    await task.getByRole('textbox', { name: 'Name' }).waitFor();
    expect(await task.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Badge for a visitor');
  });

  test('[E3] a task is changed, completed and deleted by hand, and another window sees it live', async () => {
    app.world.asana.act(app.world.asana.state.users[1]?.gid ?? '', {
      kind: 'add_task',
      project: seedGids.itHelp,
      name: 'Order cables',
    });
    const [hand, other] = [await open(`/asana/${seedGids.itHelp}`), await open('/acme/bob/it#asana')];
    await hand.getByRole('button', { name: 'Order cables', exact: true }).click();
    const task = hand.getByRole('region', { name: 'Task' });
    await task.getByRole('textbox', { name: 'Name' }).fill('Order long cables');
    await hand.keyboard.press('Enter');
    await other.getByRole('button', { name: 'Order long cables', exact: true }).waitFor();
    await task.getByRole('button', { name: /Assignee/ }).click();
    await hand.getByRole('option', { name: 'Grace Hopper' }).click();
    await other
      .getByRole('row', { name: /Order long cables/ })
      .getByText('Grace Hopper')
      .waitFor();
    await task.getByRole('button', { name: 'Mark as complete' }).click();
    await other.getByRole('button', { name: 'Completed: Order long cables', pressed: true }).waitFor();
    expect(await seriousFindings(hand)).toEqual([]);
    await task.getByRole('button', { name: 'Delete the task' }).click();
    await hand.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await other
      .getByRole('button', { name: 'Order long cables', exact: true })
      .waitFor({ state: 'detached' });
  });

  test('[E3] cells and columns of a sheet are changed by hand, the keyboard alone moving among them', async () => {
    const sheet = app.world.smartsheet.sheet(smartsheetSheet);
    const page = await open(`/smartsheet/${sheet.id}`);
    await page.getByRole('button', { name: 'Add a row' }).click();
    await page.keyboard.type('Count the chairs');
    await page.keyboard.press('Enter');
    const cell = (words: string) => page.getByRole('button', { name: words, exact: true });
    await cell('Subject: Count the chairs').waitFor();
    // The keyboard goes back to the button in the next frame.
    await page.waitForFunction('document.activeElement?.textContent === "Add a row"');

    await page.keyboard.press('Tab');
    const focused = () => page.evaluate('document.activeElement?.textContent');
    for (let step = 0; step < 9 && !String(await focused()).includes('Count the chairs'); step += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Subject: Count the chairs');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Subject' }).waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Count all chairs');
    await page.keyboard.press('Enter');
    await cell('Subject: Count all chairs').waitFor();

    const row = page.getByRole('row').filter({ hasText: 'Count all chairs' });
    await row.getByRole('button', { name: /^Assignee:/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Assignee/ })
      .click();
    await page.getByRole('option', { name: 'Ada Byron' }).click();
    await row.getByRole('button', { name: 'Assignee: Ada Byron' }).waitFor();

    await row.getByRole('button', { name: /^Due date:/ }).click();
    await page.getByRole('dialog').getByRole('spinbutton').first().click();
    await page.keyboard.type('04122026');
    await page.getByRole('heading', { name: 'Smartsheet' }).click({ force: true });
    await row.getByRole('button', { name: 'Due date: 2026-12-04' }).waitFor();

    await page.getByRole('button', { name: 'Priority', exact: true }).click();
    const shape = page.getByRole('dialog', { name: 'Column Priority' });
    await shape.getByRole('radio', { name: '#C6E7C8' }).focus();
    await page.keyboard.press('Space');
    await shape.getByRole('button', { name: 'Move left' }).click();
    await shape.getByRole('textbox', { name: 'Title' }).fill('Urgency');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Column Urgency' }).waitFor();
    await page.keyboard.press('Escape');
    const index = sheet.columns.findIndex(({ title }) => title === 'Urgency');
    expect(sheet.columns[index]?.format).not.toBeNull();
    const headers = await page.getByRole('columnheader').allTextContents();
    expect(headers.indexOf('Urgency')).toBe(index);
    expect(await seriousFindings(page)).toEqual([]);

    await row.getByRole('button', { name: /^Delete the row/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await row.waitFor({ state: 'detached' });
  });

  test('[E3] the app is killed and started again by hand', async () => {
    const page = await open('/acme/bob/it#faults');
    await page.getByRole('button', { name: 'Kill' }).click();
    await page.getByText('It does not run.').waitFor();
    expect(app.world.app.pid).toBeNull();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText(/It runs as process \d+/).waitFor({ timeout: 30_000 });
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('[E3] an exchange is found in the log, with its signature, and copied as curl', async () => {
    const page = await open('/acme/bob/it#log');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('row').first().click();
    await page.getByRole('region', { name: 'Entry' }).getByRole('heading').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('searchbox').fill('Printer on fire');
    await submit(page, 'Printer on fire');
    await page.getByRole('row', { name: /view_submission/ }).click();
    await page.getByRole('region', { name: 'Entry' }).getByText('x-slack-signature').waitFor();
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied as curl.').waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toContain(`curl -X POST '${app.world.url}/slack/events'`);
    expect(copied).toMatch(/x-slack-signature: v0=[0-9a-f]{64}/);
  });

  test('[E3] five thousand entries are there at once, of which the newest are drawn, and older ones when they are asked for', async () => {
    const calls = Array.from({ length: 50 });
    for (let round = 0; round < 100; round += 1) {
      await Promise.all(calls.map(() => fetch(`${app.world.asana.url}/api/1.0/users/me`)));
    }
    const page = await open('/acme/bob/it#log/wide');
    await page.getByText('5000 entries').waitFor();
    const rows = page.getByRole('grid').getByRole('row');
    expect(await rows.count()).toBe(150);
    await page.getByRole('button', { name: 'Show older ones' }).click();
    await rows.nth(299).waitFor();
    await page.getByRole('button', { name: 'App → Asana' }).click();
    await page.getByText(/^\d+ of 5000 entries$/).waitFor();
  });
});
