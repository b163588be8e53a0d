import type { ActionsBlock, Button, Overflow } from '@slack/types';
import { actionsRow, button, option } from './blocks.ts';
import { actions } from './ids.ts';
import type { RequestCard } from './request-content.ts';
import { type RequestAct, requestActs, requestActValue } from './values.ts';

/** What can be done on a card: buttons for what is done most, a menu for the rest. */
export function cardButtons(card: RequestCard): ActionsBlock {
  const { request, place, may } = card;
  const value = request.id;
  const row: (Button | Overflow)[] = [];
  if (card.isForTeamAlone && place === 'channel') row.push(button('Open', actions.openRequest, { value }));
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
  return actionsRow(row);
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
