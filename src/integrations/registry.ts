import { asanaConnector } from './asana/index.ts';
import type { Connector } from './connector.ts';
import { smartsheetConnector } from './smartsheet/index.ts';

/** Where the tools are, as the configuration has it. */
export interface ToolAddresses {
  ASANA_URL: string;
  SMARTSHEET_API_URL: string;
}

export interface Connectors {
  readonly all: readonly Connector[];
  /** @throws where no such tool exists: the name comes from our own database. */
  of(tool: string): Connector;
}

/** Every tool that Streamly speaks with. A new one is one line. */
export function createConnectors(addresses: ToolAddresses): Connectors {
  const all: Connector[] = [
    asanaConnector({ url: addresses.ASANA_URL }),
    smartsheetConnector({ url: addresses.SMARTSHEET_API_URL }),
  ];
  return {
    all,
    of(tool) {
      const found = all.find((connector) => connector.tool === tool);
      if (!found) throw new Error(`No connector for ${tool}.`);
      return found;
    },
  };
}
