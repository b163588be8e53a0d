/** What both servers and the load have to agree on. */
export const signingSecret = 'bench-signing-secret';
export const botToken = 'xoxb-bench';

/** Where a server process finds the stand-in Slack, and a folder for its files. */
export function surroundings(): { slackUrl: string; folder: string } {
  const { BENCH_SLACK_URL: slackUrl, BENCH_FOLDER: folder } = process.env;
  if (!slackUrl || !folder) throw new Error('This process is started by npm run bench.');
  return { slackUrl, folder };
}
