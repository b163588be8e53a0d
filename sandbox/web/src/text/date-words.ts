/** Dates as Slack's client writes them, in a person's own time zone. */

type Format = Intl.DateTimeFormatOptions;

const formats: Record<string, Format> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/**
 * Fills in a format such as `{date_short} at {time}`. `_pretty` says yesterday, today and tomorrow;
 * `timestamp` in seconds, `now` in milliseconds since the epoch.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function dateWords(timestamp: number, format: string, timeZone: string, now: number): string {
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    const pretty = token.endsWith('_pretty');
    const form = formats[pretty ? token.slice(0, -'_pretty'.length) : token];
    if (token === 'ago') return agoWords(timestamp, now);
    if (!form) return whole;
    const near = pretty ? nearbyDay(timestamp * 1000, now, timeZone) : null;
    return near ?? written(timestamp * 1000, form, timeZone);
  });
}

/** `09:41`; `ts` as Slack stamps messages. */
export const timeOfTs = (ts: string, timeZone: string): string =>
  written(Number(ts) * 1000, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timeZone);

/** `Today`, `Yesterday` or `Friday, 20 November`. */
export function dayOfTs(ts: string, timeZone: string, now: number): string {
  const at = Number(ts) * 1000;
  const near = nearbyDay(at, now, timeZone);
  if (near) return near.charAt(0).toUpperCase() + near.slice(1);
  return written(at, { weekday: 'long', day: 'numeric', month: 'long' }, timeZone);
}

function nearbyDay(at: number, now: number, timeZone: string): string | null {
  const days = Math.round((dayNumber(at, timeZone) - dayNumber(now, timeZone)) / 86_400_000);
  return { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[days] ?? null;
}

/** Milliseconds of midnight, UTC, of the day that it is there. */
const dayNumber = (at: number, timeZone: string): number =>
  Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at));

function agoWords(timestamp: number, now: number): string {
  const seconds = timestamp - now / 1000;
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

const written = (at: number, format: Format, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { ...format, timeZone }).format(at);
