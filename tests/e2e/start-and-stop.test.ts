import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { freePort } from '../../sandbox/demo/free-port.ts';
import { type Slack, startSlack } from '../../sandbox/slack/driver.ts';
import { openStore } from '../../src/db/store.ts';
import { oldNodeWords } from '../../src/old-node.ts';
import { clientId, clientSecret, signingSecret } from '../support/test-config.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Runs the app as a process; collects what it says. */
function start(environment: Record<string, string>): { process: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH, ...environment } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      said += part.toString();
    });
  }
  return { process: child, said: () => said };
}

describe('starting', () => {
  test('[E1] a wrong environment is said in one message that names every entry, and the process ends with 1', async () => {
    const app = start({ PORT: 'many', DATABASE_URL: 'mysql://x', ENCRYPTION_KEYS: 'short', MODE: 'fast' });
    const [code] = await once(app.process, 'exit');
    expect(code).toBe(1);
    for (const name of ['PORT', 'DATABASE_URL', 'ENCRYPTION_KEYS', 'MODE', 'SLACK_SIGNING_SECRET']) {
      expect(app.said()).toContain(`  ${name}: `);
    }
    expect(app.said()).not.toContain('    at ');
  });

  test('[E1] an older Node is refused in words', () => {
    expect(oldNodeWords('v20.20.2')).toContain('needs Node 22.18 or newer; this is v20.20.2');
    expect(oldNodeWords('v22.17.9')).toContain('this is v22.17.9');
    expect(oldNodeWords('v22.18.0')).toBeNull();
    expect(oldNodeWords('v24.1.0')).toBeNull();
  });
});

describe('running', () => {
  let folder: string;
  let slack: Slack;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'streamly-'));
    slack = await startSlack({ signingSecret, clientId, clientSecret, statePath: null });
  });
  afterEach(async () => {
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  });

  const environment = (port: number) => ({
    PORT: String(port),
    DATABASE_URL: `file:${join(folder, 'new', 'streamly.db')}`,
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: slack.botToken('acme'),
    SLACK_API_URL: slack.apiUrl,
  });

  test('[E1, E4] it makes its database, answers, and ends in order at SIGTERM', async () => {
    const port = await freePort();
    const app = start(environment(port));
    const ended = once(app.process, 'exit');
    while (!app.said().includes('streamly is up')) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    app.process.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(app.said()).toContain('stopped');
    expect(app.said()).not.toContain(slack.botToken('acme'));
  });

  const untilUp = async ({ said }: ReturnType<typeof start>) => {
    while (!said().includes('streamly is up')) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  test.each([
    ['limits calls', { kind: 'status', status: 429 }],
    ['fails', { kind: 'status', status: 500 }],
  ] as const)(
    '[A1] it starts where Slack %s for a moment, and is installed once Slack answers',
    async (_, fault) => {
      const port = await freePort();
      slack.fail({ ...fault, path: /auth\.test$/, times: 2 });
      const app = start(environment(port));
      const ended = once(app.process, 'exit');
      await untilUp(app);
      await slack
        .as('alice')
        .waitFor(() => slack.exchanges.filter(({ path }) => path.includes('auth.test')).length > 2);
      app.process.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
      expect(app.said()).toContain('trying again');
    },
  );

  test.each<[string, (port: number) => Promise<Record<string, string>>, string]>([
    [
      'a port that is in use',
      async () => ({ PORT: new URL(slack.apiUrl).port }),
      'is in use already. Stop what uses it, or choose another one with PORT.',
    ],
    [
      'a folder that can’t be created',
      async () => {
        await writeFile(join(folder, 'a-file'), '');
        return { DATABASE_URL: `file:${join(folder, 'a-file', 'data', 'streamly.db')}` };
      },
      'can’t be created',
    ],
    ['a database that is a folder', async () => ({ DATABASE_URL: `file:${folder}` }), 'it can’t be opened'],
    [
      'a file that is no database',
      async () => {
        await writeFile(join(folder, 'notes.txt'), 'These are notes, and no database. '.repeat(50));
        return { DATABASE_URL: `file:${join(folder, 'notes.txt')}` };
      },
      'it is no SQLite database',
    ],
    [
      'a PostgreSQL that is not there',
      async (port) => ({ DATABASE_URL: `postgres://streamly:s3cret@127.0.0.1:${port}/streamly` }),
      'nothing answers there',
    ],
    [
      'a database of a newer version',
      async () => {
        const path = join(folder, 'newer.db');
        const store = openStore({ url: `file:${path}` });
        await store.migrate();
        await store.close();
        const file = new Database(path);
        file.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('later', 9e12);
        file.close();
        return { DATABASE_URL: `file:${path}` };
      },
      'The database was made by a newer version of Streamly.',
    ],
  ])('[E1] %s ends the process with 1 and a sentence that says what to do', async (_, broken, sentence) => {
    const port = await freePort();
    const app = start({ ...environment(port), ...(await broken(port)) });
    const [code] = await once(app.process, 'exit');
    expect(code).toBe(1);
    expect(app.said()).toContain(sentence);
    expect(app.said()).not.toContain('    at ');
    expect(app.said()).not.toContain('s3cret');
  });

  test('[E1] other keys than those of the stored tokens end the process with 1 and say so', async () => {
    const port = await freePort();
    const first = start(environment(port));
    const stopped = once(first.process, 'exit');
    await untilUp(first);
    first.process.kill('SIGTERM');
    await stopped;
    const other = start({
      ...environment(port),
      ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 8).toString('base64')}`,
    });
    const [code] = await once(other.process, 'exit');
    expect(code).toBe(1);
    expect(other.said()).toContain('ENCRYPTION_KEYS can’t open the tokens');
    expect(other.said()).not.toContain('    at ');
  });

  test('[A1] a bot token that Slack refuses ends the process with 1 and says so', async () => {
    const app = start({ ...environment(await freePort()), SLACK_BOT_TOKEN: 'xoxb-wrong' });
    const [code] = await once(app.process, 'exit');
    expect(code).toBe(1);
    expect(app.said()).toContain('SLACK_BOT_TOKEN');
    expect(app.said()).not.toContain('    at ');
  });
});
