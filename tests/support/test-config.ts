import { type Config, readConfig } from '../../src/config.ts';

export const signingSecret = 'test-signing-secret';
export const clientId = '1111.2222';
export const clientSecret = 'test-client-secret';

/** A configuration for tests: everything on this machine, nothing logged. */
export function testConfig(entries: Partial<Record<keyof Config, string>>): Config {
  return readConfig({
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: 'a-state-secret-for-tests',
    PUBLIC_URL: 'http://127.0.0.1:1',
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...entries,
  });
}
