import { setTimeout as delay } from 'node:timers/promises';

/** A browser without scripts: reads a page, fills in one of its forms by the words on it, presses a button. */
export interface PlainBrowser {
  /** What is shown now. */
  readonly page: string;
  /** Of the latest answer. */
  readonly status: number;
  /** What a person reads of it, without markup. */
  text(): string;
  open(path: string): Promise<void>;
  /** Follows the link with these words. */
  follow(words: string): Promise<void>;
  /**
   * Presses the first button that has these words, with what is in its form; `entries` are given by label. A text is
   * typed, or is the option to choose; true ticks. `beside`: words of the form, where several have such a button.
   */
  press(words: string, entries?: Record<string, string | true>, beside?: string): Promise<void>;
  /** Loads the page again until it shows these words. @throws after `patienceMs`. */
  waitFor(words: string | RegExp): Promise<void>;
}

const patienceMs = 60_000;
const lookAgainMs = 50;

export function plainBrowser(url: string): PlainBrowser {
  let page = '';
  let status = 0;
  let path = '/';

  async function show(response: Response): Promise<void> {
    page = await response.text();
    status = response.status;
    if (response.ok) path = response.url.slice(url.length);
  }

  const browser: PlainBrowser = {
    get page() {
      return page;
    },
    get status() {
      return status;
    },
    text: () => words(page),
    async open(wanted) {
      await show(await fetch(url + wanted));
    },
    async follow(wanted) {
      const links = [...page.matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs)];
      const found = links.find(([, , inner = '']) => words(inner).startsWith(wanted));
      if (!found) throw new Error(`No link “${wanted}” on:\n${words(page)}`);
      await browser.open(unescaped(found[1] ?? ''));
    },
    async press(wanted, entries = {}, beside = '') {
      const form = formWith(page, wanted, beside);
      const body = filledIn(form.inner, entries);
      if (form.button.name) body.append(form.button.name, form.button.value);
      await show(await fetch(url + form.action, { method: 'POST', body }));
    },
    async waitFor(wanted) {
      const until = Date.now() + patienceMs;
      for (;;) {
        const shown = words(page);
        if (typeof wanted === 'string' ? shown.includes(wanted) : wanted.test(shown)) return;
        if (Date.now() > until) throw new Error(`“${String(wanted)}” did not come; there is:\n${shown}`);
        await delay(lookAgainMs);
        await browser.open(path);
      }
    },
  };
  return browser;
}

interface Form {
  action: string;
  inner: string;
  button: { name: string; value: string };
}

function formWith(page: string, wanted: string, beside: string): Form {
  for (const [, action = '', inner = ''] of page.matchAll(
    /<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs,
  )) {
    if (!words(inner).includes(beside)) continue;
    for (const [, attributes = '', label = ''] of inner.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)) {
      if (words(label) !== wanted || attributes.includes('popovertarget')) continue;
      const button = { name: attribute(attributes, 'name'), value: attribute(attributes, 'value') };
      return { action: unescaped(action), inner, button };
    }
  }
  throw new Error(`No button “${wanted}” on:\n${words(page)}`);
}

/** All that the form would send, as HTML has it, with the entries in place of what was there. */
function filledIn(form: string, entries: Record<string, string | true>): URLSearchParams {
  const body = new URLSearchParams();
  const wanted = new Map(Object.entries(entries));
  const labels = new Map(
    [...form.matchAll(/<label[^>]*for="([^"]*)"[^>]*>(.*?)<\/label>/gs)].map(([, id = '', inner = '']) => [
      unescaped(id),
      words(inner).replace(/ \(optional\)$/, ''),
    ]),
  );
  const entryFor = (attributes: string): string | undefined => {
    const label = labels.get(attribute(attributes, 'id')) ?? '';
    const entry = wanted.get(label);
    wanted.delete(label);
    return entry === true ? undefined : entry;
  };

  for (const [, attributes = ''] of form.matchAll(/<input([^>]*)>/g)) {
    const name = attribute(attributes, 'name');
    const type = attribute(attributes, 'type');
    if (name === '' || type === 'checkbox' || type === 'radio') continue;
    body.append(
      name,
      (type === 'hidden' ? undefined : entryFor(attributes)) ?? attribute(attributes, 'value'),
    );
  }
  for (const [, attributes = '', label = ''] of form.matchAll(
    /<label class="tick"><input([^>]*)>(.*?)<\/label>/gs,
  )) {
    const chosen = wanted.delete(words(label)) || / checked/.test(attributes);
    if (chosen) body.append(attribute(attributes, 'name'), attribute(attributes, 'value'));
  }
  for (const [, attributes = '', inner = ''] of form.matchAll(/<textarea([^>]*)>\n?(.*?)<\/textarea>/gs)) {
    const name = attribute(attributes, 'name');
    body.append(name, entryFor(attributes) ?? unescaped(inner));
  }
  for (const [, attributes = '', inner = ''] of form.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const name = attribute(attributes, 'name');
    body.append(name, chosenOption(inner, entryFor(attributes)));
  }
  if (wanted.size > 0) throw new Error(`Nothing is labelled ${[...wanted.keys()].join(', ')}.`);
  return body;
}

function chosenOption(select: string, wanted: string | undefined): string {
  const options = [...select.matchAll(/<option([^>]*)>(.*?)<\/option>/gs)].map(
    ([, attributes = '', label = '']) => ({ attributes, label: words(label) }),
  );
  const found = options.find(({ attributes, label }) =>
    wanted === undefined ? / selected/.test(attributes) : label === wanted,
  );
  if (!found && wanted !== undefined) throw new Error(`No option “${wanted}”.`);
  return attribute((found ?? options[0])?.attributes ?? '', 'value');
}

const attribute = (attributes: string, name: string): string =>
  unescaped(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');

const words = (markup: string): string =>
  unescaped(markup.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
