import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createContext } from '../src/context.ts';
import { type Manifest, manifestProblems, registrations } from './support/manifest-check.ts';
import { webApiCalls } from './support/web-api-calls.ts';

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');

test('[A6] the manifest has every command, shortcut, event and scope that the app uses, and no other', async () => {
  const config = readConfig({
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32).toString('base64')}`,
    SLACK_SIGNING_SECRET: 'a signing secret',
    SLACK_BOT_TOKEN: 'xoxb-1',
    DATABASE_URL: 'file::memory:',
    LOG_LEVEL: 'silent',
  });
  const context = createContext(config);
  const manifest = JSON.parse(readFileSync(resolve(projectRoot, 'manifest.json'), 'utf8')) as Manifest;
  const app = {
    ...registrations(() => createApp(context)),
    methods: [...webApiCalls(resolve(projectRoot, 'src')).keys()],
  };
  await context.store.close();
  expect(manifestProblems(manifest, app)).toEqual([]);
});
