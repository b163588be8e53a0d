import type { KnownBlock } from '@slack/types';
import type { Request } from '../domain/requests/request.ts';
import { standingEvent, usualTexts, type Wording, wordingOf } from '../domain/wording/wording.ts';
import { button, context, fieldsSection, header, type Message, section } from './blocks.ts';
import { cardButtons } from './card-buttons.ts';
import { actions } from './ids.ts';
import { limits } from './limits/numbers.ts';
import { md, mention } from './mrkdwn.ts';
import {
  answerBlocks,
  type CardTool,
  factsBlock,
  openFacts,
  type RequestCard,
  statusWords,
  toolBlock,
} from './request-content.ts';
import { renderWording, type WordingFacts } from './wording/render.ts';

/** The message of a Request: the same for the same Request, wherever and how often it is rendered. */
export function requestCard(card: RequestCard): Message {
  return card.isForTeamAlone && card.place === 'channel' ? sealedCard(card) : openCard(card);
}

function openCard(card: RequestCard): Message {
  const { request, stream } = card;
  const before = [
    ...(card.place === 'requester' ? introduction(card) : []),
    header(`#${request.number} ${request.subject}`),
    factsBlock(card),
  ];
  const after = [...card.tools.map((tool) => toolBlock(tool, card)), cardButtons(card)];
  return {
    text: md`#${request.number} ${request.subject} (${stream.name}): ${statusWords(card.status)}`.mrkdwn,
    blocks: [
      ...before,
      ...answerBlocks(card, limits.message.blocks - before.length - after.length),
      ...after,
    ],
  };
}

/** What a channel is shown where only the team and the requester may see what is in the Request (S11, R16). */
function sealedCard(card: RequestCard): Message {
  const { request, stream } = card;
  return {
    text: md`#${request.number} Private Request (${stream.name}): ${statusWords(card.status)}`.mrkdwn,
    blocks: [
      header(`#${request.number} Private Request`),
      fieldsSection(openFacts(card)),
      context(
        md`🔒 Only the team and the requester see what is in it: press Open. What is written in this thread is read by everyone in the channel.`,
      ),
      ...card.tools.flatMap((tool) => sealedTool(tool, card)),
      cardButtons(card),
    ],
  };
}

/** Reasons of tools quote what was typed, and a link names the project: both are in the window. */
function sealedTool(tool: CardTool, { request }: RequestCard): KnownBlock[] {
  switch (tool.state) {
    case 'waiting':
      return [context(md`⏳ Waiting for ${tool.tool}`)];
    case 'there':
      return [];
    case 'missing':
      return [context(md`⚠️ The ${tool.task} was deleted in ${tool.tool}.`)];
    case 'failed': {
      const retry = button('Retry', actions.retry, { value: request.id });
      return [
        section(
          md`⚠️ *${tool.tool}:* the ${tool.task} could not be brought up to date. Open says why.`,
          retry,
        ),
      ];
    }
  }
}

/** What is left of the message of a Request that was deleted. */
export function deletedCard({ number }: Pick<Request, 'number'>, deletedBy: string | null): Message {
  const text = deletedBy === null ? md`was deleted.` : md`was deleted by ${mention(deletedBy)}.`;
  return { text: md`#${number} ${text}`.mrkdwn, blocks: [context(md`🗑️ *#${number}* ${text}`)] };
}

/** The same for the requester, in the Stream's words; where they are silenced, only its number stays. */
export function deletedForRequester(
  { number, requesterId }: Pick<Request, 'number' | 'requesterId'>,
  stream: { name: string },
  deletedBy: string | null,
  own: Wording,
): Message {
  const { text, told } = wordingOf(own, 'deleted');
  if (told === 'no') return { text: `#${number}`, blocks: [context(md`🗑️ *#${number}*`)] };
  if (text === null) return deletedCard({ number }, deletedBy);
  const facts = { number, requesterId, stream: stream.name, deletedBy };
  const words = renderWording(text, {
    ...facts,
    ...{ subject: '', assigneeId: null, dueDate: null, status: '', permalink: null },
  });
  return { text: words.mrkdwn, blocks: [context(words)] };
}

/** What the requester is told on top of their own message, in the Stream's words; nothing where it is silenced. */
function introduction(card: RequestCard): KnownBlock[] {
  const { request, isForTeamAlone } = card;
  const event = standingEvent(request);
  const { text, told } = wordingOf(card.wording ?? {}, event);
  const words = told === 'no' ? md`` : renderWording(text ?? usualTexts[event], wordingFacts(card));
  const seen = isForTeamAlone ? '🔒 Only you and the team see what is in it.' : '';
  const line = md`${words}${words.mrkdwn !== '' && seen !== '' ? ' ' : ''}${seen}`;
  return line.mrkdwn === '' ? [] : [context(line)];
}

function wordingFacts({ request, stream, status, permalink = null }: RequestCard): WordingFacts {
  const { number, subject, requesterId, assigneeId, dueDate } = request;
  return {
    ...{ number, subject, requesterId, assigneeId, dueDate, permalink },
    ...{ status: status.name, stream: stream.name, deletedBy: null },
  };
}
