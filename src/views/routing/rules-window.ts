import type { KnownBlock, ModalView, Overflow } from '@slack/types';
import { readMentions } from '../../domain/mentions.ts';
import type { Problem } from '../../domain/routing/problems.ts';
import type { StreamRules } from '../../domain/routing/read-rules.ts';
import { type RuleNames, settingsWords, whenWords } from '../../domain/routing/rule-words.ts';
import { mostRules, type WholeRule } from '../../domain/routing/rules.ts';
import { actionsRow, button, context, option, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { join, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import { cut } from '../text.ts';
import { type RuleAct, ruleActValue } from '../values.ts';
import { problemWords } from './problem-words.ts';

/** The modal of a Stream's routing rules, in their order (S15). */
export function rulesWindow({ stream, rules, names }: StreamRules): ModalView {
  const isFull = rules.length >= mostRules;
  return modal({
    title: 'Routing',
    metadata: metadata.manageStream.print({ streamId: stream.id }),
    close: 'Back',
    blocks: [
      context(
        md`Rules set the assignee, the due date, the channel and the tools of new Requests. All that are for a Request count, in this order; each thing is set by the first that sets it. What the requester chose stays, unless a rule says otherwise.`,
      ),
      actionsRow([
        ...(isFull ? [] : [button('Add rule', actions.addRule, { value: stream.id })]),
        ...(rules.length === 0
          ? []
          : [button('Dry run over the last 50 Requests', actions.dryRun, { value: stream.id })]),
      ]),
      ...(rules.length === 0
        ? [section(md`None yet: every Request goes where the Stream's Requests go.`)]
        : []),
      ...rules.map(({ rule, problems }, i) => ruleLine({ rule, problems }, names, i, rules.length)),
    ],
  });
}

/** Of a rule's words so many characters, that fifty of them stay one window. */
const longestWhen = 400;
const longestPart = 200;
const mostProblems = 3;

function ruleLine(
  { rule, problems }: { rule: WholeRule; problems: readonly Problem[] },
  names: RuleNames,
  i: number,
  total: number,
): KnownBlock {
  const sets = settingsWords(rule, names).map((part) => namedPeople(part, longestPart));
  const trouble = problems
    .slice(0, mostProblems)
    .map(
      (problem) =>
        md`:warning: ${problemWords(problem, lookUp(names))}. Until that is mended this part is left out.`,
    );
  const more = problems.length - trouble.length;
  const lines = [
    md`*${i + 1}. ${rule.name}*`,
    md`For ${namedPeople(whenWords(rule, names), longestWhen)}`,
    sets.length === 0 ? md`:warning: It sets nothing here yet.` : join(sets, ' · '),
    ...trouble,
    ...(more > 0 ? [md`:warning: … and ${more} more`] : []),
  ];
  const act = (words: string, what: RuleAct) => option(words, ruleActValue(what, rule.name));
  const menu: Overflow = {
    type: 'overflow',
    action_id: actions.changeRule,
    options: [
      act('Change', 'change'),
      ...(i > 0 ? [act('Move up', 'move_up')] : []),
      ...(i < total - 1 ? [act('Move down', 'move_down')] : []),
      act('Delete', 'delete'),
    ],
  };
  return section(join(lines, '\n'), menu);
}

/** Names by which words are looked up. */
export function lookUp({ fields, tools }: RuleNames) {
  return {
    field: (id: string) => fields.find((field) => field.id === id)?.name,
    tool: (id: string) => tools.get(id),
  };
}

/** A text whose mentions name people, cut in sight. */
function namedPeople(text: string, most: number): Mrkdwn {
  let room = most;
  const parts: Mrkdwn[] = [];
  for (const part of readMentions(text)) {
    if (room <= 0) return join([...parts, md`…`], '');
    if ('text' in part) {
      parts.push(md`${cut(part.text, room)}`);
      room -= part.text.length;
    } else if ('userId' in part) {
      parts.push(mention(part.userId));
      room -= 15;
    }
  }
  return join(parts, '');
}

/** The question before a rule is deleted. */
export function deleteRuleWindow(streamId: string, name: string): ModalView {
  return modal({
    title: 'Delete rule',
    callbackId: modals.deleteRule,
    metadata: metadata.deleteRule.print({ streamId, name }),
    submit: 'Delete',
    blocks: [section(md`Delete the rule *${name}*? Requests that it has routed stay where they are.`)],
  });
}
