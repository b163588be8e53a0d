import type { AccountWarning } from '../../domain/integrations/account-check.ts';
import type { IntegrationHealth } from '../../domain/integrations/health.ts';
import type { Integration } from '../../domain/integrations/integration.ts';
import { join, type Mrkdwn, md, mention, moment } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';

/** How an Integration is doing (I5). */
export interface ShownHealth extends Pick<Integration, 'pausedBecause' | 'label'> {
  account: Pick<Integration['account'], 'name' | 'email'>;
  /** Deliveries owed to the tool, and those that were given up. */
  waiting: number;
  failed: number;
  lastSuccessAt: Date | null;
  /** What of the tool's quota was used within the last minute. */
  quota: { used: number; perMinute: number };
  /** The tool asks us to wait until then; null where that is over. */
  limitedUntil: Date | null;
  warnings: IntegrationHealth['warnings'];
}

const longestName = 100;
const longestProblem = 300;

/** @param name of the tool. */
export function healthWords(name: string, health: ShownHealth): Mrkdwn {
  const { account, pausedBecause, label, waiting, failed } = health;
  const title = label === null ? md`*${name}*` : md`*${label}* (${name})`;
  const email = account.email === null ? '' : ` (${cut(account.email, longestName)})`;
  const state = pausedBecause === null ? '🟢 Working' : `⏸️ Paused: ${cut(pausedBecause, 500)}`;
  const owed = `${count(waiting, 'change')} waiting, ${failed === 0 ? 'none' : failed} failed`;
  const owedLine = `${owed.charAt(0).toUpperCase()}${owed.slice(1)}`;
  return md`${title} as ${cut(account.name, longestName)}${email}\n${state}\n${owedLine}\n${lastWords(health)} · ${quotaWords(health)}`;
}

function lastWords({ lastSuccessAt }: ShownHealth): Mrkdwn {
  return lastSuccessAt === null ? md`Nothing delivered yet` : md`Last delivered ${moment(lastSuccessAt)}`;
}

function quotaWords({ quota, limitedUntil }: ShownHealth): Mrkdwn {
  if (limitedUntil !== null) return md`the tool asks us to wait until ${moment(limitedUntil)}`;
  return md`${quota.used} of ${quota.perMinute} requests used this minute`;
}

/** What should be known of the account, and what to do about it (I3). */
export function warningWords(warning: AccountWarning): Mrkdwn {
  switch (warning.kind) {
    case 'slack_person': {
      const gone = warning.isDeactivated ? ', who is deactivated in Slack' : '';
      return md`This looks like the account of a real person: its e-mail address is that of ${mention(warning.userId)}${gone}. When that person leaves, or changes a password, the Integration stops for everybody. Better make a service user, an account that belongs to nobody, and sign in as it.`;
    }
    case 'limited':
      return md`${cut(warning.words, longestProblem)} Better give the service user a full account.`;
    case 'component':
      return componentWords(warning);
  }
}

/** One component of which the account cannot do everything. */
export function componentWords({
  component,
  streams,
  problem,
}: AccountWarning & { kind: 'component' }): Mrkdwn {
  const names = streams.map((name) => cut(name, longestName));
  const shown =
    names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
  return md`*${cut(component, longestName)}* (${shown}): ${cut(problem, longestProblem)}`;
}

/** The first of the warnings, and how many more there are; null where there are none. */
export function warningLines(warnings: readonly AccountWarning[], most: number): Mrkdwn | null {
  if (warnings.length === 0) return null;
  const lines = warnings.slice(0, most).map((warning) => md`⚠️ ${warningWords(warning)}`);
  const rest = warnings.length - lines.length;
  return join(rest > 0 ? [...lines, md`… and ${count(rest, 'more', 'more')}`] : lines, '\n');
}
