import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { seriousFindings } from './support/chromium.ts';
import { type PageOfTheApp, startPageOfTheApp } from './support/page-of-the-app.ts';

describe('signing in to a tool on the page, with the real app behind it', () => {
  let app: PageOfTheApp;

  beforeAll(async () => {
    app = await startPageOfTheApp();
  }, 120_000);
  afterAll(() => app?.end(), 30_000);
  afterEach(() => app.closeWindows());

  test('[I1, I4, E3] an admin goes from the Home to the browser and back, and saves the account that signed in', async () => {
    const page = await app.open('/acme/alice/app/home');
    await page.getByRole('button', { name: 'Manage Integration' }).first().click();
    const modal = page.getByRole('dialog', { name: 'Manage Integration' });
    await modal.getByText('A service user is an account in Asana').waitFor();
    await modal.getByRole('button', { name: 'I understand' }).click();
    const [consent] = await Promise.all([
      page.context().waitForEvent('page'),
      modal
        .getByRole('link', { name: 'Sign in with Asana' })
        .or(modal.getByRole('button', { name: 'Sign in with Asana' }))
        .click(),
    ]);
    await consent.getByRole('radio', { name: /Ada Lovelace/ }).check();
    await consent.getByRole('button', { name: 'Allow' }).click();
    await consent.getByRole('heading', { name: 'Signed in. Go back to Slack.' }).waitFor();
    await consent.getByText('ada@acme.example').waitFor();

    const confirm = page.getByRole('dialog', { name: 'Is this the account?' });
    await confirm.getByText('it takes the place of').waitFor();
    await confirm.getByRole('button', { name: 'Save' }).click();
    await page.getByText('as Ada Lovelace').waitFor();
    expect(app.world.asana.state.grants).toHaveLength(1);
  });

  test('[I1] axe finds nothing serious on the pages that a sign-in ends with, light or dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      // Axe is put into the page, which lets nobody else's script in.
      const context = await app.browser.newContext({ bypassCSP: true, colorScheme });
      const page = await context.newPage();
      await page.goto(`${app.world.url}/integrations/asana/callback?state=T1.forged&code=1`);
      await page.getByRole('heading', { name: 'This sign-in cannot go on' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await context.close();
    }
  });
});
