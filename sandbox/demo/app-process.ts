import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Clock } from './clock.ts';

/** One line of the app's log. */
export interface LogLine {
  time: number;
  level: number;
  msg: string;
  [fact: string]: unknown;
}

/** The app as a process of its own, as it runs in production; only its environment differs. */
export interface AppProcess {
  /** Newest last, the latest 500. */
  readonly log: LogLine[];
  /** Null: it does not run. */
  readonly pid: number | null;
  /** Whether it has been started and has not ended since. */
  readonly isReady: boolean;
  /** Resolves once it answers. @throws where it ends instead, with what it said. */
  start(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Lets it end in order. */
  stop(): Promise<void>;
  /** Calls back when it has said something, has begun or has ended. */
  onChange(listener: () => void): void;
}

const mostLines = 500;
const upWithinMs = 60_000;
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const movedClock = new URL('./moved-clock.ts', import.meta.url).href;

/** @param url where the app listens. It goes by the clock, also after a new start. */
export function appProcess(url: string, environment: Record<string, string>, clock: Clock): AppProcess {
  const log: LogLine[] = [];
  const listeners: (() => void)[] = [];
  let child: ChildProcess | null = null;
  let isReady = false;

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function remember(line: string): void {
    try {
      log.push(JSON.parse(line) as LogLine);
    } catch {
      log.push({ time: Date.now(), level: 30, msg: line });
    }
    if (log.length > mostLines) log.shift();
    tell();
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    await gone;
  }

  clock.follow(async (offset) => {
    if (child?.connected) await tellClock(child, offset);
  });

  return {
    log,
    get pid() {
      return child?.pid ?? null;
    },
    get isReady() {
      return isReady;
    },
    async start() {
      const started = spawn(process.execPath, ['--import', movedClock, main], {
        env: { PATH: process.env.PATH, SANDBOX_CLOCK_OFFSET: String(clock.offset), ...environment },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      child = started;
      tell();
      started.once('exit', () => {
        if (child === started) {
          child = null;
          isReady = false;
        }
        tell();
      });
      for (const output of [started.stdout, started.stderr]) {
        if (output) createInterface({ input: output }).on('line', remember);
      }
      const deadline = performance.now() + upWithinMs;
      while (!(await answers(url))) {
        if (child !== started || performance.now() > deadline) {
          throw new Error(
            `The app did not start:\n${log
              .slice(-10)
              .map(({ msg }) => msg)
              .join('\n')}`,
          );
        }
        await delay(50);
      }
      isReady = true;
      tell();
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Resolves once the process goes by the offset, or is gone. */
function tellClock(child: ChildProcess, clockOffset: number): Promise<void> {
  return new Promise((resolve) => {
    function settle() {
      child.off('message', heard).off('disconnect', settle);
      resolve();
    }
    function heard(message: { clockOffset?: unknown }) {
      if (message.clockOffset === clockOffset) settle();
    }
    child.on('message', heard).on('disconnect', settle);
    child.send({ clockOffset }, (error) => {
      if (error) settle();
    });
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
