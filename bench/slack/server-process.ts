import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchForm } from './payloads.ts';

/** What a server process says once it listens. */
export interface Ready extends BenchForm {
  port: number;
}

export interface ServerProcess extends Ready {
  stop(): Promise<void>;
}

/** Starts our app, or the bare one, in a process of its own. */
export async function startServer(
  file: 'our-server.ts' | 'bare-server.ts',
  env: { BENCH_SLACK_URL: string; BENCH_FOLDER: string },
): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { env: { ...process.env, ...env } });
  const ready = await firstMessage(child, file);
  return {
    ...ready,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

function firstMessage(child: ChildProcess, name: string): Promise<Ready> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it listened.`)));
  });
}
