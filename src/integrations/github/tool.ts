import { addressEntry, defineTool } from '../tool.ts';
import { githubConnector } from './index.ts';

export const github = defineTool({
  environment: {
    GITHUB_API_URL: addressEntry('https://api.github.com').describe(
      'Base URL of the GitHub REST API; https://host/api/v3 for GitHub Enterprise Server.',
    ),
  },
  oauthApp: [],
  connector: (settings) => githubConnector({ url: settings.GITHUB_API_URL }),
});
