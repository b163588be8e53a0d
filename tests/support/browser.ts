/** What a person has before them after all redirects. */
export interface PageSeen {
  url: string;
  status: number;
  headers: Headers;
  html: string;
  /** The words of the page, without markup. */
  text: string;
}

/** A browser that keeps cookies by origin and path, and follows redirects, as far as signing in needs it. */
export interface Browser {
  open(url: string): Promise<PageSeen>;
  /** Sends a form to the page's own address. */
  send(page: PageSeen, form: Record<string, string>): Promise<PageSeen>;
  /** Addresses that were asked for, oldest first. */
  readonly visited: string[];
}

const mostRedirects = 10;

export function createBrowser(): Browser {
  const cookies = new Map<string, { origin: string; path: string; value: string }>();
  const visited: string[] = [];

  async function ask(url: string, init: RequestInit): Promise<PageSeen> {
    let next: [string, RequestInit] = [url, init];
    for (let count = 0; count < mostRedirects; count += 1) {
      const [address, how] = next;
      visited.push(address);
      const { origin, pathname } = new URL(address);
      const fitting = [...cookies].filter(([, c]) => c.origin === origin && pathname.startsWith(c.path));
      const cookie = fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
      const response = await fetch(address, {
        ...how,
        redirect: 'manual',
        headers: cookie === '' ? {} : { cookie },
      });
      for (const line of response.headers.getSetCookie()) keep(origin, line);
      const location = response.headers.get('location');
      if (location === null) return seen(address, response);
      next = [new URL(location, address).href, { method: 'GET' }];
    }
    throw new Error(`More than ${mostRedirects} redirects from ${url}.`);
  }

  function keep(origin: string, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const path = attributes.find((each) => each.startsWith('Path='))?.slice('Path='.length) ?? '/';
    const at = pair.indexOf('=');
    cookies.set(pair.slice(0, at), { origin, path, value: pair.slice(at + 1) });
  }

  return {
    visited,
    open: (url) => ask(url, { method: 'GET' }),
    send: (page, form) => ask(page.url, { method: 'POST', body: new URLSearchParams(form) }),
  };
}

async function seen(url: string, response: Response): Promise<PageSeen> {
  const html = await response.text();
  const text = html
    .replaceAll(/<style>.*?<\/style>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { url, status: response.status, headers: response.headers, html, text };
}
