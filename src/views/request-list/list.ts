import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { everyRequest, type ListChoice, listSorts } from '../../domain/requests/list-choice.ts';
import type { Request } from '../../domain/requests/request.ts';
import { usualPageSize } from '../../domain/requests/request-query.ts';
import type { RequestStatus } from '../../domain/streams/statuses.ts';
import { inputs } from '../block-ids.ts';
import {
  actionsRow,
  button,
  context,
  divider,
  input,
  option,
  placeholder,
  plain,
  section,
} from '../blocks.ts';
import type { BlockId } from '../id-kinds.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { metadata, type RequestListMetadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { link, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import { count, cut, dateWords } from '../text.ts';
import { typedText, type ViewState } from '../view-state.ts';
import { selectionBlocks } from './selection.ts';
import { sortNames } from './sorts.ts';

/** A Request as one line of a list. */
export interface ListLine extends Pick<Request, 'id' | 'number' | 'subject' | 'assigneeId' | 'dueDate'> {
  streamName: string;
  status: RequestStatus;
  isOverdue: boolean;
  /** Of a message that the viewer can read; null: there is none yet. */
  permalink: string | null;
}

export interface RequestList {
  choice: ListChoice;
  /** What the choice lets pass, in words. */
  words: Mrkdwn;
  lines: readonly ListLine[];
  /** Requests on all pages; at least so many where counting stopped. */
  total: number;
  totalIsExact: boolean;
  saved: readonly { id: string; name: string }[];
  metadata: RequestListMetadata;
}

const saveThis = 'save';
const nothingYet = md`There are none yet that you may see. Type \`/request\` to submit one.`;
const nothingFound = md`Nothing here. Take something off the filter, or search for less.`;

/** The window in which Requests are found, filtered and sorted, page by page (R4, R5, R13). */
export function requestList(list: RequestList): ModalView {
  return modal({
    title: 'Requests',
    callbackId: modals.requestList,
    metadata: metadata.requestList.print(list.metadata),
    submit: 'Search',
    close: 'Close',
    blocks: [
      searchInput(list.choice.text),
      actionsRow(toolbar(list)),
      context(md`${list.words} · ${totalWords(list)}`),
      divider(),
      ...(list.metadata.selecting ? selectionBlocks(list.lines) : list.lines.map(lineBlock)),
      ...(list.total === 0 ? [section(isEverything(list.choice) ? nothingYet : nothingFound)] : []),
      ...pager(list),
    ],
  });
}

function searchInput(text: string): KnownBlock {
  return {
    ...input(
      inputs.text,
      'Search',
      {
        type: 'plain_text_input',
        action_id: actions.answer,
        max_length: 200,
        ...(text !== '' && { initial_value: text }),
        ...placeholder('Words of the subject or the answers, or a number'),
      },
      { optional: true },
    ),
    // Another block for another text: Slack keeps what was typed in a block that it knows.
    block_id: `${inputs.text}:${text}`,
  };
}

/** What the search input holds, whatever text it was made with. */
export function readSearch(state: ViewState): string {
  const id = Object.keys(state).find((blockId) => blockId.startsWith(`${inputs.text}:`));
  return id === undefined ? '' : typedText(state, id as BlockId);
}

function toolbar({ choice, saved, metadata: { selecting } }: RequestList) {
  const sortOption = (by: (typeof listSorts)[number]) => option(sortNames[by.key], by.key);
  const current = listSorts.find(
    ({ sort }) => sort.by === choice.sort.by && sort.direction === choice.sort.direction,
  );
  return [
    button('Filter', actions.filterList),
    {
      type: 'static_select' as const,
      action_id: actions.sortList,
      placeholder: plain('Sort', limits.element.placeholder),
      options: listSorts.map(sortOption),
      ...(current && { initial_option: sortOption(current) }),
    },
    {
      type: 'static_select' as const,
      action_id: actions.pickSavedList,
      placeholder: plain('Saved filters', limits.element.placeholder),
      options: savedOptions(saved),
    },
    ...(isEverything(choice) ? [] : [button('Show all', actions.clearFilter)]),
    button(selecting ? 'Done selecting' : 'Select several', actions.selectSeveral),
    button('Export CSV', actions.exportList),
  ];
}

/** Whether nothing is filtered, in whatever order. */
function isEverything(choice: ListChoice): boolean {
  return JSON.stringify({ ...choice, sort: null }) === JSON.stringify({ ...everyRequest, sort: null });
}

function savedOptions(saved: RequestList['saved']): PlainTextOption[] {
  return [
    option('Save this filter…', saveThis),
    ...saved.slice(0, limits.element.options - 1).map(({ id, name }) => option(name, id)),
  ];
}

/** What was chosen in the select of saved filters: the id of one, or null for saving the present one. */
export function readSavedList(value: string): string | null {
  return value === saveThis ? null : value;
}

function lineBlock(line: ListLine): KnownBlock {
  const title = `#${line.number} ${cut(line.subject, 150)}`;
  const first = line.permalink === null ? md`*${title}*` : md`*${link(line.permalink, title)}*`;
  return section(md`${first}\n${lineFacts(line)}`);
}

/** Status, Stream, assignee and due date, as the second row of a line. */
function lineFacts({ status, streamName, assigneeId, dueDate, isOverdue }: ListLine): Mrkdwn {
  const assignee = assigneeId === null ? md`nobody` : mention(assigneeId);
  const due = dueDate === null ? '' : ` · due ${dateWords(dueDate)}${isOverdue ? ' ⚠️ overdue' : ''}`;
  return md`${status.emoji} ${status.name} · ${streamName} · ${assignee}${due}`;
}

function totalWords({ total, totalIsExact }: RequestList): string {
  return totalIsExact ? count(total, 'Request') : `over ${total.toLocaleString('en')} Requests`;
}

function pager({ lines, total, totalIsExact, metadata: { page, next } }: RequestList): KnownBlock[] {
  if (page === 0 && next === null) return [];
  const before = page * usualPageSize;
  const of = totalIsExact ? total : `over ${total.toLocaleString('en')}`;
  return [
    context(md`${before + 1} to ${before + lines.length} of ${of}`),
    actionsRow([
      ...(page > 0 ? [button('Previous', actions.previousListPage)] : []),
      ...(next !== null ? [button('Next', actions.nextListPage)] : []),
    ]),
  ];
}
