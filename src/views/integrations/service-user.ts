import type { ModalView } from '@slack/types';
import type { ConnectorWords } from '../../integrations/connector.ts';
import { section } from '../blocks.ts';
import { modals } from '../ids.ts';
import { type IntegrationMetadata, metadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { md } from '../mrkdwn.ts';

export const integrationTitle: Record<IntegrationMetadata['act'], string> = {
  add: 'Add Integration',
  manage: 'Manage Integration',
};

/** The page before an Integration is added or changed: what a service user is, and why one should be used. */
export function serviceUser(words: ConnectorWords, ids: IntegrationMetadata): ModalView {
  return modal({
    title: integrationTitle[ids.act],
    callbackId: modals.serviceUser,
    metadata: metadata.integration.print(ids),
    submit: 'I understand',
    blocks: [
      section(md`*Use a service user for ${words.tool}*`),
      section(
        md`A service user is an account in ${words.tool} that belongs to no real person. Streamly signs in as it, and everything that Streamly does in ${words.tool} is done in its name.`,
      ),
      section(
        md`*Why not your own account?*\n• When you leave, or change your password, the Integration would stop for everybody.\n• Every ${words.task} would look as if you had made it.\n• Streamly could see everything that you can see.`,
      ),
      section(
        md`*Before you go on*\n1. Make an account in ${words.tool}, with an e-mail address that your team can read.\n2. Give it access to the ${words.components} that Requests go to, and to nothing else.\n3. Sign in to ${words.tool} as that account.`,
      ),
      ...(ids.act === 'manage' ? [section(otherAccountWords(words))] : []),
    ],
  });
}

function otherAccountWords({ component, components, tool }: ConnectorWords) {
  return md`*If you sign in as another account*\n• A ${component} that the new account cannot write to takes no Requests any more. Streamly looks at all ${components} that Streams use first, and lists what would stop, before anything is saved.\n• What was made so far stays, but from then on everything is done in the name of the new account.\n• The access of the account before is taken back in ${tool}, if it was signed in in the browser.`;
}
