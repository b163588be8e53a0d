import type { Button, HomeView, KnownBlock } from '@slack/types';
import { type HomeTab, homeTabs } from '../../domain/home/home-state.ts';
import { actionsRow, button, context, divider, header } from '../blocks.ts';
import type { ActionId } from '../id-kinds.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { md } from '../mrkdwn.ts';
import { type ListStart, listStartValue } from '../values.ts';
import { adminBlocks } from './admin.ts';
import { emptyHome } from './empty.ts';
import type { HomeIntegration } from './integrations.ts';
import { type NeedsMe, needsMeBlocks } from './needs-me.ts';
import type { Page } from './page.ts';
import { type HomeRequest, type RequestList, requestLines, requestListBlocks } from './requests.ts';
import { type StreamDirectory, streamDirectoryBlocks } from './stream-directory.ts';
import { type HomeStream, streamBlocks } from './streams.ts';

/** What each tab of the App Home shows. A tab is added here and in `homeTabs`; the compiler names the rest. */
export interface TabContents {
  overview: {
    needsMe: NeedsMe;
    streams: Page<HomeStream>;
    myRequests: Page<HomeRequest>;
    /** One for each tool; null for people who are not workspace admins. */
    integrations: readonly HomeIntegration[] | null;
  };
  my_requests: RequestList;
  assigned: RequestList;
  streams: Omit<StreamDirectory, 'mayCreateStream'>;
}

export type TabContent = { [Tab in HomeTab]: { tab: Tab } & TabContents[Tab] }[HomeTab];

/** Everything that the App Home shows one person. */
export type Home = TabContent & {
  mayCreateStream: boolean;
  /** Streams of the workspace, archived ones too. */
  hasStreams: boolean;
};

const tabButtons: Record<HomeTab, { words: string; actionId: ActionId }> = {
  overview: { words: 'Home', actionId: actions.homeOverview },
  my_requests: { words: 'My Requests', actionId: actions.homeMyRequests },
  assigned: { words: 'Assigned to me', actionId: actions.homeAssigned },
  streams: { words: 'Streams', actionId: actions.homeStreams },
};

/** The App Home: the front door to all that a person can do and has to do. Never more than Slack's 100 blocks. */
export function home(of: Home): HomeView {
  const blocks = of.hasStreams
    ? [greeting(of), tabsRow(of.tab), divider(), ...tabBlocks(of)]
    : emptyHome(of.mayCreateStream, of.tab === 'overview' ? of.integrations : null);
  return { type: 'home', blocks: blocks.slice(0, limits.view.blocks) };
}

function greeting({ mayCreateStream }: Home): KnownBlock {
  const submit = button('Submit a Request', actions.pickAndOpenForm, { style: 'primary' });
  const create = button('Create Stream', actions.createStream);
  const find = button('Find Requests', actions.openList, { value: listStartValue({ list: 'last' }) });
  return actionsRow(mayCreateStream ? [submit, find, create] : [submit, find]);
}

function tabsRow(current: HomeTab): KnownBlock {
  return actionsRow(
    homeTabs.map((tab): Button => {
      const { words, actionId } = tabButtons[tab];
      return button(tab === current ? `• ${words}` : words, actionId);
    }),
  );
}

function tabBlocks(of: Home): KnownBlock[] {
  switch (of.tab) {
    case 'overview':
      return overviewBlocks(of);
    case 'my_requests':
      return [
        ...requestListBlocks('My Requests', of, 'You have submitted no Requests yet.'),
        filterRow(of, { list: 'mine' }),
      ];
    case 'assigned':
      return [
        ...requestListBlocks('Assigned to me', of, 'No open Requests are assigned to you.'),
        filterRow(of, { list: 'assigned' }),
      ];
    case 'streams':
      return streamDirectoryBlocks(of);
  }
}

/** The same Requests in the window where they can be searched, filtered, sorted and exported. */
function filterRow({ total }: RequestList, start: ListStart): KnownBlock {
  const words = total === 0 ? 'Find Requests of others' : 'Search, sort and export';
  const value = listStartValue(total === 0 ? { list: 'last' } : start);
  return actionsRow([button(words, actions.openList, { value })]);
}

function overviewBlocks({
  needsMe,
  streams,
  myRequests,
  integrations,
}: TabContents['overview']): KnownBlock[] {
  return [
    ...needsMeBlocks(needsMe),
    ...streamBlocks(streams),
    header('My Requests'),
    ...(myRequests.total === 0
      ? [context(md`You have submitted no Requests yet.`)]
      : requestLines(myRequests)),
    ...(integrations === null ? [] : adminBlocks(integrations)),
  ];
}
