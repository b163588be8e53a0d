import type { HistoryEntry } from '../domain/requests/history.ts';
import { type Message, section } from './blocks.ts';
import { changeSentence, type HistoryWords } from './history-words.ts';
import { join, md } from './mrkdwn.ts';
import { count } from './text.ts';

/** Sentences of one reply; the history has all of them. */
const mostSentences = 12;
/** In one block, so that none is cut. */
const sentencesOfBlock = 6;

/** What a Request's thread is told of changes, a sentence each (R7); null: nothing that is worth a message. */
export function threadReply(entries: readonly HistoryEntry[], words: HistoryWords): Message | null {
  const changes = entries.filter(({ change }) => change.kind !== 'submitted' && change.kind !== 'routed');
  if (changes.length === 0) return null;
  const shown = changes.slice(0, mostSentences).map((entry) => changeSentence(entry, words));
  const rest = changes.length - shown.length;
  const lines = rest > 0 ? [...shown, md`… and ${count(rest, 'more change')}`] : shown;
  const blocks: Message['blocks'] = [];
  for (let at = 0; at < lines.length; at += sentencesOfBlock) {
    blocks.push(section(join(lines.slice(at, at + sentencesOfBlock), '\n')));
  }
  return { text: join(lines, '\n').mrkdwn, blocks };
}
