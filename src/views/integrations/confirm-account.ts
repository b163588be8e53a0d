import type { KnownBlock, ModalView } from '@slack/types';
import type { Account, ConnectorWords } from '../../integrations/connector.ts';
import { context, section } from '../blocks.ts';
import { modals } from '../ids.ts';
import { type ConfirmAccountMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';

const mostReached = 20;

/** Says who the tool takes the token's owner for, before anything is saved. */
export function confirmAccount(
  words: ConnectorWords,
  account: Account,
  ids: ConfirmAccountMetadata,
): ModalView {
  return modal({
    title: 'Is this the account?',
    callbackId: modals.confirmAccount,
    metadata: metadata.confirmAccount.print(ids),
    submit: 'Save',
    blocks: [
      section(md`${words.tool} says that this token belongs to`),
      section(md`*${account.name}*\n${account.email ?? 'no e-mail address'}`),
      ...reachBlocks(account.reaches),
      context(md`Nothing is saved before you choose Save.`),
    ],
  });
}

function reachBlocks(reaches: readonly string[]): KnownBlock[] {
  if (reaches.length === 0) return [];
  const lines = reaches.slice(0, mostReached).map((place) => `• ${cut(place, 100)}`);
  const rest = reaches.length - lines.length;
  const more = rest > 0 ? `\n… and ${count(rest, 'more', 'more')}` : '';
  return [section(md`*It can reach*\n${lines.join('\n')}${more}`)];
}
