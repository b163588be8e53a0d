import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { seedGids } from '../../sandbox/asana/seed.ts';
import { type PageOfTheApp, startPageOfTheApp } from './support/page-of-the-app.ts';

describe('three people in three windows', () => {
  let app: PageOfTheApp;
  /** Who asks, who works, and who looks after it. */
  let judy: Page;
  let bob: Page;
  let alice: Page;

  beforeAll(async () => {
    app = await startPageOfTheApp();
    judy = await app.open('/acme/judy/general');
    bob = await app.open('/acme/bob/it');
    alice = await app.open('/acme/alice/it');
  }, 120_000);
  afterAll(async () => {
    try {
      await app?.closeWindows();
    } finally {
      await app?.end();
    }
  }, 60_000);

  /** The newest message there with this heading. */
  const card = (page: Page, subject: string): Locator =>
    page
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: subject }) })
      .last();
  const place = (page: Page, name: RegExp): Promise<void> =>
    page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name }).click();

  async function say(page: Page, text: string): Promise<void> {
    await page.getByRole('textbox', { name: /^Message/ }).fill(text);
    await page.keyboard.press('Enter');
  }

  /** Fills in the form that is open, and waits until all who see the channel see its card. */
  async function submit(subject: string): Promise<void> {
    const form = judy.getByRole('dialog', { name: 'IT help' });
    await form.getByRole('textbox', { name: 'Subject', exact: true }).fill(subject);
    await form.getByRole('button', { name: 'Submit', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await Promise.all([bob, alice].map((page) => card(page, subject).waitFor()));
  }

  test('[E3, R1, R3] whichever way one submits, the card comes into the windows of the others', async () => {
    await say(judy, '/request');
    await submit('By command');
    await say(judy, '/request IT help');
    await submit('By name');
    await judy.getByRole('button', { name: 'Shortcuts' }).click();
    await judy.getByRole('menuitem', { name: 'Submit a Request' }).click();
    await submit('By shortcut');

    await say(judy, 'The projector is dead, @bob');
    const message = judy.getByRole('article').filter({ hasText: 'The projector is dead' });
    await message.hover();
    await message.getByRole('button', { name: 'More actions' }).click();
    await judy.getByRole('menuitem', { name: 'Make a Request of it' }).click();
    const details = judy.getByRole('dialog', { name: 'IT help' }).getByRole('textbox', { name: 'Details' });
    expect(await details.inputValue()).toMatch(/^The projector is dead, @.+\n\nhttps:\/\/acme\.slack\.com\//);
    await submit('Of a message');

    await place(judy, /^Streamly/);
    await judy.getByRole('button', { name: 'Submit a Request' }).click();
    await submit('From the Home');
    await judy.getByRole('link', { name: /From the Home/ }).waitFor();
    expect(app.world.asana.board(seedGids.itHelp).tasks).toHaveLength(5);
  });

  test('[E3, R3, R6] who takes it and that it is done is seen in all three at once', async () => {
    await judy.getByRole('link', { name: 'Messages', exact: true }).click();
    const everywhere = (words: string) =>
      Promise.all(
        [judy, bob, alice].map((page) => card(page, 'From the Home').getByText(words).first().waitFor()),
      );
    await everywhere('Open');
    await card(bob, 'From the Home').getByRole('button', { name: 'Assign to me' }).click();
    await everywhere('@bob');
    await card(alice, 'From the Home').getByRole('button', { name: 'Complete' }).click();
    await everywhere('Closed');
    await card(bob, 'From the Home').getByRole('button', { name: 'Reopen' }).click();
    await everywhere('Open');
  });

  test('[E3] files, threads and the channel’s own changes come into the other windows too', async () => {
    const files = [{ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('one, two') }];
    await bob.locator('input[type=file]').setInputFiles(files);
    await bob.getByRole('list', { name: 'Files to send' }).getByText('plan.txt').waitFor();
    await say(bob, 'Here is the plan, @it-desk');
    const sent = alice.getByRole('article').filter({ hasText: 'Here is the plan' });
    const link = sent.getByRole('link', { name: /plan\.txt/ });
    const [download] = await Promise.all([alice.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('plan.txt');

    const own = bob.getByRole('article').filter({ hasText: 'Here is the plan' });
    await own.hover();
    await own.getByRole('button', { name: 'More actions' }).click();
    await bob.getByRole('menuitem', { name: 'Edit message' }).click();
    await bob.getByRole('textbox', { name: 'Edit message' }).fill('Here is the new plan');
    await bob.keyboard.press('Enter');
    await alice.getByText('Here is the new plan').waitFor();
    await alice.getByText('(edited)').waitFor();

    await alice.getByRole('button', { name: 'More of #it' }).click();
    await alice.getByRole('menuitem', { name: 'Rename…' }).click();
    await alice.getByRole('textbox', { name: 'Name' }).fill('it-help');
    await alice.keyboard.press('Enter');
    await bob.getByRole('heading', { name: 'it-help' }).waitFor();
    expect(new URL(bob.url()).pathname).toBe('/acme/bob/it-help');
    await bob.getByText('Alice Archer has renamed the channel').waitFor();
    await judy.getByRole('link', { name: /^it-help/ }).waitFor();
  });

  test('[E3] an admin takes somebody into a user group and changes a role', async () => {
    await alice.getByRole('button', { name: 'People' }).last().click();
    const people = alice.getByRole('complementary', { name: 'People' });
    await people.getByLabel('Add somebody to @it-desk').selectOption({ label: 'Judy Jones' });
    await people.getByRole('button', { name: 'Take Judy Jones out of @it-desk' }).waitFor();
    await people.getByLabel('Role of Judy Jones').selectOption({ label: 'Guest' });
    await judy
      .getByRole('button', { name: /^Be somebody else/ })
      .getByText('Guest')
      .waitFor();
  });
});
