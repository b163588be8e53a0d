import { type Placeholder, placeholders, readTemplate } from '../../domain/wording/placeholders.ts';
import { cutMrkdwn, join, link, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import { dateWords } from '../text.ts';

/** What is put in the places of placeholders. */
export interface WordingFacts {
  number: number;
  subject: string;
  requesterId: string;
  assigneeId: string | null;
  /** YYYY-MM-DD */
  dueDate: string | null;
  status: string;
  stream: string;
  /** Of the requester's own message of it. */
  permalink: string | null;
  /** Slack id of who deleted it. */
  deletedBy: string | null;
}

/** One wording in a message: several of them have to fit into one. */
export const longestRendered = 470;

/**
 * A text with its placeholders filled in. Its own markup holds (bold, italics, emoji), but for what would mention
 * somebody or lead somewhere; in what is filled in nothing is markup, except that people are mentioned and `{link}` is
 * a link. Cut in sight. A placeholder that means nothing is left as it was typed. Pure.
 */
export function renderWording(template: string, facts: WordingFacts): Mrkdwn {
  const parts = readTemplate(template).map((part) => {
    if ('text' in part) return md`${part.text}`;
    const name = placeholders.find((known) => known === part.placeholder);
    return name === undefined ? md`{${part.placeholder}}` : filledIn(name, facts);
  });
  return { mrkdwn: cutMrkdwn(join(parts, '').mrkdwn, longestRendered) };
}

function filledIn(name: Placeholder, facts: WordingFacts): Mrkdwn {
  switch (name) {
    case 'number':
      return md`#${facts.number}`;
    case 'subject':
      return md`${facts.subject}`;
    case 'requester':
      return mention(facts.requesterId);
    case 'assignee':
      return facts.assigneeId === null ? md`nobody` : mention(facts.assigneeId);
    case 'due date':
      return md`${facts.dueDate === null ? 'not set' : dateWords(facts.dueDate)}`;
    case 'status':
      return md`${facts.status}`;
    case 'stream':
      return md`${facts.stream}`;
    case 'link': {
      const words = `#${facts.number} ${facts.subject}`;
      return facts.permalink === null ? md`*${words}*` : link(facts.permalink, words);
    }
    case 'deleted by':
      return facts.deletedBy === null ? md`somebody` : mention(facts.deletedBy);
  }
}
