import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { seriousFindings } from './support/chromium.ts';
import { type PageOfTheApp, startPageOfTheApp } from './support/page-of-the-app.ts';

let app: PageOfTheApp;
beforeAll(async () => {
  app = await startPageOfTheApp();
}, 120_000);
afterAll(() => app?.end(), 30_000);
afterEach(() => app.closeWindows());

test('[E3, I12] an issue is made, changed and closed by hand on the page, and another window sees it live', async () => {
  const [hand, other] = [await app.open('/github/acme:it-help'), await app.open('/acme/bob/it#github')];
  await other.getByText('No issues yet.').waitFor();
  await hand.getByRole('button', { name: 'New issue' }).click();
  await hand.getByRole('textbox', { name: 'Title' }).fill('Order cables');
  await hand.keyboard.press('Enter');
  await other.getByRole('button', { name: 'Order cables', exact: true }).waitFor();
  await hand.getByRole('button', { name: 'Order cables', exact: true }).click();
  const issue = hand.getByRole('region', { name: 'Issue' });
  await issue.getByRole('textbox', { name: 'Title' }).fill('Order long cables');
  await hand.keyboard.press('Enter');
  await other.getByRole('button', { name: 'Order long cables', exact: true }).waitFor();
  await issue.getByText('bug', { exact: true }).click();
  await issue.getByRole('button', { name: 'Close issue' }).click();
  await other.getByText('#1 · closed · bug').waitFor();
  expect(await seriousFindings(hand)).toEqual([]);
}, 60_000);
