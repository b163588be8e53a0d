import { type Logger, LogLevel } from '@slack/logger';
import type { Log } from './log.ts';

/** Bolt's and the Slack SDK's log lines, in ours. Their debug lines hold whole payloads: they are not passed on. */
export function boltLogger(log: Log): Logger {
  const line = (parts: unknown[]) => parts.map(String).join(' ');
  return {
    debug: () => undefined,
    info: (...parts) => log.debug(line(parts)),
    warn: (...parts) => log.warn(line(parts)),
    error: (...parts) => log.error(line(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
