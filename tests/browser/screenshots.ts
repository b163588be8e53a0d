import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { seed, seedStartsAt, seedTiming } from '../../sandbox/demo/seed.ts';
import { startWorld } from '../../sandbox/demo/world.ts';
import { startPageServer } from '../../sandbox/page-server/page-server.ts';
import { openWindow, startChromium } from './support/chromium.ts';

/**
 * `npm run screenshots`: the pictures of the documentation, taken anew of a seeded workspace, so that they show what
 * there is.
 */
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));

interface Picture {
  name: string;
  path: string;
  /** Leads from the page as it opens to what is shown. */
  show?(page: Page): Promise<void>;
}

const open = (name: string) => async (page: Page) => {
  await page.getByText(name, { exact: true }).first().click();
};

const pictures: Picture[] = [
  { name: 'channel', path: '/acme/bob/it' },
  {
    name: 'form',
    path: '/acme/judy/it',
    async show(page) {
      await page.getByPlaceholder(/Message #it/).fill('/request it');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'find',
    path: '/acme/alice/it',
    async show(page) {
      await page.getByPlaceholder(/Message #it/).fill('/request find laptop');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'home', path: '/acme/alice/app/home' },
  { name: 'asana', path: '/acme/bob/it', show: open('Asana') },
  { name: 'smartsheet', path: '/acme/bob/it', show: open('Smartsheet') },
  { name: 'faults', path: '/acme/bob/it', show: open('Faults') },
];

const folder = await mkdtemp(join(tmpdir(), 'streamly-pictures-'));
const now = new Date();
const world = await startWorld(folder, { startAt: seedStartsAt(now), timing: seedTiming });
const browser = await startChromium();
try {
  await seed(world, now);
  const server = await startPageServer(world, 0);
  await mkdir(images, { recursive: true });
  for (const picture of pictures) {
    const { name, path } = picture;
    const { page } = await openWindow(browser, server.url, path);
    await picture.show?.(page);
    // What is still coming in has come, and nothing moves any more.
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: join(images, `${name}.png`) });
    console.log(`docs/images/${name}.png`);
    await page.context().close();
  }
  await server.close();
} finally {
  await browser.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
}
