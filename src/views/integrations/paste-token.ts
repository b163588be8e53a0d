import type { ModalView } from '@slack/types';
import type { Account, ConnectorWords } from '../../integrations/connector.ts';
import { input, section } from '../blocks.ts';
import { actions, inputs, modals } from '../ids.ts';
import { type IntegrationMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { typedText, type ViewState } from '../view-state.ts';
import { integrationTitle } from './service-user.ts';

const longestToken = 1000;

export interface PasteToken {
  /** The account that the Integration acts as until now; null for a new one. */
  current?: Pick<Account, 'name'> | null;
  /** Why the token that was pasted before cannot be used, in words. */
  problem?: string | null;
}

/** The modal that takes a token of the service user. */
export function pasteToken(
  words: ConnectorWords,
  ids: IntegrationMetadata,
  { current = null, problem = null }: PasteToken = {},
): ModalView {
  return modal({
    title: integrationTitle[ids.act],
    callbackId: modals.pasteToken,
    metadata: metadata.integration.print(ids),
    submit: 'Check token',
    blocks: [
      ...(problem === null ? [] : [section(md`⚠️ ${problem}`)]),
      ...(current === null
        ? []
        : [section(md`Streamly acts as *${current.name}* in ${words.tool} until you save another token.`)]),
      section(md`${words.whereIsTheToken}`),
      input(
        inputs.token,
        'Token',
        {
          type: 'plain_text_input',
          action_id: actions.answer,
          max_length: longestToken,
          focus_on_load: true,
        },
        { hint: 'It is stored encrypted, and never shown again.' },
      ),
    ],
  });
}

/** The token that was pasted, without the spaces and line ends that copying brings along. */
export function readToken(state: ViewState): string {
  return typedText(state, inputs.token);
}
