import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createContext } from '../../src/context.ts';
import { submitRequest } from '../../src/domain/requests/submit-request.ts';
import { startHttpServer } from '../../src/http/server.ts';
import { installBenchWorkspace, requester, workspaceId } from '../workspace.ts';
import type { Ready } from './server-process.ts';
import { botToken, signingSecret, surroundings } from './settings.ts';

/** The app as `MODE=web` runs it, on a new SQLite file with one Stream and one Request. */
const { slackUrl, folder } = surroundings();
const context = createContext(
  readConfig({
    DATABASE_URL: `file:${join(folder, 'streamly.db')}`,
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slackUrl,
    LOG_LEVEL: 'warn',
    MODE: 'web',
  }),
);
await context.store.migrate();
const sealed = await context.secrets.seal({ workspaceId, purpose: 'slack_bot_token' }, botToken);
const stream = await installBenchWorkspace(context, sealed);
const form = await context.store.in(workspaceId).read((db) => db.streams.form(stream.id, 1));
const fieldIds = Object.fromEntries((form?.fields ?? []).map(({ name, id }) => [name, id]));
const submitted = await submitRequest(context, workspaceId, requester, {
  streamId: stream.id,
  formVersion: 1,
  answers: { [fieldIds.Subject ?? '']: 'The Request whose buttons are clicked' },
  files: [],
  submissionKey: 'first',
});
if (submitted.outcome !== 'submitted') throw new Error('The first Request was not saved.');

const { port } = await startHttpServer(context, createApp(context).receiver, 0);
process.send?.({ port, streamId: stream.id, fieldIds, requestId: submitted.request.id } satisfies Ready);
