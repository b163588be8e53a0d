import type { KnownBlock } from '@slack/types';
import type { Answers } from '../domain/requests/answers.ts';
import type { KnownFile } from '../domain/requests/files.ts';
import type { Form } from '../domain/streams/field.ts';
import { context, section, verbatimSection } from './blocks.ts';
import { answerWords } from './field-elements.ts';
import { limits } from './limits/numbers.ts';
import { join, type Mrkdwn, md } from './mrkdwn.ts';
import { count, pieces } from './text.ts';

/** Said at the top of the form, such as that it changed while it was open. */
export interface FormNotice {
  text: string;
  /** What is wrong with answers of this page, or what it asks beside. */
  points?: readonly string[];
  /** Answers that have no place on the form any more. */
  removed?: readonly RemovedAnswer[];
}

export interface RemovedAnswer {
  name: string;
  /** As typed, to be copied back, or in Slack's markup. */
  words: string | Mrkdwn;
  /** Said above it; absent: that it is not asked any more. */
  heading?: Mrkdwn;
}

/** So many blocks of removed answers leave room for a form beside them. */
const mostRemoved = 60;
const mostPoints = 10;

export function noticeBlocks({ text, points = [], removed = [] }: FormNotice): KnownBlock[] {
  const shown = points.slice(0, mostPoints).map((point) => md`\n• ${point}`);
  const rest = points.length - shown.length;
  const more = rest > 0 ? md`\n… and ${rest} more` : md``;
  const answers = removed.map(removedBlocks);
  const kept: KnownBlock[] = [];
  let told = 0;
  for (const blocks of answers) {
    if (kept.length + blocks.length > mostRemoved) break;
    kept.push(...blocks);
    told += 1;
  }
  const untold = removed.length - told;
  return [
    section(join([md`⚠️ ${text}`, ...shown, more], '')),
    ...kept,
    ...(untold > 0
      ? [context(md`… and ${count(untold, 'more answer')} to questions that are not asked any more.`)]
      : []),
  ];
}

function removedBlocks({ name, words, heading: own }: RemovedAnswer): KnownBlock[] {
  const heading = own ?? md`*${name}* is not asked any more. You had answered:`;
  return typeof words === 'string'
    ? [context(heading), ...pieces(words, limits.block.sectionText).map(verbatimSection)]
    : [section(md`${heading}\n${words}`)];
}

/** The answers that a form of another version has no field for, for the notice that it changed. */
export function removedAnswers(
  before: Form,
  after: Form,
  answers: Answers,
  files: readonly KnownFile[] = [],
): RemovedAnswer[] {
  const kept = new Set(after.fields.map(({ id }) => id));
  return before.fields.flatMap((field) => {
    const answer = answers[field.id];
    if (answer === undefined || kept.has(field.id)) return [];
    const words = field.type === 'text' ? String(answer) : answerWords(field, answer, files);
    return [{ name: field.name, words }];
  });
}
