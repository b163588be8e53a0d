import type { Connector, ToolClient } from '../../../src/integrations/connector.ts';

/** When the process dies while it writes into a tool: before the request is sent, or after it was answered. */
export type Death = 'before' | 'after';

/** Thrown in place of the end of a process: nothing that comes after it is done. */
export class Died extends Error {}

/** The connector with unlimited quota, whose next write can be the last thing that a worker does. */
export function mortal(connector: Connector, deaths: Map<string, Death>): Connector {
  const takeDeath = () => {
    const death = deaths.get(connector.tool);
    deaths.delete(connector.tool);
    return death;
  };
  return {
    ...connector,
    quota: { ...connector.quota, requestsPerMinute: 1_000_000 },
    connect(credentials, call): ToolClient {
      const client = connector.connect(credentials, call);
      const update: ToolClient['update'] = async (...args) => {
        const death = takeDeath();
        if (death === 'before') throw new Died('before the request was sent');
        const answer = await client.update(...args);
        if (death === 'after') throw new Died('after the answer had come');
        return answer;
      };
      return { ...client, update };
    },
  };
}
