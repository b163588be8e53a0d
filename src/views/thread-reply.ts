import type { HistoryEntry } from '../domain/requests/history.ts';
import { type Message, section } from './blocks.ts';
import { changeSentence, type HistoryWords } from './history-words.ts';
import { join, md } from './mrkdwn.ts';
import { count } from './text.ts';

/** Sentences of one reply; the history has all of them. */
const mostSentences = 12;
/** In one block, so that none is cut. */
const sentencesOfBlock = 6;

/** What is left of a reply that said something while everybody might see the Request. */
export function sealedReply(): Message {
  const words = md`🔒 The Request is private now: its history and *Open* above have what was said here.`;
  return { text: words.mrkdwn, blocks: [section(words)] };
}

/** What a Request's thread is told of changes, a sentence each (R7); null: nothing that is worth a message. */
export function threadReply(entries: readonly HistoryEntry[], words: HistoryWords): Message | null {
  const changes = entries.filter(({ change }) => change.kind !== 'submitted' && change.kind !== 'routed');
  if (changes.length === 0) return null;
  const sentences = changes.map((entry) => changeSentence(entry, words));
  // Where little may be said, several changes read alike.
  const told = sentences.filter(({ mrkdwn }, at) => mrkdwn !== sentences[at - 1]?.mrkdwn);
  const shown = told.slice(0, mostSentences);
  const rest = told.length - shown.length;
  const lines = rest > 0 ? [...shown, md`… and ${count(rest, 'more change')}`] : shown;
  const blocks: Message['blocks'] = [];
  for (let at = 0; at < lines.length; at += sentencesOfBlock) {
    blocks.push(section(join(lines.slice(at, at + sentencesOfBlock), '\n')));
  }
  return { text: join(lines, '\n').mrkdwn, blocks };
}
