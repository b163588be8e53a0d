import type { Button, KnownBlock, Overflow } from '@slack/types';
import type { KnownFile } from '../domain/requests/files.ts';
import type { Request } from '../domain/requests/request.ts';
import type { FieldDefinition } from '../domain/streams/field.ts';
import type { RequestStatus } from '../domain/streams/statuses.ts';
import type { Stream } from '../domain/streams/stream.ts';
import {
  actionsRow,
  button,
  context,
  fieldsSection,
  header,
  type Message,
  option,
  section,
} from './blocks.ts';
import { answerWords } from './field-elements.ts';
import { actions } from './ids.ts';
import { limits } from './limits/numbers.ts';
import { cutMrkdwn, link, type Mrkdwn, md, mention } from './mrkdwn.ts';
import { count, dateWords } from './text.ts';
import { type RequestAct, requestActs, requestActValue } from './values.ts';

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

/** The message of a Request: the same for the same Request, wherever and how often it is rendered. */
export function requestCard(card: RequestCard): Message {
  const { request, stream } = card;
  const before = [
    ...(card.place === 'requester' ? [context(introduction(card))] : []),
    header(`#${request.number} ${request.subject}`),
    fieldsSection(facts(card)),
  ];
  const after = [...card.tools.map((tool) => toolBlock(tool, card)), ...buttons(card)];
  return {
    text: md`#${request.number} ${request.subject} (${stream.name}): ${statusWords(card.status)}`.mrkdwn,
    blocks: [
      ...before,
      ...answerBlocks(card, limits.message.blocks - before.length - after.length),
      ...after,
    ],
  };
}

/** What is left of the message of a Request that was deleted. */
export function deletedCard({ number }: Pick<Request, 'number'>, deletedBy: string | null): Message {
  const text = deletedBy === null ? md`was deleted.` : md`was deleted by ${mention(deletedBy)}.`;
  return { text: md`#${number} ${text}`.mrkdwn, blocks: [context(md`🗑️ *#${number}* ${text}`)] };
}

/** `🟢 Open`, `✅ Closed`, or a status of the Stream's own. */
export function statusWords({ emoji, name }: Pick<RequestStatus, 'emoji' | 'name'>): string {
  return `${emoji} ${name}`;
}

function introduction({ request, stream, status }: RequestCard): Mrkdwn {
  if (request.isOpen) {
    return md`Your Request to *${stream.name}* has arrived. This message always shows how it stands.`;
  }
  return md`Your Request to *${stream.name}* is closed: ${status.name}.`;
}

function facts({ request, stream, status }: RequestCard): Mrkdwn[] {
  const requester = mention(request.requesterId);
  const assignee = request.assigneeId === null ? md`nobody` : mention(request.assigneeId);
  const dueDate = request.dueDate === null ? 'none' : dateWords(request.dueDate);
  return [
    md`*Status*\n${statusWords(status)}`,
    md`*Stream*\n${stream.name}`,
    request.submittedBy === null
      ? md`*Requester*\n${requester}`
      : md`*Requester*\n${requester}, submitted by ${mention(request.submittedBy)}`,
    md`*Assignee*\n${assignee}`,
    md`*Due date*\n${dueDate}`,
  ];
}

/** Answers in form order: short ones side by side, a long one by itself, as many as there is room for. */
function answerBlocks({ request, fields, files }: RequestCard, room: number): KnownBlock[] {
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

function toolBlock(tool: CardTool, { request, may }: RequestCard): KnownBlock {
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

function buttons(card: RequestCard): KnownBlock[] {
  const { request, place, may } = card;
  const value = request.id;
  const row: (Button | Overflow)[] = [];
  if (request.isOpen && may.assign && place === 'channel') {
    row.push(button('Assign to me', actions.assignToMe, { value }));
    row.push(button('Assign…', actions.assign, { value }));
  }
  if (may.edit) {
    row.push(
      request.isOpen
        ? button('Complete', actions.complete, { value, style: 'primary' })
        : button('Reopen', actions.reopen, { value }),
      button('Edit', actions.editRequest, { value }),
    );
  }
  row.push(menu(card));
  return [actionsRow(row)];
}

const menuWords: Record<RequestAct, string> = {
  set_due_date: 'Set due date',
  change_status: 'Change status',
  history: 'History',
  team_notes: 'Add a team note',
  withdraw: 'Withdraw',
  delete: 'Delete',
};

function menu({ request, place, hasStatuses, may }: RequestCard): Overflow {
  const offered: Record<RequestAct, boolean> = {
    set_due_date: may.change,
    change_status: hasStatuses && may.edit,
    history: true,
    // The same for everybody in the channel: it tells nothing of whether there are any.
    team_notes: place === 'channel',
    // In the channel it would be somebody else's, and one act too many for Slack.
    withdraw: place === 'requester' && request.isOpen && may.withdraw,
    delete: may.delete,
  };
  const acts = requestActs.filter((act) => offered[act]);
  return {
    type: 'overflow',
    action_id: actions.requestMenu,
    options: acts.map((act) => option(menuWords[act], requestActValue(act, request.id))),
  };
}
