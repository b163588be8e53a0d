import type { KnownBlock } from '@slack/types';
import type { KnownFile } from '../domain/requests/files.ts';
import type { Request } from '../domain/requests/request.ts';
import type { FieldDefinition } from '../domain/streams/field.ts';
import type { RequestStatus } from '../domain/streams/statuses.ts';
import type { Stream } from '../domain/streams/stream.ts';
import type { Wording } from '../domain/wording/wording.ts';
import { button, context, fieldsSection, section } from './blocks.ts';
import { answerWords } from './field-elements.ts';
import { actions } from './ids.ts';
import { cutMrkdwn, link, type Mrkdwn, md, mention } from './mrkdwn.ts';
import { count, dateWords } from './text.ts';

/** Everything that a Request's message shows. */
export interface RequestCard {
  request: Request;
  stream: Pick<Stream, 'id' | 'name'>;
  status: RequestStatus;
  /** The Stream has statuses of its own to choose from. */
  hasStatuses: boolean;
  /** Fields whose answers it shows, in order; those with a role are shown anyway. */
  fields: readonly FieldDefinition[];
  place: 'channel' | 'requester';
  /** Only the team and the requester see what is in it; see `isForTeamAlone` of the permissions. */
  isForTeamAlone: boolean;
  /** What the requester is told in the Stream's own words (S18); absent: as usual. */
  wording?: Wording;
  /** Of the requester's own message, once it stands. */
  permalink?: string | null;
  tools: readonly CardTool[];
  /** What is known of the files that answers name. */
  files?: readonly KnownFile[];
  may: CardRights;
}

/** What those who see the card can do there. */
export interface CardRights {
  assign: boolean;
  /** Assignee, due date and status. */
  change: boolean;
  /** The answers, and whether it is open. */
  edit: boolean;
  retry: boolean;
  withdraw: boolean;
  delete: boolean;
}

/** How a Request stands in a connected tool. `tool` and `task` are the tool's words: Asana, task. */
export type CardTool = { tool: string; task: string } & (
  | { state: 'waiting' }
  | { state: 'there'; url: string }
  | { state: 'failed'; reason: string }
  | { state: 'missing' }
);

/** Longer answers are cut in sight; the task has the whole of them. */
const longestAnswer = 1000;
/** Of all answers: Slack refuses a message whose blocks are too long together, without saying at what length. */
const mostAnswerText = 9000;
/** Answers up to this length stand two in a line. */
const shortAnswer = 80;

/** `🟢 Open`, `✅ Closed`, or a status of the Stream's own. */
export function statusWords({ emoji, name }: Pick<RequestStatus, 'emoji' | 'name'>): string {
  return `${emoji} ${name}`;
}

/** What everybody may know of a Request. */
export function openFacts({ stream, status }: Pick<RequestCard, 'stream' | 'status'>): Mrkdwn[] {
  return [md`*Status*\n${statusWords(status)}`, md`*Stream*\n${stream.name}`];
}

/** Status, Stream, who asks, who works at it, and until when. */
export function factsBlock(card: RequestCard): KnownBlock {
  return fieldsSection([...openFacts(card), ...ownFacts(card)]);
}

function ownFacts({ request }: RequestCard): Mrkdwn[] {
  const requester = mention(request.requesterId);
  const assignee = request.assigneeId === null ? md`nobody` : mention(request.assigneeId);
  const dueDate = request.dueDate === null ? 'none' : dateWords(request.dueDate);
  return [
    request.submittedBy === null
      ? md`*Requester*\n${requester}`
      : md`*Requester*\n${requester}, submitted by ${mention(request.submittedBy)}`,
    md`*Assignee*\n${assignee}`,
    md`*Due date*\n${dueDate}`,
  ];
}

/** Answers in form order: short ones side by side, a long one by itself, as many as there is room for. */
export function answerBlocks({ request, fields, files }: RequestCard, room: number): KnownBlock[] {
  const answers = fields.flatMap((field) => {
    const answer = request.answers[field.id];
    if (answer === undefined || field.role !== null) return [];
    const words = cutMrkdwn(answerWords(field, answer, files).mrkdwn, longestAnswer);
    return [md`*${field.name}*\n${{ mrkdwn: words }}`];
  });

  const groups: Mrkdwn[][] = [];
  let shown = 0;
  let length = 0;
  for (const answer of answers) {
    length += answer.mrkdwn.length;
    const last = groups.at(-1);
    const joins = last !== undefined && joinable(answer) && last.every(joinable) && last.length < 10;
    if (length > mostAnswerText || (!joins && groups.length === room - 1)) break;
    if (joins) last.push(answer);
    else groups.push([answer]);
    shown += 1;
  }
  const rest = answers.length - shown;
  return [...groups.map(groupBlock), ...(rest > 0 ? [context(md`… and ${count(rest, 'more answer')}`)] : [])];
}

function joinable(answer: Mrkdwn): boolean {
  return answer.mrkdwn.length <= shortAnswer && answer.mrkdwn.split('\n').length === 2;
}

function groupBlock(group: Mrkdwn[]): KnownBlock {
  const [only] = group;
  return only && group.length === 1 ? section(only) : fieldsSection(group);
}

/** How the Request stands in a connected tool. */
export function toolBlock(
  tool: CardTool,
  { request, may }: Pick<RequestCard, 'request' | 'may'>,
): KnownBlock {
  switch (tool.state) {
    case 'waiting':
      return context(md`⏳ Waiting for ${tool.tool}`);
    case 'there':
      return context(md`🔗 ${link(tool.url, `Open in ${tool.tool}`)}`);
    case 'missing':
      return context(md`⚠️ The ${tool.task} was deleted in ${tool.tool}.`);
    case 'failed':
      return section(
        md`⚠️ *${tool.tool}:* the ${tool.task} could not be brought up to date. ${tool.reason}`,
        may.retry ? button('Retry', actions.retry, { value: request.id }) : undefined,
      );
  }
}
