import { Refused } from '../acts/result.ts';
import type { Core } from '../core.ts';

/** Where an installing person ends. */
export interface Landing {
  status: number;
  url: string;
  html: string;
}

type Cookies = Map<string, string>;

/**
 * Installs the app like a person with a browser: opens the app's install page, follows it to the authorize
 * page, decides there, and follows back to the app, with the cookies that the app has set.
 */
export async function installLikeABrowser(
  core: Core,
  installUrl: string,
  who: { teamId: string; userId: string },
  decision: 'allow' | 'deny',
): Promise<Landing> {
  const cookies: Cookies = new Map();
  const authorizePage = `${core.url}/oauth/v2/authorize`;
  let url = installUrl;
  for (let step = 0; step < 10; step += 1) {
    const deciding = url.startsWith(authorizePage);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(deciding
        ? { method: 'POST', body: new URLSearchParams({ decision, who: `${who.teamId}/${who.userId}` }) }
        : {}),
    });
    keepCookies(cookies, response);
    const html = await response.text();
    const next = response.headers.get('location') ?? linkTo(html, authorizePage);
    if (next === null) {
      if (deciding) throw new Refused(`the authorize page refused: ${html}`);
      return { status: response.status, url, html };
    }
    url = new URL(next, url).toString();
  }
  throw new Refused(`the install did not end; last at ${url}`);
}

/** `Secure` cookies are sent as browsers do on 127.0.0.1; those of the past are forgotten. */
function keepCookies(cookies: Cookies, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const gone = attributes.some((each) => /^max-age=(0|-\d+)$|^expires=.*1970/i.test(each));
    if (gone) cookies.delete(pair.slice(0, at));
    else cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** The “Add to Slack” button of a page. */
function linkTo(html: string, target: string): string | null {
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return links.find((href) => href.startsWith(target)) ?? null;
}
