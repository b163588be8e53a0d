import type { ModalView } from '@slack/types';
import { longestLabel, type Removal } from '../../domain/integrations/manage-integration.ts';
import type { ConnectorWords } from '../../integrations/connector.ts';
import { inputs } from '../block-ids.ts';
import { input, section } from '../blocks.ts';
import { actions, modals } from '../ids.ts';
import { type ChangeIntegrationMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import { typedText, type ViewState } from '../view-state.ts';

const mostStreams = 20;

/** Takes a name of the workspace's own for an Integration. */
export function renameIntegrationModal(
  { tool }: ConnectorWords,
  label: string | null,
  ids: ChangeIntegrationMetadata,
): ModalView {
  return modal({
    title: 'Rename Integration',
    callbackId: modals.renameIntegration,
    metadata: metadata.changeIntegration.print(ids),
    submit: 'Save',
    blocks: [
      input(
        inputs.name,
        'Name',
        {
          type: 'plain_text_input',
          action_id: actions.answer,
          max_length: longestLabel,
          focus_on_load: true,
          ...(label === null ? {} : { initial_value: label }),
        },
        { optional: true, hint: `Without a name it is called ${tool}.` },
      ),
    ],
  });
}

export function readLabel(state: ViewState): string {
  return typedText(state, inputs.name);
}

/** Says what ends with an Integration, before it does. */
export function removeIntegrationModal(
  words: ConnectorWords,
  { streams, waiting, failed, isSignedIn }: Removal,
  ids: ChangeIntegrationMetadata,
): ModalView {
  const shown = streams.slice(0, mostStreams).map((name) => `• ${cut(name, 100)}`);
  const rest = streams.length - shown.length;
  const more = rest > 0 ? `\n… and ${count(rest, 'more Stream')}` : '';
  const access = isSignedIn
    ? `Its access is taken back in ${words.tool}, and the tokens are deleted here.`
    : `The token is deleted here. It stays valid in ${words.tool} until you delete it there, too.`;
  return modal({
    title: 'Remove Integration',
    callbackId: modals.removeIntegration,
    metadata: metadata.changeIntegration.print(ids),
    submit: 'Remove',
    blocks: [
      section(
        streams.length === 0
          ? md`No Stream sends its Requests to ${words.tool}.`
          : md`*These Streams send no more Requests to ${words.tool}:*\n${shown.join('\n')}${more}`,
      ),
      section(
        md`${owedWords(waiting, failed)} Each ${words.task} that was made stays in ${words.tool}, and its link in Slack.`,
      ),
      section(md`${access}`),
    ],
  });
}

function owedWords(waiting: number, failed: number): string {
  if (waiting + failed === 0) return 'Nothing is waiting to be delivered.';
  return `${count(waiting, 'change')} that wait and ${failed} that failed will not be delivered.`;
}
