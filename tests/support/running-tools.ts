import { seedGids } from '../../sandbox/asana/seed.ts';
import { type AsanaStandIn, startAsana } from '../../sandbox/asana/stand-in.ts';
import type { Person } from '../../sandbox/slack/driver.ts';
import { type SmartsheetStandIn, startSmartsheet } from '../../sandbox/smartsheet/index.ts';
import { addField, createStream, opened, openPart } from './people-at-work.ts';
import { type RunningApp, type RunningAppOptions, startApp } from './running-app.ts';

/** The whole app with stand-ins of both tools. */
export interface RunningWorld extends RunningApp {
  asana: AsanaStandIn;
  smartsheet: SmartsheetStandIn;
}

export const tokens = {
  Asana: 'asana-service-user-token',
  Smartsheet: 'smartsheet-service-user-token',
  'GitHub Issues': 'github-service-user-token',
} as const;
export const components = {
  Asana: ['Project', 'IT help'],
  Smartsheet: ['Sheet', 'IT help desk'],
  'GitHub Issues': ['Repository', 'acme/it-help'],
} as const;
export type ToolName = keyof typeof tokens;
export { seedGids };

/** As which the app may have people sign in to both tools. */
const oauthApp = { clientId: 'streamly', clientSecret: 'a-client-secret' };

export interface RunningWorldOptions extends RunningAppOptions {
  /** The app has client ids of the tools: service users sign in in the browser. */
  signIn?: boolean;
}

export async function startWorld(options: RunningWorldOptions = {}): Promise<RunningWorld> {
  const redirects: Record<'asana' | 'smartsheet', string[]> = { asana: [], smartsheet: [] };
  const registered = (tool: 'asana' | 'smartsheet') =>
    options.signIn ? { oauthApp: { ...oauthApp, redirectUris: redirects[tool] } } : {};
  const asana = await startAsana({
    statePath: null,
    localTargets: true,
    webhookTiming: { gatherMs: 20 },
    ...registered('asana'),
  });
  const smartsheet = await startSmartsheet({
    statePath: null,
    localTargets: true,
    webhookTiming: { gatherMs: 20 },
    ...registered('smartsheet'),
  });
  const { clientId, clientSecret } = oauthApp;
  const app = await startApp({
    ...options,
    environment: {
      ASANA_URL: asana.url,
      SMARTSHEET_API_URL: smartsheet.url,
      SMARTSHEET_APP_URL: smartsheet.appUrl,
      ...(options.signIn && {
        ASANA_CLIENT_ID: clientId,
        ASANA_CLIENT_SECRET: clientSecret,
        SMARTSHEET_CLIENT_ID: clientId,
        SMARTSHEET_CLIENT_SECRET: clientSecret,
      }),
      ...options.environment,
    },
  });
  // The app's address is known only now.
  redirects.asana.push(`${app.url}/integrations/asana/callback`);
  redirects.smartsheet.push(`${app.url}/integrations/smartsheet/callback`);
  return {
    ...app,
    asana,
    smartsheet,
    async close() {
      await Promise.all([asana.close(), smartsheet.close()]);
      await app.close();
    },
  };
}

/** An admin connects a tool to the workspace by a token, through all windows. */
export async function addIntegration(
  person: Person,
  tool: ToolName,
  token: string = tokens[tool],
): Promise<void> {
  const home = await person.openHome();
  await home.click(`Connect ${tool}`);
  const modal = opened(person.modal);
  await modal.submit();
  await modal.fill({ Token: token });
  await modal.submit();
  await person.waitFor(() => modal.texts().some((text) => text.includes('belongs to')));
  await modal.submit();
}

/** From any window of a Stream: connects the tool's component. */
export async function connectTool(person: Person, tool: ToolName): Promise<void> {
  const manage = await openPart(person, 'Connected tools');
  await manage.click(`Connect ${tool}`);
  const modal = opened(person.modal);
  const [label, component] = components[tool];
  await modal.fill({ [label]: component });
  await person.waitFor(() => modal.texts().includes('What happens to the fields'));
  await modal.submit();
  await person.waitFor(() => manage.buttons().includes(`Disconnect ${tool}`));
}

/** A world in which Alice has made a Stream with a select, connected to both tools; its window of tools is open. */
export async function startIntake(options: RunningAppOptions = {}): Promise<RunningWorld> {
  const world = await startWorld(options);
  const alice = world.slack.as('alice');
  await addIntegration(alice, 'Asana');
  await addIntegration(alice, 'Smartsheet');
  await createStream(alice);
  await addField(alice, { Name: 'Priority', Type: 'Select', Options: 'Low, High' });
  await connectTool(alice, 'Asana');
  await connectTool(alice, 'Smartsheet');
  return world;
}
