import { z } from 'zod';
import { toolEnvironment, tools } from './integrations/registry.ts';

const url = z.url({ protocol: /^https?$/ });

/** Slack and the tools put paths behind these; one form spares every caller the question. */
const urlWithoutSlash = url.transform((value) => value.replace(/\/+$/, ''));

const encryptionKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]+:[A-Za-z0-9+/]{43}=$/, 'must be id:base64 of 32 bytes')
  .transform((entry) => {
    const at = entry.indexOf(':');
    return { id: entry.slice(0, at), key: Buffer.from(entry.slice(at + 1), 'base64') };
  });

/** The environment, entry by entry. `describe` is what `.env.example` says of it. */
export const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port of the one HTTP server.'),
  PUBLIC_URL: urlWithoutSlash
    .optional()
    .describe('Where Slack and the tools reach this server, such as https://streamly.example.com.'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must start with file: or postgres://')
    .default('file:./data/streamly.db')
    .describe('A SQLite file, or postgres://user:password@host/database for several processes.'),
  ENCRYPTION_KEYS: z
    .string({ error: 'is required: id:base64 of 32 bytes, such as the output of npm run -s new-key' })
    .transform((value) => value.split(',').map((entry) => entry.trim()))
    .pipe(z.array(encryptionKey).min(1))
    .describe('Keys that encrypt tokens at rest, id:base64, newest first, comma-separated.'),
  SLACK_SIGNING_SECRET: z
    .string({ error: 'is required: Basic Information → App Credentials → Signing Secret' })
    .min(8)
    .describe('Proves that a call comes from Slack.'),
  SLACK_CLIENT_ID: z.string().min(1).optional().describe('For installs by OAuth.'),
  SLACK_CLIENT_SECRET: z.string().min(1).optional().describe('For installs by OAuth.'),
  SLACK_STATE_SECRET: z.string().min(16).optional().describe('Signs the state of an install in progress.'),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xox/, 'must be a bot token, xoxb-…')
    .optional()
    .describe('One workspace, without OAuth: its bot token.'),
  SLACK_API_URL: url.default('https://slack.com/api/').describe('Base URL of the Slack Web API.'),
  SLACK_AUTHORIZE_URL: url
    .default('https://slack.com/oauth/v2/authorize')
    .describe('Where an install is agreed to.'),
  ...toolEnvironment,
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('How much is logged.'),
  MODE: z
    .enum(['all', 'web', 'worker'])
    .default('all')
    .describe('all: one process does everything; web answers Slack, worker carries out deliveries.'),
  METRICS_TOKEN: z
    .string()
    .min(8)
    .optional()
    .describe(
      'Bearer token for /metrics. Without it /metrics answers no one, unless METRICS_PUBLIC is true.',
    ),
  METRICS_PUBLIC: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true: /metrics answers everyone who can reach the server.'),
});

export type Config = z.infer<typeof environment>;

/** Something in the environment is wrong; the message names every wrong entry. */
export class ConfigError extends Error {}

/**
 * Reads the environment. Empty entries count as absent, as in a `.env` file with nothing behind the sign.
 *
 * @throws ConfigError that names every wrong entry at once.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  const problems = result.success
    ? problemsBetween(result.data)
    : result.error.issues.map((issue) => `  ${issue.path[0]?.toString() ?? '?'}: ${issue.message}`);
  if (!result.success || problems.length > 0) {
    throw new ConfigError(
      ['Streamly cannot start. Wrong in the environment (see .env.example):', ...new Set(problems)].join(
        '\n',
      ),
    );
  }
  return result.data;
}

/** What single entries cannot tell. */
function problemsBetween(config: Config): string[] {
  return [...installProblems(config), ...signInProblems(config)];
}

/** A tool's client id needs its secret and the other way round, and both an address to come back to. */
function signInProblems(config: Config): string[] {
  const given: Readonly<Record<string, unknown>> = config;
  return tools
    .map(({ oauthApp }) => oauthApp)
    .filter((names) => names.some((name) => given[name]))
    .flatMap((names) => [...names, 'PUBLIC_URL'])
    .filter((name) => !given[name])
    .map((name) => `  ${name}: is required for signing in to a tool with its client id`);
}

/** Either one workspace's token, or all that an install by OAuth needs. */
function installProblems(config: Config): string[] {
  if (config.SLACK_BOT_TOKEN) return [];
  const oauth = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'PUBLIC_URL'] as const;
  return oauth
    .filter((name) => !config[name])
    .map((name) => `  ${name}: is required for installs by OAuth (or set SLACK_BOT_TOKEN for one workspace)`);
}
