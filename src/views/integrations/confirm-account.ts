import type { KnownBlock, ModalView } from '@slack/types';
import type { AccountCheck, AccountWarning } from '../../domain/integrations/account-check.ts';
import type { ConnectorWords } from '../../integrations/connector.ts';
import { context, section } from '../blocks.ts';
import { modals } from '../ids.ts';
import { type ConfirmAccountMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import { componentWords, warningWords } from './health.ts';

const mostReached = 20;
const mostShown = 20;

/** Says who the tool says that this is, and what would break with it, before anything is saved. */
export function confirmAccount(
  words: ConnectorWords,
  check: Omit<AccountCheck, 'checkedTools'>,
  ids: ConfirmAccountMetadata,
): ModalView {
  const { account, isSignedIn } = check;
  return modal({
    title: 'Is this the account?',
    callbackId: modals.confirmAccount,
    metadata: metadata.confirmAccount.print(ids),
    submit: 'Save',
    blocks: [
      section(
        isSignedIn
          ? md`${words.tool} says that the account which signed in is`
          : md`${words.tool} says that this token belongs to`,
      ),
      section(md`*${cut(account.name, 200)}*\n${account.email ?? 'no e-mail address'}`),
      ...reachBlocks(account.reaches),
      ...otherAccountBlocks(check),
      ...stopBlocks(words, check.warnings),
      ...noticeBlocks(check.warnings),
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

function otherAccountBlocks({ account, replaces }: Pick<AccountCheck, 'account' | 'replaces'>): KnownBlock[] {
  if (!replaces || replaces.id === account.id) return [];
  return [
    section(md`🔁 This is another account than before: it takes the place of *${cut(replaces.name, 200)}*.`),
  ];
}

/** What would take no Requests any more. */
function stopBlocks({ components }: ConnectorWords, warnings: readonly AccountWarning[]): KnownBlock[] {
  const stops = warnings.filter((warning) => warning.kind === 'component' && warning.stops);
  if (stops.length === 0) return [];
  const lines = stops
    .slice(0, mostShown)
    .flatMap((warning) => (warning.kind === 'component' ? [section(md`• ${componentWords(warning)}`)] : []));
  const rest = stops.length - lines.length;
  return [
    section(
      md`⛔ *What would stop*\nRequests could not be delivered to these ${components}. Give the account access first, or save it all the same.`,
    ),
    ...lines,
    ...(rest > 0 ? [context(md`… and ${rest} more`)] : []),
  ];
}

/** What else should be known, said once here and kept in the health of the Integration. */
function noticeBlocks(warnings: readonly AccountWarning[]): KnownBlock[] {
  const others = warnings.filter((warning) => !(warning.kind === 'component' && warning.stops));
  const rest = others.length - mostShown;
  return [
    ...others.slice(0, mostShown).map((warning) => section(md`⚠️ ${warningWords(warning)}`)),
    ...(rest > 0 ? [context(md`… and ${rest} more`)] : []),
  ];
}
