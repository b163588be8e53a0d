import { pino } from 'pino';

export type Log = pino.Logger;

/**
 * JSON lines on standard output. What people typed is never logged, only ids; and should a token reach a log call
 * all the same, these paths are struck out.
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: {
      paths: [
        'token',
        'accessToken',
        'botToken',
        'credentials',
        'authorization',
        '*.token',
        '*.authorization',
      ],
      censor: '[secret]',
    },
  });
}
