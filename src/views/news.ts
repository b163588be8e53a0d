import type { NotificationEvent } from '../domain/notifications/notification.ts';
import { readTemplate } from '../domain/wording/placeholders.ts';
import { type RequesterEvent, usualTexts } from '../domain/wording/wording.ts';
import { actionsRow, button, type Message, section } from './blocks.ts';
import { actions } from './ids.ts';
import { join, link, type Mrkdwn, md, mention } from './mrkdwn.ts';
import { cut } from './text.ts';
import { renderWording, type WordingFacts } from './wording/render.ts';

/** One thing that happened to a Request. */
export interface NewsLine {
  event: NotificationEvent;
  actor: { userId: string } | { tool: string } | null;
  reason: string | null;
  number: number;
  subject: string;
  /** Some who read it may not see the Request: nothing of what is in it is said, nor who asks for it. */
  isSealed: boolean;
  assigneeId: string | null;
  permalink: string | null;
  stream: { id: string; name: string };
  /** For the requester, in the words of the Stream (S18); null text: the usual one. */
  forRequester?: { event: RequesterEvent; text: string | null; facts: WordingFacts };
}

/** In one block, so that none is cut. */
const linesOfBlock = 6;
const mostMuteButtons = 5;

/** All that a person or a channel is told at once; a person can mute each Stream of it. */
export function newsMessage(lines: readonly NewsLine[], isPerson: boolean): Message {
  const words = lines.map((line) => lineWords(line, isPerson));
  const blocks: Message['blocks'] = [];
  for (let at = 0; at < words.length; at += linesOfBlock) {
    blocks.push(section(join(words.slice(at, at + linesOfBlock), '\n')));
  }
  const streams = [...new Map(lines.map(({ stream }) => [stream.id, stream])).values()];
  const mute = streams
    .slice(0, mostMuteButtons)
    .map(({ id, name }) => actionsRow([button(`Mute ${cut(name, 60)}`, actions.muteStream, { value: id })]));
  return {
    text: join(words, '\n').mrkdwn,
    blocks: isPerson ? [...blocks, ...mute] : blocks,
  };
}

function lineWords(line: NewsLine, isPerson: boolean): Mrkdwn {
  const title = line.isSealed ? `#${line.number}` : `#${line.number} ${line.subject}`;
  const what = line.permalink === null ? md`*${title}*` : link(line.permalink, title);
  const own = line.forRequester && requesterWords(line.forRequester, what);
  if (own) return own;
  const told = line.isSealed ? sealedDeed(line, what) : deed(line, what, isPerson);
  return md`${told} · ${line.stream.name}`;
}

/** Null: as everybody is told of it. The Request is named, also where the Stream's words do not. */
function requesterWords(
  { event, text, facts }: NonNullable<NewsLine['forRequester']>,
  what: Mrkdwn,
): Mrkdwn | null {
  if (text === null && event === 'completed') return null;
  const template = text ?? usualTexts[event];
  const named = readTemplate(template).some(
    (part) => 'placeholder' in part && ['link', 'number', 'subject'].includes(part.placeholder),
  );
  const words = renderWording(template, facts);
  return named ? words : md`${what}: ${words}`;
}

function sealedDeed({ event }: NewsLine, what: Mrkdwn): Mrkdwn {
  switch (event) {
    case 'submitted':
      return md`:lock: Private Request ${what} came`;
    case 'assigned':
    case 'changed':
      return md`:lock: Private Request ${what} was changed`;
    case 'completed':
      return md`:lock: Private Request ${what} was completed`;
    case 'due_soon':
      return md`:calendar: Private Request ${what} is due soon`;
    case 'overdue':
      return md`:calendar: Private Request ${what} is overdue`;
    case 'delivery_failed':
      return md`:warning: Private Request ${what} has not arrived where it should; its message says more`;
  }
}

function deed({ event, actor, reason, assigneeId }: NewsLine, what: Mrkdwn, isPerson: boolean): Mrkdwn {
  const who = actor === null ? md`Somebody` : 'userId' in actor ? mention(actor.userId) : md`${actor.tool}`;
  switch (event) {
    case 'submitted':
      return md`${who} submitted ${what}`;
    case 'assigned': {
      const to = isPerson || assigneeId === null ? md`you` : mention(assigneeId);
      if (actor === null) return md`${what} was assigned to ${to}${reason === null ? '' : ` ${reason}`}`;
      return md`${who} assigned ${what} to ${to}`;
    }
    case 'changed':
      return md`${who} changed ${what}`;
    case 'completed':
      return md`${who} completed ${what}`;
    case 'due_soon':
      return md`:calendar: ${what} is due ${cut(reason ?? 'soon', 250)}`;
    case 'overdue':
      return md`:calendar: ${what} is overdue; it was due on ${cut(reason ?? 'an earlier day', 250)}`;
    case 'delivery_failed':
      return md`:warning: ${what} has not arrived where it should: ${cut(reason ?? 'nobody knows why', 250)}`;
  }
}
