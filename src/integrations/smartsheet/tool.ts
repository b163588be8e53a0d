import { addressEntry, clientEntry, defineTool, oauthAppOf } from '../tool.ts';
import { smartsheetConnector } from './index.ts';

export const smartsheet = defineTool({
  environment: {
    SMARTSHEET_API_URL: addressEntry('https://api.smartsheet.com/2.0').describe(
      'Base URL of the Smartsheet API; .eu, .au and smartsheetgov.com for other regions.',
    ),
    SMARTSHEET_APP_URL: addressEntry('https://app.smartsheet.com').describe(
      'Where people sign in to Smartsheet; .eu, .au and app.smartsheetgov.com for other regions.',
    ),
    SMARTSHEET_CLIENT_ID: clientEntry().describe(
      'Of the Smartsheet app that service users sign in with; without it, tokens are pasted.',
    ),
    SMARTSHEET_CLIENT_SECRET: clientEntry().describe('Of the same Smartsheet app.'),
  },
  oauthApp: ['SMARTSHEET_CLIENT_ID', 'SMARTSHEET_CLIENT_SECRET'],
  connector: (settings) =>
    smartsheetConnector({
      url: settings.SMARTSHEET_API_URL,
      appUrl: settings.SMARTSHEET_APP_URL,
      oauthApp: oauthAppOf(settings.SMARTSHEET_CLIENT_ID, settings.SMARTSHEET_CLIENT_SECRET),
    }),
});
