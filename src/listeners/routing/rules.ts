import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { deleteRule, moveRule } from '../../domain/routing/change-rules.ts';
import { dryRun } from '../../domain/routing/dry-run.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { dryRunWindow } from '../../views/routing/dry-run.ts';
import { deleteRuleWindow, rulesWindow } from '../../views/routing/rules-window.ts';
import { parseRuleAct } from '../../views/values.ts';
import { personOf } from '../caller.ts';
import { onClick, onSubmission } from '../entry.ts';
import { placeOf } from '../streams/form-builder.ts';
import { streamOfWindow } from '../streams/manage.ts';
import { openRule } from './rule.ts';
import { rulesFor, showRules } from './rules-window.ts';

/** The list of a Stream's routing rules, and what they would do (S15). */
export function routingListeners(app: App, context: Context): void {
  onClick(app, context, actions.openRouting, async (clicked) => {
    const view = rulesWindow(await rulesFor(context, clicked, clicked.value));
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onClick(app, context, actions.dryRun, async (clicked) => {
    const person = await personOf(context, clicked);
    const { now, runs } = await context.store
      .in(clicked.workspaceId)
      .read((db) => dryRun(db, context.connectors, person, clicked.value));
    const view = dryRunWindow(now, runs);
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onClick(app, context, actions.changeRule, async (clicked) => {
    const change = parseRuleAct(clicked.value);
    if (!change) return;
    const streamId = streamOfWindow(clicked);
    if (change.act === 'change') return openRule(context, clicked, streamId, change.name);
    const where = await placeOf(context, clicked, streamId);
    if (change.act === 'delete') {
      const { rules } = await rulesFor(context, clicked, streamId);
      const name = rules.find(({ rule }) => rule.name === change.name)?.rule.name ?? change.name;
      const view = deleteRuleWindow(streamId, name);
      await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
      return;
    }
    await moveRule(context, where, change.name, change.act === 'move_up' ? 'up' : 'down');
    const { view } = clicked.body;
    await showRules(context, clicked, streamId, { id: view?.id, root: view?.root_view_id });
  });

  onSubmission(app, context, modals.deleteRule, async (submitted) => {
    const { view } = submitted;
    const { streamId, name } = metadata.deleteRule.parse(view.private_metadata);
    await deleteRule(context, await placeOf(context, submitted, streamId), name);
    return {
      afterwards: () =>
        showRules(context, submitted, streamId, { id: view.previous_view_id, root: view.root_view_id }),
    };
  });
}
