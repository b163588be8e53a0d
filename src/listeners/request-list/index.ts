import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { filterListeners } from './filter.ts';
import { listListeners } from './list.ts';
import { savedListListeners } from './saved.ts';
import { selectionListeners } from './selection.ts';

/** Finding, filtering and sorting Requests, and changing several at once (R4, R5, R13). */
export function requestListListeners(app: App, context: Context): void {
  listListeners(app, context);
  filterListeners(app, context);
  savedListListeners(app, context);
  selectionListeners(app, context);
}
