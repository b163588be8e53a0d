import { inTemporaryFolder } from '../temporary-folder.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

export const sides = ['ours', 'bare'] as const;
export type Side = (typeof sides)[number];

/** Runs a body with both servers up, on one stand-in Slack. The server that is not called costs nothing. */
export function sideBySide<Result>(
  body: (servers: Record<Side, ServerProcess>, standIn: StandIn) => Promise<Result>,
): Promise<Result> {
  return inTemporaryFolder(async (folder) => {
    const standIn = await startStandIn();
    const env = { BENCH_SLACK_URL: standIn.url, BENCH_FOLDER: folder };
    const ours = await startServer('our-server.ts', env);
    const bare = await startServer('bare-server.ts', env);
    try {
      return await body({ ours, bare }, standIn);
    } finally {
      await Promise.all([ours.stop(), bare.stop()]);
      standIn.close();
    }
  });
}
