import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Component, ConnectorWords, FieldPlan } from '../../integrations/connector.ts';
import { inputs } from '../block-ids.ts';
import { context, header, input, option, plain, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { type ConnectToolMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { join, md } from '../mrkdwn.ts';
import { count } from '../text.ts';
import { chosenOption, type ViewState } from '../view-state.ts';

export interface ConnectTool {
  words: ConnectorWords;
  metadata: ConnectToolMetadata;
  /** What would happen in the component that was chosen; null before. */
  chosen: { component: Component; plans: readonly FieldPlan[]; problem: string | null } | null;
}

/** The modal that connects a Stream to a component of a tool, and says before what becomes of each field. */
export function connectTool({ words, metadata: ids, chosen }: ConnectTool): ModalView {
  return modal({
    title: `Connect ${words.tool}`,
    callbackId: modals.connectTool,
    metadata: metadata.connectTool.print(ids),
    submit: 'Connect',
    blocks: [
      section(
        md`Every Request of this Stream becomes a ${words.task} in the ${words.component} that you choose. A field that the ${words.component} has no place for gets one.`,
      ),
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
      ...(chosen === null ? [] : outcome(chosen)),
    ],
  });
}

/** What the select is answered with while the person types. */
export function componentOptions(components: readonly Component[]): PlainTextOption[] {
  return components.slice(0, limits.element.options).map(componentOption);
}

/** The id of the component that was chosen. */
export function readConnectTool(state: ViewState): string | null {
  return chosenOption(state, inputs.component);
}

function componentOption({ id, name, place }: Component): PlainTextOption {
  return option(name, id, place ?? '');
}

/** Lines of a section, and sections: all fields of the largest Stream have room. */
const plansPerBlock = 10;
const mostPlanBlocks = 20;

function outcome({ plans, problem }: NonNullable<ConnectTool['chosen']>): KnownBlock[] {
  const shown = plans.slice(0, plansPerBlock * mostPlanBlocks);
  const lines = shown.map(({ name, words }) => md`• *${name}:* ${words}`);
  const blocks = Array.from({ length: Math.ceil(lines.length / plansPerBlock) }, (_, i) =>
    section(join(lines.slice(i * plansPerBlock, (i + 1) * plansPerBlock), '\n')),
  );
  const rest = plans.length - shown.length;
  return [
    ...(problem === null ? [] : [section(md`⚠️ ${problem}`)]),
    ...(blocks.length > 0 ? [header('What happens to the fields'), ...blocks] : []),
    ...(rest > 0 ? [context(md`… and ${count(rest, 'more field')}`)] : []),
  ];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
