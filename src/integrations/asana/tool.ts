import { addressEntry, clientEntry, defineTool, oauthAppOf } from '../tool.ts';
import { asanaConnector } from './index.ts';

export const asana = defineTool({
  environment: {
    ASANA_URL: addressEntry('https://app.asana.com').describe('Base URL of Asana.'),
    ASANA_CLIENT_ID: clientEntry().describe(
      'Of the Asana app that service users sign in with; without it, tokens are pasted.',
    ),
    ASANA_CLIENT_SECRET: clientEntry().describe('Of the same Asana app.'),
  },
  oauthApp: ['ASANA_CLIENT_ID', 'ASANA_CLIENT_SECRET'],
  connector: (settings) =>
    asanaConnector({
      url: settings.ASANA_URL,
      oauthApp: oauthAppOf(settings.ASANA_CLIENT_ID, settings.ASANA_CLIENT_SECRET),
    }),
});
