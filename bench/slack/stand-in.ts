import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Slack that answers everything with the same few bytes, so that it is not what is measured. */
export interface StandIn {
  /** Base URL of its Web API. */
  url: string;
  /** Settles once a view is opened with the trigger. */
  opened(triggerId: string): Promise<void>;
  close(): void;
}

const answer = JSON.stringify({
  ok: true,
  view: { id: 'V0BENCH', hash: '1.bench' },
  channel: 'C0BENCH',
  ts: '1.1',
});

export async function startStandIn(): Promise<StandIn> {
  const waiting = new Map<string, () => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
      response.end(answer);
      const [, trigger] = /(?:^|&)trigger_id=([^&]+)/.exec(Buffer.concat(chunks).toString()) ?? [];
      if (trigger === undefined) return;
      waiting.get(trigger)?.();
      waiting.delete(trigger);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    opened: (triggerId) => new Promise((resolve) => waiting.set(triggerId, resolve)),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
