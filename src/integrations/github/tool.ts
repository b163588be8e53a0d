import { addressEntry, clientEntry, defineTool, oauthAppOf } from '../tool.ts';
import { githubConnector } from './index.ts';

export const github = defineTool({
  environment: {
    GITHUB_API_URL: addressEntry('https://api.github.com').describe(
      'Base URL of the GitHub REST API; https://host/api/v3 for GitHub Enterprise Server.',
    ),
    GITHUB_URL: addressEntry('https://github.com').describe('Where people sign in to GitHub.'),
    GITHUB_CLIENT_ID: clientEntry().describe(
      'Of the GitHub App that service users sign in with; without it, tokens are pasted.',
    ),
    GITHUB_CLIENT_SECRET: clientEntry().describe('Of the same GitHub App.'),
  },
  oauthApp: ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
  connector: (settings) =>
    githubConnector({
      url: settings.GITHUB_API_URL,
      siteUrl: settings.GITHUB_URL,
      oauthApp: oauthAppOf(settings.GITHUB_CLIENT_ID, settings.GITHUB_CLIENT_SECRET),
    }),
});
