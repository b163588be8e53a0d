/** The day that it is somewhere, YYYY-MM-DD. Without a time zone, or with one that is unknown: in UTC. */
export function todayIn(timeZone: string | null, now: Date): string {
  const utc = now.toISOString().slice(0, 10);
  if (timeZone === null) return utc;
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  } catch (error) {
    if (error instanceof RangeError) return utc;
    throw error;
  }
}
