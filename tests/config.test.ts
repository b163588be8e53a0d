import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ConfigError, environment, readConfig } from '../src/config.ts';

const key = Buffer.alloc(32, 1).toString('base64');
const oneWorkspace = {
  ENCRYPTION_KEYS: `k1:${key}`,
  SLACK_SIGNING_SECRET: 'a signing secret',
  SLACK_BOT_TOKEN: 'xoxb-1',
};

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('The configuration was accepted.');
}

test('[E1] little has to be said: the rest has defaults', () => {
  expect(readConfig(oneWorkspace)).toMatchObject({
    PORT: 3000,
    DATABASE_URL: 'file:./data/streamly.db',
    SLACK_API_URL: 'https://slack.com/api/',
    ASANA_URL: 'https://app.asana.com',
    SMARTSHEET_API_URL: 'https://api.smartsheet.com/2.0',
    LOG_LEVEL: 'info',
    MODE: 'all',
  });
});

test('[E1] one message names every wrong entry, each once', () => {
  const message = refusal({
    ...oneWorkspace,
    ENCRYPTION_KEYS: 'k1:short',
    PORT: 'eighty',
    DATABASE_URL: 'mysql://db',
    PUBLIC_URL: 'ftp://example.com',
    MODE: 'some',
    SLACK_BOT_TOKEN: 'token',
  });
  const wrong = ['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'ENCRYPTION_KEYS', 'SLACK_BOT_TOKEN', 'MODE'];
  const named = message
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(':')[0]);
  expect(named).toEqual(wrong);
  expect(message).toContain('.env.example');
});

test('[E1] the message tells no secret', () => {
  const message = refusal({
    ...oneWorkspace,
    ENCRYPTION_KEYS: 'k1:hunter2',
    SLACK_SIGNING_SECRET: 'hunter2',
  });
  expect(message).not.toContain('hunter2');
});

test('[E1] empty entries count as absent', () => {
  expect(readConfig({ ...oneWorkspace, PORT: '', METRICS_TOKEN: '' })).toMatchObject({ PORT: 3000 });
  expect(refusal({ ...oneWorkspace, ENCRYPTION_KEYS: '' })).toContain('ENCRYPTION_KEYS: is required');
});

test('[A1] without the token of one workspace, all that an install by OAuth needs must be there', () => {
  const { SLACK_BOT_TOKEN: _, ...rest } = oneWorkspace;
  const message = refusal({ ...rest, SLACK_CLIENT_ID: '1.2' });
  for (const name of ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'PUBLIC_URL'])
    expect(message).toContain(`${name}:`);
  expect(message).not.toContain('SLACK_CLIENT_ID:');
});

test('[I1] a client id of a tool needs its secret, and an address to come back to', () => {
  const message = refusal({ ...oneWorkspace, ASANA_CLIENT_ID: '1', SMARTSHEET_CLIENT_SECRET: 's' });
  const named = message
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(':')[0]);
  expect(named).toEqual(['ASANA_CLIENT_SECRET', 'PUBLIC_URL', 'SMARTSHEET_CLIENT_ID']);
  const whole = { ASANA_CLIENT_ID: '1', ASANA_CLIENT_SECRET: 's', PUBLIC_URL: 'https://streamly.test/' };
  expect(readConfig({ ...oneWorkspace, ...whole })).toMatchObject({ ASANA_CLIENT_ID: '1' });
});

test('[E4] several keys are read, newest first', () => {
  const other = Buffer.alloc(32, 2).toString('base64');
  const { ENCRYPTION_KEYS } = readConfig({ ...oneWorkspace, ENCRYPTION_KEYS: `k2:${other}, k1:${key}` });
  expect(ENCRYPTION_KEYS).toEqual([
    { id: 'k2', key: Buffer.alloc(32, 2) },
    { id: 'k1', key: Buffer.alloc(32, 1) },
  ]);
});

test('[E5] .env.example holds every entry with its description and default, and nothing else', () => {
  const shape = Object.entries(environment.shape);
  const expected = shape.map(([name, entry]) => {
    const absent = entry.safeParse(undefined);
    const value = absent.success ? `${(absent.data as string | number | undefined) ?? ''}` : '';
    return `# ${entry.description}\n${absent.success ? '# ' : ''}${name}=${value}`;
  });
  const written = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const [introduction, ...entries] = written.trimEnd().split('\n\n');
  expect(entries).toEqual(expected);
  expect(introduction?.split('\n').every((line) => line.startsWith('#'))).toBe(true);
});
