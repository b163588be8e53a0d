import type { App, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { rulePrint, saveRule } from '../../domain/routing/change-rules.ts';
import type { StreamRules } from '../../domain/routing/read-rules.ts';
import { nameKey } from '../../domain/streams/field.ts';
import { firstStatus } from '../../domain/streams/statuses.ts';
import { InvalidInput, PeopleError } from '../../errors.ts';
import { channelForStream, joinIfPublic } from '../../slack/channels.ts';
import { createLiveWindow } from '../../slack/live-window.ts';
import { learnPeople } from '../../slack/people.ts';
import {
  parseRuleConditionInput,
  parseRuleSectionInput,
  ruleConditionInputs,
} from '../../views/block-ids.ts';
import { candidateOptions } from '../../views/condition-inputs.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata, type RuleWindowMetadata } from '../../views/metadata.ts';
import { md } from '../../views/mrkdwn.ts';
import { blankDraft, draftOf, type RuleDraft, readRule, ruleOf } from '../../views/routing/rule-draft.ts';
import { ruleSectionOption, ruleWindow } from '../../views/routing/rule-window.ts';
import { search, searchOptions } from '../../views/search-options.ts';
import type { Caller } from '../caller.ts';
import { type Clicked, onClick, onOptions, onSubmission, type Submitted } from '../entry.ts';
import { placeOf } from '../streams/form-builder.ts';
import { rulesFor, showRules } from './rules-window.ts';

/** The window of one routing rule, built anew for each choice in it, and its Save (S15). */
export function ruleWindowListeners(app: App, context: Context): void {
  const live = createLiveWindow();

  onClick(app, context, actions.addRule, async (clicked) => {
    const now = await rulesFor(context, clicked, clicked.value);
    const ids = { streamId: now.stream.id, opened: null, slots: [], nextSlot: 0 };
    const view = ruleWindow({ ...now, ids, draft: blankDraft });
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  const redraw = async (clicked: Clicked, change: (ids: RuleWindowMetadata) => RuleWindowMetadata) => {
    const { view } = clicked.body;
    if (view) await live.draw(clicked.client, view, () => sameAgain(context, clicked, view, change));
  };

  for (const action of [actions.refineRule, actions.pickRuleField]) {
    onClick(app, context, action, (clicked) => redraw(clicked, (ids) => ids));
  }
  onClick(app, context, actions.addRuleCondition, (clicked) =>
    redraw(clicked, (ids) => ({
      ...ids,
      slots: [...ids.slots, ids.nextSlot].slice(0, 5),
      nextSlot: ids.nextSlot + 1,
    })),
  );
  onClick(app, context, actions.removeRuleCondition, (clicked) =>
    redraw(clicked, (ids) => ({ ...ids, slots: ids.slots.filter((slot) => String(slot) !== clicked.value) })),
  );

  for (const action of [actions.pickRuleField, actions.pickRuleValues]) {
    onOptions(app, context, action, async ({ view, query, blockId, ...caller }) => {
      if (!view) return [];
      const { draft, now } = await standingIn(context, caller, view);
      if (action === actions.pickRuleField) return candidateOptions(now.fields, query);
      const slot = parseRuleConditionInput(blockId);
      const field = draft.conditions.find((condition) => condition.slot === slot)?.field;
      return field ? searchOptions(field, query) : [];
    });
  }

  // As with components, the tool is asked before Slack is answered: the options are the answer.
  onOptions(app, context, actions.pickRuleSection, async ({ view, query, blockId, ...caller }) => {
    const { streamId } = metadata.ruleWindow.parse(view?.private_metadata ?? '');
    const { stream, connected } = await rulesFor(context, caller, streamId);
    const tool = connected.find(({ id }) => id === parseRuleSectionInput(blockId));
    if (!tool) return [];
    const client = await context.toolOf(caller.workspaceId, { id: tool.integrationId, tool: tool.tool });
    const sections = (await client.sections?.(tool.componentId)) ?? [];
    // Sections of other statuses are where Requests come to later: one that begins there would look done, or declined.
    const first = firstStatus(stream.settings, 'open').name;
    const later = new Set(stream.settings.statuses.map(({ name }) => nameKey(name)));
    later.delete(nameKey(first));
    const offered = sections.filter(({ name }) => !later.has(nameKey(name)));
    return search(offered, query, ({ name }) => name).map(ruleSectionOption);
  });

  onSubmission(app, context, modals.rule, (submitted) => save(context, submitted));
}

/** Opens the window of a rule. @throws PeopleError where it is gone. */
export async function openRule(
  context: Context,
  clicked: Clicked,
  streamId: string,
  name: string,
): Promise<void> {
  const now = await rulesFor(context, clicked, streamId);
  const found = now.rules.find(({ rule }) => nameKey(rule.name) === nameKey(name));
  if (!found) throw new PeopleError('not_found', 'This rule is gone: another admin deleted or renamed it.');
  const { rule } = found;
  const draft = draftOf(rule, now.fields);
  const slots = draft.conditions.map(({ slot }) => slot);
  const opened = { name: rule.name, base: rulePrint(rule) };
  const view = ruleWindow({ ...now, ids: { streamId, opened, slots, nextSlot: slots.length }, draft });
  await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
}

type Window = Pick<ViewOutput, 'private_metadata' | 'state'>;

/** What stands in the window of a rule, and the Stream's rules as they are. */
async function standingIn(
  context: Context,
  caller: Caller,
  view: Window,
  change = (ids: RuleWindowMetadata) => ids,
): Promise<{ ids: RuleWindowMetadata; draft: RuleDraft; now: StreamRules }> {
  const ids = change(metadata.ruleWindow.parse(view.private_metadata));
  const now = await rulesFor(context, caller, ids.streamId);
  const withSections = now.connected.filter(({ hasSections }) => hasSections);
  return { ids, now, draft: readRule(view.state.values, ids, now.fields, withSections) };
}

async function sameAgain(
  context: Context,
  caller: Caller,
  view: Window,
  change: (ids: RuleWindowMetadata) => RuleWindowMetadata,
): Promise<ModalView> {
  const { ids, draft, now } = await standingIn(context, caller, view, change);
  return ruleWindow({ ...now, ids, draft });
}

async function save(context: Context, submitted: Submitted) {
  const { client, workspaceId, view } = submitted;
  const { ids, draft, now } = await standingIn(context, submitted, view);
  const unread = draft.conditions.find(({ problem }) => problem !== null);
  if (unread) throw new InvalidInput(conditionError(unread, unread.problem ?? ''));
  if (draft.channel.mode === 'other' && draft.channel.channelId === null) {
    throw new InvalidInput({ channel: 'Choose the channel where the Request is shown.' });
  }
  const rule = ruleOf(draft);
  await learnPeople(context, client, workspaceId, draft.assignee.userIds);
  const channel = rule.channelId === null ? null : await channelForStream(client, rule.channelId);
  const where = await placeOf(context, submitted, ids.streamId);
  const saved = await saveRule(context, where, { opened: ids.opened, rule, channel }).catch(
    (error: unknown) => {
      throw error instanceof InvalidInput ? byInput(error, draft) : error;
    },
  );
  if (saved.outcome === 'changed_meanwhile') {
    const opened = { name: saved.now.name, base: rulePrint(saved.now) };
    const notice = md`:warning: Another admin changed this rule while you looked at it. The audit log says how. Save again to put yours in its place.`;
    const again = ruleWindow({ ...now, ids: { ...ids, opened }, draft, notice });
    return { ack: { response_action: 'update' as const, view: again } };
  }
  return {
    async afterwards() {
      if (channel) await joinIfPublic(client, channel.id);
      await showRules(context, submitted, ids.streamId, {
        id: view.previous_view_id,
        root: view.root_view_id,
      });
    },
  };
}

/** What is wrong with a condition stands under the input that it has in this window. */
function byInput({ messages }: InvalidInput, { conditions }: RuleDraft): InvalidInput {
  const named = Object.entries(messages).map(([key, message]): [string, string] => {
    const condition = conditions[Number(/^condition(\d+)$/.exec(key)?.[1] ?? -1)];
    return condition
      ? (Object.entries(conditionError(condition, message))[0] ?? [key, message])
      : [key, message];
  });
  return new InvalidInput(Object.fromEntries(named));
}

function conditionError({ slot, field }: RuleDraft['conditions'][number], message: string) {
  const blocks = ruleConditionInputs(slot, field?.id ?? null);
  const block = field ? blocks.values : blocks.field;
  return { [block.replace(/^input:/, '')]: message };
}
