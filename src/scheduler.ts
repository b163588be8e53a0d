import type { Log } from './telemetry/log.ts';

/** Something that is done now and then, by every process; the job itself sees to it that one of them does it. */
export interface ScheduledJob {
  /** Names the job in the log. */
  name: string;
  /** Milliseconds between the end of a run and the beginning of the next. */
  everyMs: number;
  /** @param isStopping whether to end early: asked between two steps. */
  run(isStopping: () => boolean): Promise<void>;
}

export interface Scheduler {
  /** Runs each job at once and then again and again; never one while it still runs. */
  start(): void;
  /** Starts nothing more and waits for what runs, at most so many milliseconds. */
  stop(atMostMs: number): Promise<void>;
}

/** One place for all that is done by the clock. A job that fails is logged and comes again. */
export function createScheduler(jobs: readonly ScheduledJob[], log: Pick<Log, 'error'>): Scheduler {
  const timers = new Map<ScheduledJob, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let stopping = false;

  function run(job: ScheduledJob): void {
    const turn = job
      .run(() => stopping)
      .catch((error: unknown) => log.error({ err: error, job: job.name }, 'scheduled job failed'))
      .then(() => {
        running.delete(turn);
        if (!stopping) timers.set(job, setTimeout(run, job.everyMs, job));
      });
    running.add(turn);
  }

  return {
    start() {
      for (const job of jobs) run(job);
    },
    async stop(atMostMs) {
      stopping = true;
      for (const timer of timers.values()) clearTimeout(timer);
      let late: NodeJS.Timeout | undefined;
      const tooLate = new Promise<void>((resolve) => {
        late = setTimeout(resolve, atMostMs);
      });
      await Promise.race([Promise.all(running), tooLate]);
      clearTimeout(late);
    },
  };
}
