import type { Answer } from '../domain/requests/answers.ts';
import type { Change, HistoryEntry } from '../domain/requests/history.ts';
import type { HistoryFacts } from '../domain/requests/history-facts.ts';
import { isBlankText } from '../domain/text/visible-text.ts';
import { answerWords } from './field-elements.ts';
import { cutMrkdwn, type Mrkdwn, md, mention } from './mrkdwn.ts';
import { givenWords, problemWords } from './routing/problem-words.ts';
import { dateWords } from './text.ts';

/** What the sentences of a history are said with. */
export interface HistoryWords extends HistoryFacts {
  /** Where somebody submitted it for another one: who that is. Never with `sealed`. */
  submittedFor?: string;
  /** Who acted is mentioned; else named, so that nobody is told of what they did themselves. */
  mentions?: boolean;
  /**
   * Where some who read it may not see the Request: the status and what became of the task are said, and nothing of
   * what is in it, nor who asked for it.
   */
  sealed?: { requesterId: string };
}

/** Values longer than this are cut in sight: the card has the whole of what is so now. */
const longestValue = 150;

/** One entry of a Request's history as a sentence: `Maya set Due date to 4 Dec 2026, was 1 Dec 2026`. */
export function changeSentence(
  { actor, connectedToolId, change }: HistoryEntry,
  words: HistoryWords,
): Mrkdwn {
  if (change.kind === 'routed' || change.kind === 'not_routed') return ruleSentence(change, words);
  const who =
    connectedToolId === null ? person(actor, words) : md`${words.tools.get(connectedToolId) ?? actor}`;
  return md`${who} ${words.sealed ? sealedDeed(change, words) : deed(change, words)}`;
}

type ByRule = Extract<Change, { kind: 'routed' | 'not_routed' }>;

/** What a rule did, or could not do, nobody has done. */
function ruleSentence(change: ByRule, { fields, tools, sealed }: HistoryWords): Mrkdwn {
  // What it is called, and that it fits, tell of the answers.
  if (sealed) return md`A rule of the Stream was carried out; its history says which`;
  const names = { field: (id: string) => fields.get(id)?.name, tool: (id: string) => tools.get(id) };
  if (change.kind === 'routed') return md`The rule “${change.rule}” set ${givenWords(change, names)}`;
  return md`The rule “${change.rule}” was not carried out in full: ${problemWords(change.problem, names)}`;
}

function person(userId: string, { people, mentions = false, sealed }: HistoryWords): Mrkdwn {
  if (userId === sealed?.requesterId) return md`The requester`;
  const name = people.get(userId);
  return mentions || name === undefined ? mention(userId) : md`${name}`;
}

/** What all may read of a change. */
function sealedDeed(change: Exclude<Change, ByRule>, words: HistoryWords): Mrkdwn {
  switch (change.kind) {
    case 'assigned':
    case 'subject_set':
    case 'due_date_set':
    case 'answered':
      return md`changed it`;
    case 'file_left_out':
      return md`does not have a file of it; its history says which`;
    case 'not_taken':
      return md`set something that was not taken over; its history says what`;
    case 'overruled':
      return md`had set something; the later change here holds`;
    default:
      return deed(change, words);
  }
}

function deed(change: Exclude<Change, ByRule>, words: HistoryWords): Mrkdwn {
  switch (change.kind) {
    case 'submitted':
      return words.submittedFor === undefined
        ? md`submitted it`
        : md`submitted it for ${mention(words.submittedFor)}`;
    case 'completed':
      return md`completed it`;
    case 'reopened':
      return md`reopened it`;
    case 'withdrawn':
      return md`withdrew it`;
    case 'privacy_set':
      return change.isPrivate ? md`made it private` : md`made it no longer private`;
    case 'deleted':
      return md`deleted it`;
    case 'status_set':
      return setting('Status', md`${change.was}`, md`${change.is}`);
    case 'assigned':
      return setting('Assignee', change.was && mention(change.was), change.is && mention(change.is));
    case 'subject_set':
      return value('Subject', change, (subject) => md`“${subject}”`);
    case 'due_date_set':
      return value('Due date', change, (date) => md`${dateWords(date)}`);
    case 'task_gone':
      return md`has the task no more: somebody deleted it there`;
    case 'task_back':
      return md`has the task again`;
    case 'file_left_out':
      return md`does not have the file “${change.name}”: ${change.why}`;
    case 'not_taken':
      return md`${setWords('set', 'cleared', change, words)}, which was not taken over: ${change.why}`;
    case 'overruled':
      return md`${setWords('had set', 'had cleared', change, words)}; the later change here holds`;
    case 'answered': {
      const field = words.fields.get(change.fieldId);
      return value(fieldName(change.fieldId, words), change, (answer) =>
        field ? answerWords(field, answer) : md`…`,
      );
    }
  }
}

function fieldName(fieldId: string, { fields }: HistoryWords): string {
  return fields.get(fieldId)?.name ?? 'a field that is gone';
}

/** `set *Size* to L`; of a value that was taken away `cleared *Size*`. */
function setWords(
  set: string,
  cleared: string,
  { fieldId, value }: { fieldId: string; value: string },
  words: HistoryWords,
): Mrkdwn {
  const name = md`*${fieldName(fieldId, words)}*`;
  return isBlankText(value) ? md`${cleared} ${name}` : md`${set} ${name} to ${oneLine(md`${value}`)}`;
}

function value<Value extends Answer>(
  name: string,
  { was, is }: { was: Value | null; is: Value | null },
  shown: (value: Value) => Mrkdwn,
): Mrkdwn {
  const short = (of: Value | null) => (of === null ? null : oneLine(shown(of)));
  return setting(name, short(was), short(is));
}

function setting(name: string, was: Mrkdwn | null | '', is: Mrkdwn | null | ''): Mrkdwn {
  const before = was ? md`, was ${was}` : md``;
  return is ? md`set *${name}* to ${is}${before}` : md`cleared *${name}*${before}`;
}

function oneLine({ mrkdwn }: Mrkdwn): Mrkdwn {
  return { mrkdwn: cutMrkdwn(mrkdwn.replace(/\s+/g, ' '), longestValue) };
}
