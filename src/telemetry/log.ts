import { pino } from 'pino';
import { describeError } from './describe-error.ts';

export type Log = pino.Logger;

/**
 * JSON lines on standard output. What people typed is never logged, only ids; and should a token reach a log call
 * all the same, these paths are struck out.
 */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    serializers: { err: describeError },
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
  };
  return destination ? pino(options, destination) : pino(options);
}
