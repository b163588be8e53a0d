import { z } from 'zod';
import { trimText } from '../text/visible-text.ts';

/** Pages of the App Home, in the order of their buttons. */
export const homeTabs = ['overview', 'my_requests', 'assigned', 'streams'] as const;
export type HomeTab = (typeof homeTabs)[number];

/** Which Streams the list of the App Home holds. */
export const streamLists = ['mine', 'all', 'archived'] as const;
export type StreamList = (typeof streamLists)[number];

/** See `RequestCursor`. */
export const pageCursor = z.object({
  number: z.int(),
  value: z.union([z.string().max(300), z.number()]).nullable(),
});
export type PageCursor = z.infer<typeof pageCursor>;

/** Pages that one can go back; those before are reached by opening the tab again. */
const mostPagesBack = 100;

/** What a person has chosen in the App Home: kept, so that it looks the same when it is made anew. */
export const homeState = z.object({
  tab: z.enum(homeTabs).default('overview').catch('overview'),
  streamList: z.enum(streamLists).default('all').catch('all'),
  streamSearch: z.string().max(75).default('').catch(''),
  /** Counted from 0. */
  streamPage: z.int().min(0).default(0).catch(0),
  /** Where each page of My Requests or Assigned to me began that was come through: the way back. */
  requestPages: z.array(pageCursor).max(mostPagesBack).default([]).catch([]),
});
export type HomeState = z.infer<typeof homeState>;

/** What someone sees who opens the App Home for the first time. */
export const firstHomeState: HomeState = homeState.parse({});

/** A choice in the App Home, as a click says it. */
export type HomeChoice =
  | { choose: 'tab'; tab: HomeTab }
  | { choose: 'stream_list'; list: StreamList }
  | { choose: 'search'; text: string }
  | { choose: 'stream_page'; page: number }
  | { choose: 'next_requests'; after: PageCursor }
  | { choose: 'previous_requests' };

/** The state after a choice: whatever changes which list is shown begins at its first page. Pure. */
export function chosenHome(state: HomeState, choice: HomeChoice): HomeState {
  switch (choice.choose) {
    case 'tab':
      return { ...state, tab: choice.tab, requestPages: [] };
    case 'stream_list':
      return { ...state, tab: 'streams', streamList: choice.list, streamPage: 0 };
    case 'search':
      return { ...state, tab: 'streams', streamSearch: trimText(choice.text).slice(0, 75), streamPage: 0 };
    case 'stream_page':
      return { ...state, tab: 'streams', streamPage: Math.max(0, choice.page) };
    case 'next_requests':
      return { ...state, requestPages: [...state.requestPages, choice.after].slice(-mostPagesBack) };
    case 'previous_requests':
      return { ...state, requestPages: state.requestPages.slice(0, -1) };
  }
}
