import type { z } from 'zod';
import { asana } from './asana/tool.ts';
import type { Connector } from './connector.ts';
import { github } from './github/tool.ts';
import { smartsheet } from './smartsheet/tool.ts';

/** Every tool that Streamly speaks with. A new one is one line. */
export const tools = [asana, smartsheet, github] as const;

type AllOf<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type ToolEnvironment = AllOf<(typeof tools)[number]['environment']>;

/** The entries of the environment of every tool. */
export const toolEnvironment = Object.assign(
  {},
  ...tools.map(({ environment }) => environment),
) as ToolEnvironment;

/** Where the tools are, and what we are to them, as the configuration has it. */
export type ToolSettings = z.infer<z.ZodObject<ToolEnvironment>>;

export interface Connectors {
  readonly all: readonly Connector[];
  /** @throws where no such tool exists: the name comes from our own database. */
  of(tool: string): Connector;
}

export function createConnectors(settings: ToolSettings): Connectors {
  const all = tools.map((tool) => tool.connector(settings));
  return {
    all,
    of(tool) {
      const found = all.find((connector) => connector.tool === tool);
      if (!found) throw new Error(`No connector for ${tool}.`);
      return found;
    },
  };
}
