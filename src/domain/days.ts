import { TZDate } from '@date-fns/tz';
import { addDays, format } from 'date-fns';

/**
 * The day that it is for a person at a moment, YYYY-MM-DD.
 *
 * @param timeZone IANA name; null, or one that is not known, counts as UTC.
 */
export function dayOf(moment: Date, timeZone: string | null): string {
  const there = new TZDate(moment, timeZone ?? 'UTC');
  const known = Number.isNaN(there.getTime()) ? new TZDate(moment, 'UTC') : there;
  return format(known, 'yyyy-MM-dd');
}

/** So many days after a day, or before it. Both are YYYY-MM-DD. */
export function daysAfter(day: string, days: number): string {
  return format(addDays(new TZDate(`${day}T00:00:00Z`, 'UTC'), days), 'yyyy-MM-dd');
}

/** `2026-12-04` → `4 Dec 2026`. */
export function dayWords(day: string): string {
  return format(new TZDate(`${day}T00:00:00Z`, 'UTC'), 'd MMM yyyy');
}

/**
 * So many working days, Monday to Friday, after a day; none: the day itself, or the Monday after a weekend. Both are
 * YYYY-MM-DD.
 */
export function workingDaysAfter(day: string, days: number): string {
  let at = day;
  for (let left = days; left > 0 || isWeekend(at); at = daysAfter(at, 1)) {
    // Days are counted by the working days that they end on.
    if (left > 0 && !isWeekend(daysAfter(at, 1))) left -= 1;
  }
  return at;
}

function isWeekend(day: string): boolean {
  const weekday = new TZDate(`${day}T00:00:00Z`, 'UTC').getUTCDay();
  return weekday === 0 || weekday === 6;
}
