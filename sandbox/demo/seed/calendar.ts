/** Working time: ten working days before today, then today and what follows, counted in minutes of work. */

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** In UTC, such that Berlin, where most of Acme is, works through it in winter and in summer. */
const openingHour = 8;

export const workingDays = 10;
export const minutesADay = 480;
export const workingMinutes = workingDays * minutesADay;

export interface Calendar {
  /** The first of the ten days, an hour before work begins. */
  readonly startsAt: Date;
  /** @param minute of work, from 0 up to `workingMinutes`. */
  timeOf(minute: number): Date;
  /** `2026-12-31` of a working day, counted from the first one; day ten is today or the first one after. */
  dateOf(day: number): string;
}

export function calendarBefore(now: Date): Calendar {
  const today = Date.parse(now.toISOString().slice(0, 10));
  const past: number[] = [];
  for (let day = today - dayMs; past.length < workingDays; day -= dayMs) {
    if (isWorkingDay(day)) past.unshift(day);
  }

  function midnightOf(day: number): number {
    const known = past[day];
    if (known !== undefined) return known;
    let midnight = today - dayMs;
    for (let left = day - workingDays; left >= 0; left -= 1) {
      do midnight += dayMs;
      while (!isWorkingDay(midnight));
    }
    return midnight;
  }

  const openingOf = (day: number) => midnightOf(day) + openingHour * 60 * minuteMs;
  return {
    startsAt: new Date(openingOf(0) - 60 * minuteMs),
    timeOf: (minute) =>
      new Date(openingOf(Math.floor(minute / minutesADay)) + (minute % minutesADay) * minuteMs),
    dateOf: (day) => new Date(midnightOf(day)).toISOString().slice(0, 10),
  };
}

function isWorkingDay(midnight: number): boolean {
  const day = new Date(midnight).getUTCDay();
  return day !== 0 && day !== 6;
}
