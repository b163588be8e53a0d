import type { Comment } from '../domain/comments/comment.ts';
import { context, type Message, section } from './blocks.ts';
import { limits } from './limits/numbers.ts';
import { escaped, link, type Mrkdwn, md } from './mrkdwn.ts';
import { cut } from './text.ts';

/** Where a comment was said. */
export interface SaidAt {
  /** The tool's name. */
  tool: string;
  /** The tool's word for a task. */
  task: string;
  /** Opens the task. */
  url: string | null;
  /** Some who read the thread may not see what was said. */
  isSealed: boolean;
  /** It is the thread of the requester's own copy, in which we hear nobody. */
  isOwnCopy: boolean;
}

/** Blocks of one message that a long comment fills; the rest is read in the tool. */
const mostBlocks = 4;
/** What escaping can make of one character, at most. */
const longestEscape = 5;

/** What somebody said at a task, as a message in the thread in their name (R9). */
export function commentMessage(
  { authorName, text }: Pick<Comment, 'authorName' | 'text'>,
  at: SaidAt,
): Message {
  if (at.isSealed)
    return sealedMessage(md`💬 Somebody commented on the ${at.task} in ${at.tool}. Open above shows it.`);
  const where = at.url === null ? md`${at.tool}` : link(at.url, at.tool);
  const who = md`*${authorName.trim() || 'Somebody'}* in ${where}`;
  const parts = partsOf(text.trim() === '' ? '–' : text);
  const shown = parts.slice(0, mostBlocks);
  const rest = parts.length > shown.length ? [section(md`_The rest is in ${where}._`)] : [];
  return {
    text: `${who.mrkdwn}: ${escaped(cut(text, limits.block.sectionText / longestEscape))}`,
    blocks: [
      section(who),
      ...shown.map((part) => section(part)),
      ...rest,
      ...(at.isOwnCopy ? [unheard] : []),
    ],
  };
}

const unheard = context(md`Replies here reach nobody: write to the team itself, or comment on the task.`);

function sealedMessage(words: Mrkdwn): Message {
  return { text: words.mrkdwn, blocks: [section(words)] };
}

/** Pieces that fit into a block each, whatever has to be escaped in them. */
function partsOf(text: string): Mrkdwn[] {
  const parts: Mrkdwn[] = [];
  let part = '';
  for (const character of text.toWellFormed()) {
    const next = escaped(character);
    if (part.length + next.length > limits.block.sectionText) {
      parts.push({ mrkdwn: part });
      part = '';
    }
    part += next;
  }
  return [...parts, { mrkdwn: part }];
}
