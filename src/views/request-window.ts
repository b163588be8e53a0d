import type { KnownBlock, ModalView } from '@slack/types';
import { context, divider, header, section } from './blocks.ts';
import { limits } from './limits/numbers.ts';
import { modal } from './modal.ts';
import { cutMrkdwn, type Mrkdwn, md, mention, moment } from './mrkdwn.ts';
import { answerBlocks, factsBlock, type RequestCard, toolBlock } from './request-content.ts';

/** Something that was said about a Request, in Slack or at its task. */
export interface Said {
  /** A person in Slack, or the name and the tool of somebody in a tool. */
  by: { userId: string } | { name: string; tool: string };
  /** In Slack's markup where a person in Slack said it. */
  text: string;
  at: Date;
}

export interface RequestWindow extends Omit<RequestCard, 'place' | 'may'> {
  /** The latest, oldest first. */
  said: readonly Said[];
}

/** How many of what was said a window shows. */
export const mostSaid = 10;
const longestSaid = 1000;

/** What is in a Request, for somebody who may see it where its message in the channel does not say it (S11, R16). */
export function requestWindow({ said, ...card }: RequestWindow): ModalView {
  const { request, isForTeamAlone } = card;
  // It is read here; what can be done stands on the message.
  const may = { assign: false, change: false, edit: false, retry: false, withdraw: false, delete: false };
  const whole = { ...card, place: 'channel' as const, may };
  const before = [
    header(`#${request.number} ${request.subject}`),
    ...(isForTeamAlone ? [context(md`🔒 Only the team and the requester see this.`)] : []),
    factsBlock(whole),
  ];
  const after = [...card.tools.map((tool) => toolBlock(tool, whole)), ...saidBlocks(said)];
  return modal({
    title: 'Request',
    close: 'Close',
    blocks: [...before, ...answerBlocks(whole, limits.view.blocks - before.length - after.length), ...after],
  });
}

function saidBlocks(said: readonly Said[]): KnownBlock[] {
  if (said.length === 0) return [];
  return [
    divider(),
    section(md`*Comments*`),
    ...said
      .slice(-mostSaid)
      .flatMap((one) => [section(wordsOf(one)), context(md`${speaker(one)}, ${moment(one.at)}`)]),
  ];
}

function wordsOf({ by, text }: Said): Mrkdwn {
  const { mrkdwn } = 'userId' in by ? { mrkdwn: text } : md`${text}`;
  return { mrkdwn: cutMrkdwn(mrkdwn.trim() === '' ? '–' : mrkdwn, longestSaid) };
}

function speaker({ by }: Said): Mrkdwn {
  return 'userId' in by ? mention(by.userId) : md`${by.name.trim() || 'Somebody'} in ${by.tool}`;
}
