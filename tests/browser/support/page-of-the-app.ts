import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addIntegrations, createIntake } from '../../../sandbox/demo/intake.ts';
import { startWorld, type World } from '../../../sandbox/demo/world.ts';
import { startPageServer } from '../../../sandbox/page-server/page-server.ts';
import { openWindow, startChromium, type Watched } from './chromium.ts';

/** The sandbox's page in a real browser, with the real app and one Stream behind it. */
export interface PageOfTheApp {
  world: World;
  browser: Browser;
  url: string;
  /** A window of its own; `path` such as `/acme/bob/it`. */
  open(path: string): Promise<Page>;
  /** Closes all windows; none may have had troubles of its own. */
  closeWindows(): Promise<void>;
  end(): Promise<void>;
}

/** @throws where something does not start; what did start has ended then. */
export async function startPageOfTheApp(): Promise<PageOfTheApp> {
  /** Newest first, so that what did start ends although the rest did not. */
  const endings: (() => Promise<unknown>)[] = [];
  const end = async () => {
    for (const each of endings.splice(0)) await each();
  };
  let windows: Watched[] = [];
  try {
    const folder = await mkdtemp(join(tmpdir(), 'streamly-browser-'));
    endings.unshift(() => rm(folder, { recursive: true, force: true }));
    const world = await startWorld(folder);
    endings.unshift(() => world.close());
    await addIntegrations(world, () => undefined);
    await createIntake(world, () => undefined);
    const server = await startPageServer(world, 0);
    const { url } = server;
    endings.unshift(() => server.close());
    const browser = await startChromium();
    endings.unshift(() => browser.close());
    return {
      world,
      browser,
      url,
      async open(path) {
        const opened = await openWindow(browser, url, path);
        windows.push(opened);
        return opened.page;
      },
      async closeWindows() {
        const troubles = windows.flatMap((each) => each.troubles);
        for (const { page } of windows) await page.context().close();
        windows = [];
        expect(troubles).toEqual([]);
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
