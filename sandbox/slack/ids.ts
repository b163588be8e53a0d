import { randomBytes } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** An id in Slack's manner: a letter for the kind and ten upper-case characters. */
export function newId(prefix: string): string {
  return prefix + [...randomBytes(10)].map((byte) => letters.charAt(byte % letters.length)).join('');
}

/** A lower-case token of `bytes * 2` hexadecimal digits. */
export const newSecret = (bytes = 16): string => randomBytes(bytes).toString('hex');

let lastMicros = 0;
/** More than a burst of messages can run ahead: then the clock was moved back. */
const movedBackMicros = 1_000_000;

/** A message timestamp, `seconds.micros`; two are never the same and, as long as time goes on, later ones sort later. */
export function newTs(): string {
  const now = Date.now() * 1000;
  lastMicros = lastMicros - now > movedBackMicros ? now : Math.max(now, lastMicros + 1);
  const micros = String(lastMicros);
  return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
}

export const nowSeconds = (): number => Math.floor(Date.now() / 1000);
