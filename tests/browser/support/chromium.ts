import { existsSync } from 'node:fs';
import AxeBuilder from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Debian's, or the one that `CHROMIUM` names. */
function executable(): string {
  const named = process.env.CHROMIUM;
  const found = [named, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
    (path) => path && existsSync(path),
  );
  if (!found) throw new Error('The browser tests need Chromium: apt-get install chromium, or set CHROMIUM.');
  return found;
}

/** A Chromium without a window and with a profile of its own, that speaks to nobody but the page. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Troubles that the page itself had: errors nobody caught, and what it wrote as errors. */
export interface Watched {
  page: Page;
  troubles: string[];
}

/** A window of its own; `path` such as `/acme/bob/it`. */
export async function openWindow(browser: Browser, url: string, path: string): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(url + path);
  return { page, troubles };
}

/** What axe finds serious or critical on the page as it is; one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AxeBuilder.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    interface AxeResults {
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
    }
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  });
}
