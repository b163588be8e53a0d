import { fromMarkdown, lineOfMarkdown } from './markdown.ts';

/**
 * The text of an issue. Part of it is ours, between two comments that nobody sees; what people write above and below
 * stays as it is. In our part each field has a heading and a comment that names it.
 */
export interface IssueText {
  above: string;
  below: string;
  /** Of the Request that the text belongs to; null: our part is not there. */
  key: string | null;
  /** What stands under the heading of each field, by id. */
  fields: ReadonlyMap<string, string>;
  links: readonly IssueLink[];
}

export interface IssueLink {
  name: string;
  url: string;
}

/** What our part says. */
export interface OwnPart {
  key: string;
  intro: string;
  sections: readonly Section[];
  /** What had no other place, in sentences. */
  remarks: readonly string[];
  links: readonly IssueLink[];
}

export interface Section {
  /** Null: for reading alone. */
  fieldId: string | null;
  name: string;
  text: string;
}

/** In characters. */
const longestBody = 65_536;
const begin = /^<!-- streamly:begin (\S+) -->$/m;
const end = '<!-- streamly:end -->';
const mark = /^<!-- streamly:(field|shown|links) ?(\S*) -->\n/m;
const linkLine = /^- \[(.*)\]\(<(.*)>\)$/gm;
const full = 'This is as much as an issue holds. All answers are in Slack.';

/** Pure. */
export function readBody(body: string | null | undefined): IssueText {
  const text = (body ?? '').replaceAll(/\r\n?/g, '\n');
  const found = begin.exec(text);
  if (!found) return { above: text, below: '', key: null, fields: new Map(), links: [] };
  const from = found.index + found[0].length;
  const to = text.indexOf(end, from);
  const own = to < 0 ? text.slice(from) : text.slice(from, to);
  const [, ...pieces] = own.split(mark);
  const fields = new Map<string, string>();
  let links: IssueLink[] = [];
  for (let at = 0; at + 2 < pieces.length; at += 3) {
    const [kind, id = '', content = ''] = pieces.slice(at, at + 3);
    // The heading may have been written over, or away.
    const under = content.replace(/^### .*(\n|$)/, '').replace(/\n{1,2}$/, '');
    if (kind === 'field') fields.set(decoded(id), under);
    if (kind === 'links') links = linksIn(content);
  }
  return {
    above: text.slice(0, found.index),
    below: to < 0 ? '' : text.slice(to + end.length),
    key: decoded(found[1] ?? ''),
    fields,
    links,
  };
}

/** The text anew, with what people wrote around our part. Pure. */
export function writeBody(
  { above, below, key }: Pick<IssueText, 'above' | 'below' | 'key'>,
  part: OwnPart,
): string {
  const around = key === null && above.trim() !== '' ? `${above.trimEnd()}\n\n` : above;
  const head = `<!-- streamly:begin ${encodeURIComponent(part.key)} -->\n${lineOfMarkdown(part.intro)}\n\n`;
  const links = part.links
    .map(({ name, url }) => `- [${lineOfMarkdown(name)}](<${plainUrl(url)}>)\n`)
    .join('');
  const foot = [
    ...part.remarks.map((remark) => `<!-- streamly:shown -->\n> ${lineOfMarkdown(remark)}\n\n`),
    ...(links === '' ? [] : [`<!-- streamly:links -->\n${links}\n`]),
    end,
  ].join('');
  const note = `<!-- streamly:shown -->\n> ${full}\n\n`;
  const room = longestBody - around.length - below.length - head.length - foot.length - note.length;
  return `${around}${head}${sectionsWithin(part.sections, room, note)}${foot}${below}`;
}

/** Whether the text has a link to this address. */
export function hasLink(body: string | null | undefined, url: string): boolean {
  return (body ?? '').includes(`](<${plainUrl(url)}>)`);
}

/** The text with one more link, in our part where it is there. Pure. */
export function withLink(body: string | null | undefined, { name, url }: IssueLink): string {
  const text = (body ?? '').replaceAll(/\r\n?/g, '\n');
  const line = `- [${lineOfMarkdown(name)}](<${plainUrl(url)}>)\n`;
  const at = text.lastIndexOf(end);
  if (at < 0) return `${text.trimEnd()}\n\n${line}`.trimStart();
  const hasLinks = /^<!-- streamly:links -->$/m.test(text);
  const before = hasLinks ? text.slice(0, at).trimEnd() : `${text.slice(0, at)}<!-- streamly:links -->`;
  return `${before}\n${line}\n${text.slice(at)}`;
}

function sectionsWithin(sections: readonly Section[], room: number, note: string): string {
  const texts = sections.map(({ fieldId, name, text }) => {
    const comment = fieldId === null ? 'shown' : `field ${encodeURIComponent(fieldId)}`;
    return `<!-- streamly:${comment} -->\n### ${lineOfMarkdown(name)}\n${text}\n\n`;
  });
  let left = room;
  const fitting = texts.filter((text) => {
    if (text.length > left) return false;
    left -= text.length;
    return true;
  });
  return fitting.join('') + (fitting.length < texts.length ? note : '');
}

function linksIn(content: string): IssueLink[] {
  return [...content.matchAll(linkLine)].map(([, name = '', url = '']) => ({
    name: fromMarkdown(name),
    url,
  }));
}

function plainUrl(url: string): string {
  return url.replaceAll(/[<>\s]/g, encodeURIComponent);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
