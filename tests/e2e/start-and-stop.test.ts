import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { freePort } from '../../sandbox/demo/free-port.ts';
import { type Slack, startSlack } from '../../sandbox/slack/driver.ts';
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

  test('[A1] a bot token that Slack refuses ends the process with 1 and says so', async () => {
    const app = start({ ...environment(await freePort()), SLACK_BOT_TOKEN: 'xoxb-wrong' });
    const [code] = await once(app.process, 'exit');
    expect(code).toBe(1);
    expect(app.said()).toContain('SLACK_BOT_TOKEN');
    expect(app.said()).not.toContain('    at ');
  });
});
