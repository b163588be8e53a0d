import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Heard, KnownWebhook, RegisteredWebhook, WebhookCall } from '../../src/integrations/changes.ts';
import type { ContractWorld } from './contract-world.ts';

/** An address that a tool calls: it answers as the connector has it, and keeps what it heard. */
export interface WebhookTarget {
  url: string;
  /** Every call and what it said, oldest first. */
  calls: { call: WebhookCall; heard: Heard }[];
  known: KnownWebhook;
  keep: (made: RegisteredWebhook) => Promise<void>;
  close(): Promise<void>;
}

export async function startWebhookTarget(world: Pick<ContractWorld, 'connector' | 'serviceUser'>) {
  const { webhooks } = world.connector();
  const calls: WebhookTarget['calls'] = [];
  const known: KnownWebhook = {
    secret: null,
    externalId: null,
    isPending: true,
    accountId: world.serviceUser.id,
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as WebhookCall['headers'];
      const call = { headers, body: Buffer.concat(chunks) };
      const heard = webhooks.hear(call, known);
      calls.push({ call, heard });
      if (heard.kind === 'handshake' && heard.secret !== null) known.secret = heard.secret;
      response.writeHead(
        heard.kind === 'refused' ? heard.status : 200,
        heard.kind === 'handshake' ? heard.headers : {},
      );
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const target: WebhookTarget = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/tool/1`,
    calls,
    known,
    async keep({ externalId, secret }) {
      known.externalId = externalId;
      known.secret = secret;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return target;
}
