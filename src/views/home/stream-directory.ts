import type { Button, KnownBlock } from '@slack/types';
import { type StreamList, streamLists } from '../../domain/home/home-state.ts';
import { inputs } from '../block-ids.ts';
import { actionsRow, button, context, header, input, placeholder } from '../blocks.ts';
import type { ActionId } from '../id-kinds.ts';
import { actions } from '../ids.ts';
import { md } from '../mrkdwn.ts';
import { type Page, pager, whereWords } from './page.ts';
import { type HomeStream, streamBlock } from './streams.ts';

/** The tab with all Streams (S2). */
export interface StreamDirectory extends Page<HomeStream> {
  list: StreamList;
  search: string;
  /** Counted from 0. */
  page: number;
  mayCreateStream: boolean;
}

export const streamsPerPage = 10;

const listButtons: Record<StreamList, { words: string; actionId: ActionId; none: string }> = {
  mine: {
    words: 'Mine',
    actionId: actions.homeStreamsMine,
    none: 'You are in the team of no Stream, and admin of none.',
  },
  all: { words: 'All', actionId: actions.homeStreamsAll, none: 'No Stream takes Requests at present.' },
  archived: { words: 'Archived', actionId: actions.homeStreamsArchived, none: 'No Stream is archived.' },
};

export function streamDirectoryBlocks(of: StreamDirectory): KnownBlock[] {
  return [header('Streams'), searchInput(of.search), listsRow(of), ...foundBlocks(of)];
}

/** Its block is another one for another text: Slack keeps what was typed in a block that it knows. */
function searchInput(search: string): KnownBlock {
  return {
    ...input(
      inputs.search,
      'Find a Stream by its name',
      {
        type: 'plain_text_input',
        action_id: actions.homeSearch,
        max_length: 75,
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        ...placeholder('Part of the name, then Enter'),
        ...(search !== '' && { initial_value: search }),
      },
      { dispatch: true, optional: true },
    ),
    block_id: `${inputs.search}:${search}`,
  };
}

function listsRow({ list, search, mayCreateStream }: StreamDirectory): KnownBlock {
  const lists = streamLists.map((one): Button => {
    const { words, actionId } = listButtons[one];
    return button(one === list ? `• ${words}` : words, actionId);
  });
  return actionsRow([
    ...lists,
    ...(search === '' ? [] : [button('Clear search', actions.homeClearSearch)]),
    ...(mayCreateStream ? [button('Import a Stream', actions.importStream)] : []),
  ]);
}

function foundBlocks({ shown, total, list, search, page }: StreamDirectory): KnownBlock[] {
  if (total === 0) {
    return [
      context(search === '' ? md`${listButtons[list].none}` : md`No Stream here is called “${search}”.`),
    ];
  }
  const streams = shown.slice(0, streamsPerPage);
  const first = page * streamsPerPage;
  return [
    ...streams.flatMap(streamBlock),
    ...pager(whereWords(first, streams.length, String(total)), {
      previous: page > 0 ? { page: page - 1 } : null,
      next: first + streams.length < total ? { page: page + 1 } : null,
    }),
  ];
}
