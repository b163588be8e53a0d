import { asanaConnector } from './asana/index.ts';
import type { Connector } from './connector.ts';
import type { OAuthApp } from './sign-in.ts';
import { smartsheetConnector } from './smartsheet/index.ts';

/** Where the tools are, and what we are to them, as the configuration has it. */
export interface ToolSettings {
  ASANA_URL: string;
  ASANA_CLIENT_ID?: string | undefined;
  ASANA_CLIENT_SECRET?: string | undefined;
  SMARTSHEET_API_URL: string;
  SMARTSHEET_APP_URL: string;
  SMARTSHEET_CLIENT_ID?: string | undefined;
  SMARTSHEET_CLIENT_SECRET?: string | undefined;
}

export interface Connectors {
  readonly all: readonly Connector[];
  /** @throws where no such tool exists: the name comes from our own database. */
  of(tool: string): Connector;
}

/** Every tool that Streamly speaks with. A new one is one line. */
export function createConnectors(settings: ToolSettings): Connectors {
  const all: Connector[] = [
    asanaConnector({
      url: settings.ASANA_URL,
      oauthApp: appOf(settings.ASANA_CLIENT_ID, settings.ASANA_CLIENT_SECRET),
    }),
    smartsheetConnector({
      url: settings.SMARTSHEET_API_URL,
      appUrl: settings.SMARTSHEET_APP_URL,
      oauthApp: appOf(settings.SMARTSHEET_CLIENT_ID, settings.SMARTSHEET_CLIENT_SECRET),
    }),
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

function appOf(clientId: string | undefined, clientSecret: string | undefined): OAuthApp | null {
  return clientId && clientSecret ? { clientId, clientSecret } : null;
}
