import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { folder } from './vendor-description.ts';

/** A request and its answer, written by the vendor. */
const scenario = z.object({
  scenario: z.string(),
  request: z.object({
    method: z.string(),
    urlPath: z.string(),
    headers: z.record(z.string(), z.string()).default({}),
    queryParameters: z.record(z.string(), z.string()).default({}),
    body: z.unknown().optional(),
  }),
  response: z.object({ status: z.number().default(200), jsonBody: z.unknown() }),
});
export type Scenario = z.infer<typeof scenario>;

const files = ['columns', 'rows', 'sheets'];

/** Smartsheet's own scenarios; null where they are not there. */
export function vendorScenarios(): Scenario[] | null {
  const paths = files.map((name) => join(folder(), 'smartsheet-scenarios', `${name}_scenarios.json`));
  if (!paths.every((path) => existsSync(path))) return null;
  return paths.flatMap((path) => z.array(scenario).parse(JSON.parse(readFileSync(path, 'utf8'))));
}

export interface ScenarioServer {
  url: string;
  close(): Promise<void>;
}

/** Answers the one request of a scenario, word for word, and refuses every other one with 418. */
export async function serveScenario({
  request: wanted,
  response: answer,
}: Scenario): Promise<ScenarioServer> {
  const server = createServer((incoming, response) => {
    let text = '';
    incoming.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://vendor');
      const differs = [
        incoming.method !== wanted.method && 'method',
        url.pathname !== `/2.0${wanted.urlPath}` && `path ${url.pathname}`,
        !isDeepStrictEqual(Object.fromEntries(url.searchParams), wanted.queryParameters) && 'query',
        Object.entries(wanted.headers).some(
          ([name, value]) => !incoming.headers[name.toLowerCase()]?.includes(value.toLowerCase()),
        ) && 'headers',
        !isDeepStrictEqual(text === '' ? undefined : JSON.parse(text), wanted.body) && `body ${text}`,
      ].filter((part) => part !== false);
      const status = differs.length > 0 ? 418 : answer.status;
      const body = differs.length > 0 ? { errorCode: 1008, message: differs.join(', ') } : answer.jsonBody;
      response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/2.0`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
