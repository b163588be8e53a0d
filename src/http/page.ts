import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** What a person reads in the browser. Texts are escaped. */
export interface Page {
  status: number;
  title: string;
  /** One paragraph each. */
  texts: readonly string[];
}

const style = `:root{color-scheme:light dark}
body{font:1rem/1.6 system-ui,sans-serif;margin:0;color:#1d1c1d;background:#f6f5f7}
main{max-width:34rem;margin:12vh auto 2rem;padding:2rem;background:#fff;border-radius:.75rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 1rem}p{margin:.75rem 0;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{color:#f1f1f2;background:#17161a}main{background:#232127}}`;

/** No script, nothing from elsewhere, in no frame; the address, which may hold a code, is told to nobody. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
};

export function sendPage(response: ServerResponse, { status, title, texts }: Page): void {
  response.writeHead(status, headers);
  response.end(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – Streamly</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${texts.map((text) => `<p>${escaped(text)}</p>`).join('\n')}
</main>
</body>
</html>
`);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
