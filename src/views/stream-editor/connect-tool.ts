import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Found } from '../../domain/integrations/find-components.ts';
import type { Component, ConnectorWords, FieldPlan } from '../../integrations/connector.ts';
import { inputs } from '../block-ids.ts';
import { context, header, input, option, plain, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { type ConnectToolMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { join, type Mrkdwn, md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import { chosenOption, type ViewState } from '../view-state.ts';

/** What was found out about the component that was chosen. */
export interface ChosenComponent {
  component: Component;
  /** What would happen to each field; nothing where the account may not write there. */
  plans: readonly FieldPlan[];
  /** In words; null: all is well. */
  problem: string | null;
  canWrite: boolean;
}

export interface ConnectTool {
  words: ConnectorWords;
  metadata: ConnectToolMetadata;
  /** Null: nothing is chosen yet. */
  chosen: ChosenComponent | null;
  /** The component that Requests go to at present, where another one is to take its place. */
  replaced: string | null;
  /** Why nothing can be said of what was chosen. */
  trouble: string | null;
}

/** The modal that connects a Stream to a component of a tool, and says before what becomes of each field. */
export function connectTool({ words, metadata: ids, chosen, replaced, trouble }: ConnectTool): ModalView {
  return modal({
    title: `Connect ${words.tool}`,
    callbackId: modals.connectTool,
    metadata: metadata.connectTool.print(ids),
    submit: replaced === null ? 'Connect' : 'Change',
    blocks: [
      section(
        md`Every Request of this Stream becomes a ${words.task} in the ${words.component} that you choose. A field that the ${words.component} has no place for gets one.`,
      ),
      ...(replaced === null
        ? []
        : [
            section(
              md`Now it is *${cut(replaced, 200)}*. The ${words.task}s there stay as they are. Requests that come, or change, from then on get a ${words.task} in the other ${words.component}.`,
            ),
          ]),
      input(
        inputs.component,
        capitalized(words.component),
        {
          type: 'external_select',
          action_id: actions.pickComponent,
          min_query_length: 0,
          placeholder: plain(`Type to find a ${words.component}`, limits.element.placeholder),
          ...(chosen && { initial_option: componentOption(chosen.component) }),
        },
        { dispatch: true, hint: `You see the ${words.components} that the service user can open.` },
      ),
      ...(trouble === null ? [] : [section(md`⚠️ ${trouble}`)]),
      ...(chosen === null ? [] : outcome(chosen)),
    ],
  });
}

/** The value of the option that says why there are no others. */
const noAnswer = 'no-answer';

/** What the select is answered with while the person types: what was found, or a word why nothing could be. */
export function componentOptions(tool: string, found: Found): PlainTextOption[] {
  switch (found.state) {
    case 'found':
      return found.components.slice(0, limits.element.options).map(componentOption);
    case 'slow':
      return [option(`⚠️ ${tool} is slow to answer`, noAnswer, 'Type a letter more, or again in a moment.')];
    case 'refused':
      return [option(`⚠️ ${tool} could not be asked`, noAnswer, found.reason)];
  }
}

/** The same, where nobody may choose at all. */
export function notPossible(reason: string): PlainTextOption[] {
  return [option('⚠️ This is not possible now', noAnswer, reason)];
}

/** The id of the component that was chosen. */
export function readConnectTool(state: ViewState): string | null {
  return componentOf(chosenOption(state, inputs.component));
}

/** The component that an option stands for; null: none. */
export function componentOf(value: string | null): string | null {
  return value === noAnswer || value === '' ? null : value;
}

function componentOption({ id, name, place }: Component): PlainTextOption {
  return option(name, id, place ?? '');
}

/** Most of the 100 blocks of a view: all fields of the largest library have room. */
const mostPlanBlocks = 90;
const longestLine = 600;
/** Of the 250 kB of a view. */
const mostPlanBytes = 200_000;

function outcome({ plans, problem }: ChosenComponent): KnownBlock[] {
  const lines = plans.map(({ name, words }) => md`• *${name}* – ${cut(words, longestLine)}`);
  const shown = sectionsOf(withinBytes(lines)).slice(0, mostPlanBlocks);
  const rest = lines.length - shown.flat().length;
  return [
    ...(problem === null ? [] : [section(md`⚠️ ${problem}`)]),
    ...(plans.length > 0 ? [header('What happens to the fields'), context(summary(plans))] : []),
    ...shown.map((group) => section(join(group, '\n'))),
    ...(rest > 0 ? [context(md`… and ${count(rest, 'more field')}`)] : []),
  ];
}

/** As many of the lines as have room in a view, counted as JSON. */
function withinBytes(lines: readonly Mrkdwn[]): readonly Mrkdwn[] {
  let bytes = 0;
  const first = lines.findIndex((line) => {
    bytes += Buffer.byteLength(JSON.stringify(line.mrkdwn));
    return bytes > mostPlanBytes;
  });
  return first < 0 ? lines : lines.slice(0, first);
}

/** Lines in groups that each have room in one section. */
function sectionsOf(lines: readonly Mrkdwn[]): Mrkdwn[][] {
  const groups: Mrkdwn[][] = [];
  let length = 0;
  for (const line of lines) {
    const last = groups.at(-1);
    length += line.mrkdwn.length + 1;
    if (last && length < limits.block.sectionText) last.push(line);
    else {
      groups.push([line]);
      length = line.mrkdwn.length + 1;
    }
  }
  return groups;
}

const actWords: Record<FieldPlan['action'], string> = {
  make: 'made',
  use: 'there already',
  rename: 'renamed',
  move_right: 'moved to the right',
  take_back: 'taken back',
  leave: 'left as they are',
  description_only: 'written into the description',
};

function summary(plans: readonly FieldPlan[]): Mrkdwn {
  const parts = Object.entries(actWords).flatMap(([action, words]) => {
    const of = plans.filter((plan) => plan.action === action).length;
    return of === 0 ? [] : [`${of} ${words}`];
  });
  return md`${count(plans.length, 'field')}: ${parts.join(', ')}`;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
