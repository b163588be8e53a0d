import { z } from 'zod';
import type { Connector } from './connector.ts';
import type { OAuthApp } from './sign-in.ts';

/** What a tool's folder gives to the registry. */
export interface Tool<Environment extends z.ZodRawShape = z.ZodRawShape> {
  /** Entries of the process's environment that are the tool's own; `describe` is what `.env.example` says of each. */
  readonly environment: Environment;
  /** Names of the entries with the client id and secret that people sign in with; none: by pasted tokens alone. */
  readonly oauthApp:
    | readonly [id: keyof Environment & string, secret: keyof Environment & string]
    | readonly [];
  connector(settings: z.infer<z.ZodObject<Environment>>): Connector;
}

/** A tool with the types of its own entries. */
export function defineTool<Environment extends z.ZodRawShape>(tool: Tool<Environment>): Tool<Environment> {
  return tool;
}

/** An address to put paths behind, with the one that is meant where nothing is said. */
export function addressEntry(usual: string) {
  return z
    .url({ protocol: /^https?$/ })
    .transform((value) => value.replace(/\/+$/, ''))
    .default(usual);
}

/** The client id, or the secret, of an app of the tool's. */
export function clientEntry() {
  return z.string().min(1).optional();
}

/** Null where one of the two is not said. */
export function oauthAppOf(clientId: string | undefined, clientSecret: string | undefined): OAuthApp | null {
  return clientId && clientSecret ? { clientId, clientSecret } : null;
}
