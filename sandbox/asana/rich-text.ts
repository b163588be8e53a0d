import { Refusal } from './refusal.ts';

const allowed = new Set('body strong em u s code ol ul li a h1 h2 hr blockquote pre'.split(' '));
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const token = /<([^>]*)>|([^<]+)/gy;
const tag = /^(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)$/;
/** What no XML document may hold, lone halves of surrogate pairs among them. */
const illegal = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/u;

/**
 * The plain text of `html_notes`.
 *
 * @throws Refusal 400 where the text is not the XML that Asana takes: one `<body>`, known tags only, attributes
 * on `<a>` only, everything closed and escaped (rich text guide).
 */
export function notesOf(html: string): string {
  if (illegal.test(html)) throw invalid('an illegal character');
  const open: string[] = [];
  let text = '';
  let bodies = 0;
  token.lastIndex = 0;
  while (token.lastIndex < html.length) {
    const found = token.exec(html);
    if (!found) throw invalid('a tag that does not end');
    const [, inside, plain] = found;
    if (plain !== undefined) {
      if (open.length === 0 && plain.trim() !== '') throw invalid('text outside of body');
      text += unescaped(plain);
      continue;
    }
    const parts = tag.exec(inside ?? '');
    if (!parts) throw invalid(`<${inside}>`);
    const [, closes, name = '', attributes = '', empty] = parts;
    if (!allowed.has(name)) throw invalid(`the tag ${name}`);
    if (attributes !== '') checkAttributes(name, attributes);
    if (closes) {
      if (open.pop() !== name) throw invalid(`</${name}>`);
    } else {
      if (name === 'body') bodies += 1;
      if ((open.length === 0) !== (name === 'body')) throw invalid(`<${name}> there`);
      if (!empty) open.push(name);
    }
    text += breakFor(name, closes !== '');
  }
  if (open.length > 0 || bodies !== 1) throw invalid('a tag that is not closed');
  return text;
}

/** Plain notes as the rich text that Asana shows of them. */
export function htmlOf(notes: string): string {
  const escaped = notes.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<body>${escaped}</body>`;
}

function checkAttributes(name: string, attributes: string) {
  if (name !== 'a') throw invalid(`an attribute of ${name}`);
  const names = [...attributes.matchAll(/([a-z-]+)\s*=\s*["']([^"']*)["']/g)].map(([, n, value]) => {
    unescaped(value ?? '');
    return n ?? '';
  });
  const unknown = names.find((n) => n !== 'href' && !n.startsWith('data-asana-'));
  if (unknown !== undefined) throw invalid(`the attribute ${unknown}`);
}

function unescaped(text: string): string {
  if (text.includes(']]>')) throw invalid(']]>');
  return text.replaceAll(/&(?:#(\d+);|#x([0-9a-f]+);|([a-z]+);)?/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number.parseInt(decimal, 10));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    const known = entities[name ?? ''];
    if (known === undefined) throw invalid(whole);
    return known;
  });
}

/** Blocks begin a line of the plain text. */
function breakFor(name: string, closes: boolean): string {
  if (name === 'hr') return '\n';
  return closes && ['li', 'h1', 'h2', 'blockquote', 'pre'].includes(name) ? '\n' : '';
}

function invalid(what: string): Refusal {
  return new Refusal(400, `html_notes: XML is invalid (${what})`);
}
