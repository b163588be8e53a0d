import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import {
  assignToMe,
  completeRequest,
  reopenRequest,
  retryDeliveries,
} from '../../domain/requests/card-acts.ts';
import { actions } from '../../views/ids.ts';
import { personOf } from '../caller.ts';
import { onClick } from '../entry.ts';

/** The buttons of a Request's card that act at once (R3, I5). The card itself follows as a delivery. */
export function cardListeners(app: App, context: Context): void {
  onClick(app, context, actions.assignToMe, async (clicked) => {
    await assignToMe(context, clicked.workspaceId, await personOf(context, clicked), clicked.value);
  });
  onClick(app, context, actions.complete, async (clicked) => {
    await completeRequest(context, clicked.workspaceId, await personOf(context, clicked), clicked.value);
  });
  onClick(app, context, actions.reopen, async (clicked) => {
    await reopenRequest(context, clicked.workspaceId, await personOf(context, clicked), clicked.value);
  });
  onClick(app, context, actions.retry, async (clicked) => {
    const person = await personOf(context, clicked);
    const retried = await retryDeliveries(context, clicked.workspaceId, person, clicked.value);
    await clicked.tell(retried === 0 ? 'Nothing waits for a retry any more.' : 'Trying again now.');
  });
}
