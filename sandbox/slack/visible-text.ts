import type { Block, Element, Text } from './blocks.ts';
import { channelById, personById, type Workspace } from './world.ts';

/** What a person reads on the screen. */

/** Slack's mrkdwn with mentions, links and escapes as they are shown; `*` and `_` stay as they are. */
export function shownText(workspace: Workspace, text: Text | string | undefined): string {
  if (text === undefined) return '';
  const raw = typeof text === 'string' ? text : text.text;
  if (typeof text !== 'string' && text.type !== 'mrkdwn') return raw;
  return raw
    .replace(/<([^<>]+)>/g, (_, inner: string) => shownToken(workspace, inner))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function shownToken(workspace: Workspace, token: string): string {
  const [target, label] = splitOnce(token, '|');
  if (target.startsWith('@')) return `@${personById(workspace, target.slice(1))?.handle ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${channelById(workspace, target.slice(1))?.name ?? target.slice(1)}`;
  if (target.startsWith('!subteam^')) {
    const id = target.slice('!subteam^'.length);
    return `@${workspace.userGroups?.find((group) => group.id === id)?.handle ?? id}`;
  }
  if (target.startsWith('!date^')) return label ?? target;
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  return label ?? target;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** One entry per text on the screen, in reading order; neither inputs nor what stands on buttons. */
export function blockTexts(workspace: Workspace, blocks: Block[]): string[] {
  const show = (text: Text | string | undefined) => shownText(workspace, text);
  return blocks
    .flatMap((block) => {
      switch (block.type) {
        case 'section':
          return [show(block.text), ...(block.fields ?? []).map(show)];
        case 'context':
          return (block.elements ?? []).map((element) => contextText(workspace, element));
        case 'image':
          return [show(block.title) || (block.alt_text ?? '')];
        case 'markdown':
        case 'header':
        case 'alert':
          return [show(block.text)];
        case 'rich_text':
          return [richText(workspace, block.elements)];
        case 'input':
        case 'actions':
        case 'divider':
          return [];
        default:
          return looseTexts(workspace, block);
      }
    })
    .filter((text) => text !== '');
}

function contextText(workspace: Workspace, element: Element): string {
  if (element.type === 'image') return element.alt_text ?? '';
  return shownText(workspace, element as unknown as Text);
}

/** The texts of a rich_text tree, run together. */
export function richText(workspace: Workspace, node: unknown): string {
  if (Array.isArray(node)) return node.map((each) => richText(workspace, each)).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { type, text, url, user_id, name, elements } = node as Record<string, unknown>;
  if (type === 'text') return String(text);
  if (type === 'link') return String(text ?? url);
  if (type === 'user') return `@${personById(workspace, String(user_id))?.handle ?? String(user_id)}`;
  if (type === 'emoji') return `:${String(name)}:`;
  return richText(workspace, elements);
}

/** Of blocks that few apps use: every text object in them. */
function looseTexts(workspace: Workspace, node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap((each) => looseTexts(workspace, each));
  if (typeof node !== 'object' || node === null) return [];
  const { type, text } = node as Record<string, unknown>;
  if (typeof text === 'string' && type !== 'button') {
    return [shownText(workspace, { type: type === 'mrkdwn' ? 'mrkdwn' : 'plain_text', text })];
  }
  if (type === 'button') return [];
  return Object.values(node).flatMap((each) => looseTexts(workspace, each));
}

/** Addresses behind links and link buttons, in reading order. */
export function blockLinks(blocks: Block[], fallback: string): string[] {
  const source = blocks.length > 0 ? JSON.stringify(blocks) : JSON.stringify(fallback);
  const found = source.matchAll(/<(https?:[^|>"\\]+)|"url":"(https?:[^"]+)"/g);
  return [...found].map(([, inText, ofButton]) => (inText ?? ofButton ?? '').replaceAll('&amp;', '&'));
}
