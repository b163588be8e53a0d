import { isMatch } from 'date-fns';
import type { Bound } from './field.ts';

/** As people type and read it: `2026-12-31`, `today`, `today+3`; a number as it is. */
export function boundText(bound: Bound | null): string {
  if (bound === null) return '';
  if (bound.kind === 'fixed') return bound.value;
  return bound.days === 0 ? 'today' : `today${bound.days > 0 ? '+' : ''}${bound.days}`;
}

/** A bound in a sentence: `today`, `3 days after today`. */
export function boundWords(bound: Bound): string {
  if (bound.kind === 'fixed') return bound.value;
  if (bound.days === 0) return 'today';
  const days = Math.abs(bound.days);
  return `${days === 1 ? '1 day' : `${days} days`} ${bound.days > 0 ? 'after' : 'before'} today`;
}

const farthest = 3650;

/** A day: a date, or counted from the day of submission. Undefined: it is neither. */
export function parseDay(text: string): Bound | null | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === '') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) {
    return isMatch(typed, 'yyyy-MM-dd') ? { kind: 'fixed', value: typed } : undefined;
  }
  const [, sign = '+', days = '0'] = /^today(?:\s*([+-])\s*(\d{1,4})(?:\s*days?)?)?$/.exec(typed) ?? [];
  if (!typed.startsWith('today') || (typed !== 'today' && !/\d/.test(typed))) return undefined;
  const count = Number(days) * (sign === '-' ? -1 : 1);
  return Math.abs(count) <= farthest ? { kind: 'today', days: count === 0 ? 0 : count } : undefined;
}

/** A number in decimal writing. Undefined: it is none. */
export function parseNumber(text: string): Bound | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(typed) ? { kind: 'fixed', value: typed } : undefined;
}
