/** What Slack knows of the app from its configuration pages, or from the manifest that stands for them. */
export interface AppSettings {
  appId: string;
  name: string;
  clientId: string;
  clientSecret: string;
  signingSecret: string;
  /** The deprecated token that payloads still carry. */
  verificationToken: string;
  homeTab: boolean;
  messagesTab: boolean;
  /** Whether people can only read there. */
  messagesReadOnly: boolean;
  /** Null: not told, so that anything goes. */
  scopes: string[] | null;
  commands: string[] | null;
  /** What the composer says of each command. */
  commandHints: CommandHint[];
  shortcuts: Shortcut[] | null;
  botEvents: string[] | null;
  redirectUrls: string[] | null;
  /** The steps that it offers to Workflow Builder. */
  functions: StepFunction[];
  /** Why Slack would offer none of them; null: it does. */
  functionsTrouble: string | null;
}

export interface StepFunction {
  callbackId: string;
  title: string;
  description: string;
  inputs: StepParameter[];
  outputs: StepParameter[];
}

export interface StepParameter {
  name: string;
  /** Such as `string` or `slack#/types/user_id`. */
  type: string;
  title: string;
  description: string;
  isRequired: boolean;
}

export interface CommandHint {
  command: string;
  description: string;
  usageHint: string;
}

export interface Shortcut {
  name: string;
  type: 'global' | 'message';
  callbackId: string;
}

/** The part of an app manifest (schema 2.0.0) that changes how Slack treats the app. */
export interface Manifest {
  display_information?: { name?: string };
  features?: {
    app_home?: {
      home_tab_enabled?: boolean;
      messages_tab_enabled?: boolean;
      messages_tab_read_only_enabled?: boolean;
    };
    slash_commands?: { command: string; description?: string; usage_hint?: string }[];
    shortcuts?: { name: string; type: 'global' | 'message'; callback_id: string }[];
  };
  oauth_config?: { scopes?: { bot?: string[] }; redirect_urls?: string[] };
  settings?: {
    event_subscriptions?: { bot_events?: string[] };
    org_deploy_enabled?: boolean;
    function_runtime?: string;
  };
  /** By callback id. */
  functions?: Record<string, ManifestFunction>;
}

interface ManifestFunction {
  title: string;
  description?: string;
  input_parameters?: Record<string, ManifestParameter>;
  output_parameters?: Record<string, ManifestParameter>;
}

interface ManifestParameter {
  type: string;
  name?: string;
  title?: string;
  description?: string;
  is_required?: boolean;
}

type ManifestSettings = Pick<
  AppSettings,
  | 'name'
  | 'homeTab'
  | 'messagesTab'
  | 'messagesReadOnly'
  | 'scopes'
  | 'commands'
  | 'commandHints'
  | 'shortcuts'
  | 'botEvents'
  | 'redirectUrls'
  | 'functions'
  | 'functionsTrouble'
>;

/** Without a manifest nothing is refused for not being configured. */
export function settingsOf(manifest: Manifest | null): ManifestSettings {
  if (manifest === null) {
    return {
      name: 'The app',
      homeTab: true,
      messagesTab: true,
      messagesReadOnly: false,
      scopes: null,
      commands: null,
      commandHints: [],
      shortcuts: null,
      botEvents: null,
      redirectUrls: null,
      functions: [],
      functionsTrouble: null,
    };
  }
  const { features, oauth_config: oauth, settings } = manifest;
  return {
    name: manifest.display_information?.name ?? 'The app',
    homeTab: features?.app_home?.home_tab_enabled ?? false,
    messagesTab: features?.app_home?.messages_tab_enabled ?? true,
    messagesReadOnly: features?.app_home?.messages_tab_read_only_enabled ?? false,
    scopes: oauth?.scopes?.bot ?? [],
    commands: (features?.slash_commands ?? []).map((c) => c.command),
    commandHints: (features?.slash_commands ?? []).map((c) => ({
      command: c.command,
      description: c.description ?? '',
      usageHint: c.usage_hint ?? '',
    })),
    shortcuts: (features?.shortcuts ?? []).map((s) => ({
      name: s.name,
      type: s.type,
      callbackId: s.callback_id,
    })),
    botEvents: settings?.event_subscriptions?.bot_events ?? [],
    redirectUrls: oauth?.redirect_urls ?? null,
    functions: Object.entries(manifest.functions ?? {}).map(([callbackId, step]) => ({
      callbackId,
      title: step.title,
      description: step.description ?? '',
      inputs: parametersOf(step.input_parameters),
      outputs: parametersOf(step.output_parameters),
    })),
    functionsTrouble: functionsTrouble(settings),
  };
}

const parametersOf = (parameters: Record<string, ManifestParameter> = {}): StepParameter[] =>
  Object.entries(parameters).map(([name, { type, title = name, description = '', is_required = false }]) => ({
    name,
    type,
    title,
    description,
    isRequired: is_required,
  }));

/** https://docs.slack.dev/tools/bolt-js/tutorials/custom-steps */
function functionsTrouble(settings: Manifest['settings'] = {}): string | null {
  if (settings.function_runtime !== 'remote') return 'settings.function_runtime has to be "remote"';
  if (settings.org_deploy_enabled !== true) return 'settings.org_deploy_enabled has to be true';
  const isTold = settings.event_subscriptions?.bot_events?.includes('function_executed') ?? false;
  return isTold ? null : 'settings.event_subscriptions.bot_events has to name function_executed';
}
