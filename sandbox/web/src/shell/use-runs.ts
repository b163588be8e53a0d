import { useEffect, useRef } from 'react';
import { useDirectory, useSession } from '../session/session-context.ts';

/** Says how a workflow ended that this person ran in this window's time. */
export function useRuns(): void {
  const { newestRun } = useDirectory();
  const { cast, say } = useSession();
  const told = useRef(newestRun?.state === 'running' ? null : (newestRun?.id ?? null));

  useEffect(() => {
    if (!newestRun || newestRun.state === 'running' || newestRun.id === told.current) return;
    told.current = newestRun.id;
    const title = cast.app.steps.find(({ callbackId }) => callbackId === newestRun.callbackId)?.title;
    const outputs = Object.entries(newestRun.outputs).map(
      ([name, value]) => `${name} ${JSON.stringify(value)}`,
    );
    const end = newestRun.state === 'failed' ? `failed: ${newestRun.error}` : 'is done';
    say([`The workflow “${title ?? newestRun.callbackId}” ${end}`, ...outputs].join(', '));
  }, [newestRun, cast, say]);
}
