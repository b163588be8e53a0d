import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { fillAndSubmit, openedBy } from '../../sandbox/demo/intake.ts';
import { seriousFindings } from './support/chromium.ts';
import { type PageOfTheApp, startPageOfTheApp } from './support/page-of-the-app.ts';

describe('on the page, finding and filtering Requests', () => {
  let app: PageOfTheApp;

  /** Eleven Requests of Bob: two pages of a list. */
  beforeAll(async () => {
    app = await startPageOfTheApp();
    const bob = app.world.slack.as('bob');
    for (let number = 1; number <= 11; number += 1) {
      const words = { Subject: `Chair ${number}`, Priority: 'Low' };
      const laptop = { Subject: 'Blue laptop', Details: 'The hinge is broken', Priority: 'High, today' };
      const form = await openedBy(bob, () => bob.slash('/request it'));
      await fillAndSubmit(form, number === 1 ? { ...laptop, Assignee: 'alice' } : words);
    }
  }, 120_000);
  afterAll(() => app?.end(), 30_000);
  afterEach(() => app.closeWindows());
  beforeEach(() => {
    app.world.slack.core.state.stacks = {};
  });

  const list = (page: Page): Locator => page.getByRole('dialog', { name: 'Requests', exact: true });
  const button = (within: Locator, name: string) => within.getByRole('button', { name, exact: true });

  async function find(page: Page, text = ''): Promise<void> {
    await page.getByRole('textbox', { name: /^Message/ }).fill(`/request find ${text}`);
    await page.keyboard.press('Enter');
    await list(page).waitFor();
  }

  async function choose(within: Locator, name: string | RegExp, option: string): Promise<void> {
    await within.getByRole('combobox', { name }).click();
    await within.page().getByRole('option', { name: option, exact: true }).click();
  }

  test('[R4] by words of the answers, the last one not typed to its end; and again from the list itself', async () => {
    const page = await app.open('/acme/bob/it');
    await find(page, 'broken hin');
    await list(page).getByText('“broken hin” · 1 Request').waitFor();
    await list(page).getByText('#1 Blue laptop').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    const search = list(page).getByRole('textbox', { name: /^Search/ });
    expect(await search.inputValue()).toBe('broken hin');
    await search.fill('wheelbarrow');
    await button(list(page), 'Search').click();
    await list(page).getByText('Nothing here.').waitFor();
    await search.fill('chair 7');
    await page.keyboard.press('Enter');
    await list(page).getByText('#7 Chair 7').waitFor();
    await button(list(page), 'Show all').click();
    await list(page).getByText('All Requests · 11 Requests').waitFor();
  });

  test('[R4, R5] page by page, in another order, and from there to the message of the Request', async () => {
    const page = await app.open('/acme/bob/general');
    await find(page);
    await list(page).getByText('1 to 10 of 11').waitFor();
    await button(list(page), 'Next').click();
    await list(page).getByText('11 to 11 of 11').waitFor();
    await button(list(page), 'Previous').click();
    await list(page).getByText('#11 Chair 11').waitFor();
    await choose(list(page), /Sort/, 'Oldest first');
    await list(page)
      .getByRole('link', { name: /#1 Blue laptop/ })
      .click();
    await page.getByRole('heading', { name: '#1 Blue laptop' }).first().waitFor();
  });

  test('[R5] a filter of a Stream and one of its fields, which can be chosen once the Stream is; kept under a name', async () => {
    const page = await app.open('/acme/alice/it');
    await find(page);
    await button(list(page), 'Filter').click();
    const filter = page.getByRole('dialog', { name: 'Filter Requests' });
    await filter.waitFor();
    expect(await filter.getByRole('combobox', { name: /^Priority/ }).count()).toBe(0);
    await choose(filter, /^Stream/, 'IT help');
    await choose(filter, /^Priority/, 'High, today');
    await page.keyboard.press('Escape');
    await choose(filter, /^Assignee/, 'Someone else…');
    await filter.getByRole('combobox', { name: /^Assigned to/ }).waitFor();
    await choose(filter, /^Assignee/, 'Me');
    expect(await seriousFindings(page)).toEqual([]);
    await button(filter, 'Show').click();
    await list(page).getByText('in IT help · assigned to me · Priority: High, today · 1 Request').waitFor();
    await list(page).getByText('#1 Blue laptop').waitFor();

    await choose(list(page), /Saved filters/, 'Save this filter…');
    const saving = page.getByRole('dialog', { name: /Save/ });
    await saving.getByRole('textbox', { name: 'Name' }).fill('Urgent');
    await button(saving, 'Save').click();
    await button(list(page), 'Show all').click();
    await list(page).getByText('11 Requests').waitFor();
    await choose(list(page), /Saved filters/, 'Urgent');
    await list(page).getByText('· 1 Request').waitFor();
  });
});
