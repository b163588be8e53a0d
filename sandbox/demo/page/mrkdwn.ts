import type { Text } from '../../slack/blocks.ts';
import { shownText } from '../../slack/visible-text.ts';
import { type Html, html } from './html.ts';
import { hrefOf, type Visit } from './visit.ts';

/** A text object, or a message's text, which is mrkdwn: with links, emphasis and line ends. */
export function textHtml(visit: Visit, text: Text | string | undefined): Html {
  if (text === undefined) return html``;
  const mrkdwn = typeof text === 'string' ? text : text.text;
  if (typeof text !== 'string' && text.type !== 'mrkdwn') return html`<span class="words">${mrkdwn}</span>`;
  const parts = mrkdwn.split(/(<[^<>]+>)/).map((part) => linkHtml(visit, part) ?? emphasized(visit, part));
  return html`<span class="words">${parts}</span>`;
}

/** Null for what is no link. */
function linkHtml(visit: Visit, part: string): Html | null {
  const link = /^<(https?:[^|>]+)(?:\|([^>]*))?>$/.exec(part);
  if (!link) return null;
  const url = shownText(visit.workspace, link[1] ?? '');
  return html`<a href="${hrefOf(visit, url)}">${shownText(visit.workspace, link[2] ?? url)}</a>`;
}

const emphasis = /(\*[^*\s](?:[^*\n]*[^*\s])?\*|`[^`\n]+`)/;

function emphasized(visit: Visit, part: string): Html[] {
  return shownText(visit.workspace, part)
    .split(emphasis)
    .map((piece) => {
      if (!emphasis.test(piece)) return html`${piece}`;
      const inner = piece.slice(1, -1);
      return piece.startsWith('*') ? html`<b>${inner}</b>` : html`<code>${inner}</code>`;
    });
}
