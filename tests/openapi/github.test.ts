import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { seedRepositories, seedTokens } from '../../sandbox/github/seed.ts';
import { startGitHub } from '../../sandbox/github/stand-in.ts';
import { githubConnector } from '../../src/integrations/github/index.ts';
import type { OpenApiDocument } from './description.ts';
import { judgeRun, report } from './deviations.ts';
import { fullRun } from './full-run.ts';
import { githubConventions, githubDeviations } from './github-deviations.ts';
import { createJudge } from './judge.ts';

const file = join(dirname(fileURLToPath(import.meta.url)), 'github/api.github.com.json');

test("[I12] connector and stand-in speak as GitHub's own description has it", async () => {
  const github = await startGitHub({ statePath: null, localTargets: true });
  const idOf = (login: string) => String(github.state.users.find((user) => user.login === login)?.id);
  try {
    await fullRun({
      fail: (fault) => github.fail(fault),
      connector: () => githubConnector({ url: github.url, pauseMs: 0 }),
      awaitsHandshake: false,
      serviceUser: {
        id: idOf('streamly-bot'),
        token: seedTokens.serviceUser,
        name: 'Streamly',
        email: 'streamly@acme.example',
      },
      componentId: seedRepositories.itHelp,
      readOnlyComponentId: seedRepositories.archived,
      noFieldsComponentId: seedRepositories.joint,
      missingComponentId: 'acme/nothing-here',
      query: 'spring',
      members: [
        { name: 'Ada Lovelace', email: 'ada@acme.example' },
        { name: 'Grace Hopper', email: 'grace@acme.example' },
      ],
      outsider: { name: 'Charles Babbage', email: 'charles@elsewhere.example' },
      deleteTask: (repository, number) =>
        void github.act('ada-lovelace', { repository, kind: 'delete_issue', number: Number(number) }),
    });
  } finally {
    await github.close();
  }

  const description = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
  const verdict = judgeRun(createJudge(description, githubConventions), github.exchanges, githubDeviations);
  expect(report(verdict)).toBe('');
  expect(verdict.exchanges).toBeGreaterThan(50);
});
