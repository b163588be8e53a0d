import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { ConnectorWords } from '../../integrations/connector.ts';
import { inputs } from '../block-ids.ts';
import { actionsRow, button, context, divider, header, input, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { type IntegrationMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { typedText, type ViewState } from '../view-state.ts';
import { healthWords, type ShownHealth, warningWords } from './health.ts';
import { integrationTitle } from './service-user.ts';

const longestToken = 1000;
const mostWarnings = 20;

export interface IntegrationWindow {
  /** How the Integration is doing; null for a new one. */
  current?: ShownHealth | null;
  /** Of the page in the browser where one signs in; null where only a token can be pasted. */
  signInUrl?: string | null;
  /** Why the token that was pasted before cannot be used, or what else went wrong, in words. */
  problem?: string | null;
}

/** The window of an Integration: how it is doing, what can be done with it, and how to sign in (again). */
export function integrationWindow(
  words: ConnectorWords,
  ids: IntegrationMetadata,
  { current = null, signInUrl = null, problem = null }: IntegrationWindow = {},
): ModalView {
  return modal({
    title: integrationTitle[ids.act],
    callbackId: modals.pasteToken,
    metadata: metadata.integration.print(ids),
    submit: 'Check token',
    blocks: [
      ...(problem === null ? [] : [section(md`⚠️ ${problem}`)]),
      ...(current === null ? [] : currentBlocks(words, ids.tool, current)),
      ...(signInUrl === null ? [] : signInBlocks(words, signInUrl)),
      section(md`${words.whereIsTheToken}`),
      input(
        inputs.token,
        'Token',
        {
          type: 'plain_text_input',
          action_id: actions.answer,
          max_length: longestToken,
          ...(current === null && signInUrl === null ? { focus_on_load: true } : {}),
        },
        { hint: 'It is stored encrypted, and never shown again.', optional: signInUrl !== null },
      ),
    ],
  });
}

function currentBlocks(words: ConnectorWords, tool: string, current: ShownHealth): KnownBlock[] {
  const { warnings, failed, pausedBecause } = current;
  const value = { value: tool };
  const row: Button[] = [
    button('Rename', actions.renameIntegration, value),
    pausedBecause === null
      ? button('Pause', actions.pauseIntegration, value)
      : button('Resume', actions.resumeIntegration, value),
    button('Check access', actions.checkIntegration, value),
    ...(failed === 0 ? [] : [button(`Failed (${failed})`, actions.showFailed, value)]),
    button('Remove', actions.removeIntegration, { ...value, style: 'danger' }),
  ];
  const rest = warnings.length - mostWarnings;
  return [
    section(healthWords(words.tool, current)),
    ...warnings.slice(0, mostWarnings).map((warning) => section(md`⚠️ ${warningWords(warning)}`)),
    ...(rest > 0 ? [context(md`… and ${rest} more`)] : []),
    actionsRow(row),
    divider(),
    header('Sign in again'),
    section(
      md`Streamly acts as *${current.account.name}* in ${words.tool} until you save another account, or this one again.`,
    ),
  ];
}

function signInBlocks({ tool }: ConnectorWords, url: string): KnownBlock[] {
  return [
    section(
      md`*In the browser*\n${tool} opens there. Sign in as the service user and let Streamly in; this window then shows which account it is. The link is yours alone, and good for ten minutes.`,
    ),
    actionsRow([button(`Sign in with ${tool}`, actions.signIn, { url, style: 'primary' })]),
    section(md`*Or with a token*`),
  ];
}

/** The token that was pasted, without the spaces and line ends that copying brings along. */
export function readToken(state: ViewState): string {
  return typedText(state, inputs.token);
}
