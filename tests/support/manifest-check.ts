import { jest } from '@jest/globals';
import { App } from '@slack/bolt';
import { eventScopes, knownBotScopes, methodScopes, subscribedAs } from './slack-scopes.ts';

/** What the check reads of `manifest.json`. */
export interface Manifest {
  features: {
    slash_commands: { command: string; url: string }[];
    shortcuts: { name: string; type: string; callback_id: string }[];
  };
  /** Steps of Workflow Builder, by callback id. */
  functions: Record<string, StepDefinition>;
  oauth_config: { redirect_urls: string[]; scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { request_url: string; bot_events: string[] };
    function_runtime: string;
    org_deploy_enabled: boolean;
    interactivity: { request_url: string; message_menu_options_url: string };
  };
}

export interface StepDefinition {
  title: string;
  description: string;
  input_parameters: Record<string, StepParameter>;
  output_parameters: Record<string, StepParameter>;
}

export interface StepParameter {
  name: string;
  type: string;
  title: string;
  description: string;
  is_required: boolean;
}

/** What an app does that a manifest has to know. */
export interface AppUse {
  /** `/request` */
  commands: string[];
  /** `global submit_request`, `message request_from_message` */
  shortcuts: string[];
  events: string[];
  /** Steps of Workflow Builder, by callback id. */
  steps: string[];
  /** Web API methods that it calls, `views.open`. */
  methods: string[];
}

/** Where manifest and app disagree, a sentence each; empty where they agree. */
export function manifestProblems(manifest: Manifest, app: AppUse): string[] {
  const { features, oauth_config: oauth, settings } = manifest;
  return [
    ...difference(
      'command',
      features.slash_commands.map(({ command }) => command),
      app.commands,
    ),
    ...difference(
      'shortcut',
      features.shortcuts.map(({ type, callback_id: id }) => `${type} ${id}`),
      app.shortcuts,
    ),
    ...difference('event', settings.event_subscriptions.bot_events, app.events),
    ...difference('step', Object.keys(manifest.functions), app.steps),
    ...scopeProblems(oauth.scopes.bot, app),
  ];
}

function difference(kind: string, inManifest: readonly string[], inApp: readonly string[]): string[] {
  return [
    ...inManifest
      .filter((name) => !inApp.includes(name))
      .map((name) => `No listener takes the ${kind} ${name}`),
    ...inApp
      .filter((name) => !inManifest.includes(name))
      .map((name) => `The manifest lacks the ${kind} ${name}`),
  ];
}

function scopeProblems(scopes: readonly string[], app: AppUse): string[] {
  const methods = app.methods.map((method) => ({ method, scopes: methodScopes[method] }));
  const events = app.events.map((event) => ({ event, needs: lookUp(eventScopes, event) }));
  const needed = new Set<string>([
    ...(app.commands.length + app.shortcuts.length > 0 ? ['commands'] : []),
    ...methods.flatMap((method) => method.scopes?.needs ?? []),
    ...events.flatMap(({ needs }) => needs ?? []),
  ]);
  const usable = new Set<string>([...needed, ...methods.flatMap((method) => method.scopes?.mayUse ?? [])]);
  const known: readonly string[] = knownBotScopes;
  return [
    ...methods
      .filter((m) => !m.scopes)
      .map(({ method }) => `The scopes of ${method} are not in slack-scopes.ts`),
    ...events.filter((e) => !e.needs).map(({ event }) => `The event ${event} is not in slack-scopes.ts`),
    ...scopes.filter((scope) => !known.includes(scope)).map((scope) => `${scope} is no known scope`),
    ...[...needed]
      .filter((scope) => !scopes.includes(scope))
      .map((scope) => `The manifest lacks the scope ${scope}`),
    ...scopes.filter((scope) => !usable.has(scope)).map((scope) => `Nothing uses the scope ${scope}`),
  ];
}

function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/**
 * What is registered with Bolt while `create` runs. The app is a real one: its methods are watched, not replaced.
 * A listener that takes names by a pattern is refused, since no manifest can list them.
 */
export function registrations(create: () => unknown): Omit<AppUse, 'methods'> {
  const command = jest.spyOn(App.prototype, 'command');
  const shortcut = jest.spyOn(App.prototype, 'shortcut');
  const event = jest.spyOn(App.prototype, 'event');
  const step = jest.spyOn(App.prototype, 'function');
  try {
    create();
    const steps = unique(step.mock.calls.map(([name]) => text(name)));
    // Slack tells of every run of a step by one event.
    const ofSteps = steps.length > 0 ? ['function_executed'] : [];
    return {
      steps,
      commands: unique(command.mock.calls.map(([name]) => text(name))),
      shortcuts: unique(shortcut.mock.calls.map(([constraint]) => shortcutName(constraint))),
      events: unique([
        ...ofSteps,
        ...event.mock.calls.flatMap(([name]) => subscribedAs[text(name)] ?? [text(name)]),
      ]),
    };
  } finally {
    for (const spy of [command, shortcut, event, step]) spy.mockRestore();
  }
}

function shortcutName(constraint: unknown): string {
  const { type, callback_id: id }: { type?: unknown; callback_id?: unknown } =
    typeof constraint === 'object' && constraint !== null ? constraint : {};
  const kind = { shortcut: 'global', message_action: 'message' }[text(type)];
  if (!kind) throw new Error('Register a shortcut by { type, callback_id }: the manifest has both');
  return `${kind} ${text(id)}`;
}

function text(name: unknown): string {
  if (typeof name !== 'string') throw new Error(`Register by a name, not by ${String(name)}`);
  return name;
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
