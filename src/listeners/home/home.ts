import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import {
  chosenHome,
  type HomeChoice,
  type HomeTab,
  pageCursor,
  type StreamList,
} from '../../domain/home/home-state.ts';
import { PeopleError } from '../../errors.ts';
import type { ActionId } from '../../views/id-kinds.ts';
import { actions } from '../../views/ids.ts';
import { noticeHome } from '../../views/notice.ts';
import { type Caller, tenantOf } from '../caller.ts';
import { type Clicked, onClick } from '../entry.ts';
import { explain } from '../explain.ts';
import { publishHome } from './publish.ts';

const tabOf: Record<HomeTab, ActionId> = {
  overview: actions.homeOverview,
  my_requests: actions.homeMyRequests,
  assigned: actions.homeAssigned,
  streams: actions.homeStreams,
};

const listOf: Record<StreamList, ActionId> = {
  mine: actions.homeStreamsMine,
  all: actions.homeStreamsAll,
  archived: actions.homeStreamsArchived,
};

/** The App Home (S2, R4): made anew for the one who looks at it, with what they chose there last. */
export function homeListeners(app: App, context: Context): void {
  app.event('app_home_opened', async ({ event, client, context: bolt }) => {
    // The event comes for the Messages tab too.
    if (event.tab !== 'home') return;
    const caller = { workspaceId: tenantOf(bolt), userId: event.user, client, triggerId: null };
    try {
      await look(context, caller);
    } catch (error) {
      const view = noticeHome(explain(context, error));
      await client.views.publish({ user_id: event.user, view });
    }
  });

  const onChoice = (actionId: ActionId, choiceOf: (clicked: Clicked) => HomeChoice) =>
    onClick(app, context, actionId, (clicked) => look(context, clicked, choiceOf(clicked)));

  for (const [tab, actionId] of Object.entries(tabOf)) {
    onChoice(actionId, () => ({ choose: 'tab', tab: tab as HomeTab }));
  }
  for (const [list, actionId] of Object.entries(listOf)) {
    onChoice(actionId, () => ({ choose: 'stream_list', list: list as StreamList }));
  }
  onChoice(actions.homeSearch, ({ value }) => ({ choose: 'search', text: value }));
  onChoice(actions.homeClearSearch, () => ({ choose: 'search', text: '' }));
  onChoice(actions.homePrevious, ({ value }) => way(value));
  onChoice(actions.homeNext, ({ value }) => way(value));
}

/** What the buttons under a list carry: a page, where pages are counted, or the place where the list goes on. */
const wayOn = z.union([
  z.object({ page: z.int().min(0) }).transform(({ page }): HomeChoice => ({ choose: 'stream_page', page })),
  z.object({ after: pageCursor }).transform(({ after }): HomeChoice => ({ choose: 'next_requests', after })),
  z.object({ back: z.literal(true) }).transform((): HomeChoice => ({ choose: 'previous_requests' })),
]);

function way(value: string): HomeChoice {
  const parsed = wayOn.safeParse(json(value));
  if (parsed.success) return parsed.data;
  throw new PeopleError('changed_meanwhile', 'This page is out of date. Open the App Home again.');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Remembers that the person looks, and what they chose, and shows them that. */
async function look(context: Context, caller: Caller, choice?: HomeChoice): Promise<void> {
  await context.store.in(caller.workspaceId).transaction(function* (db) {
    const { state } = yield* db.home.of(caller.userId);
    const chosen = choice ? chosenHome(state, choice) : state;
    yield* db.home.put(caller.userId, { state: chosen, lookedAt: context.clock() });
  });
  await publishHome(context, caller);
}
