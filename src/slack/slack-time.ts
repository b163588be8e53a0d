/** A moment as Slack writes it, `1700000000.000100`: until the year 2286 these sort as the moments do. */
export function slackTime(time: Date): string {
  return (time.getTime() / 1000).toFixed(6);
}
