import { Pool } from 'undici';
import { signed } from './payloads.ts';

/** Calls one server as Slack does, over connections that stay open. */
export interface Caller {
  /** @throws where the answer is not 200. */
  post(body: string): Promise<void>;
  close(): Promise<void>;
}

export function callerOf(port: number, connections: number): Caller {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections });
  return {
    async post(body) {
      const answer = await pool.request({
        path: '/slack/events',
        method: 'POST',
        headers: signed(body),
        body,
      });
      const words = await answer.body.text();
      if (answer.statusCode !== 200 || words.includes('errors')) {
        throw new Error(`The server answered ${answer.statusCode}: ${words}`);
      }
    },
    close: () => pool.close(),
  };
}
