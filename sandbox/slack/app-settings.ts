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
  /** Null: not told, so that anything goes. */
  scopes: string[] | null;
  commands: string[] | null;
  /** What the composer says of each command. */
  commandHints: CommandHint[];
  shortcuts: Shortcut[] | null;
  botEvents: string[] | null;
  redirectUrls: string[] | null;
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
    app_home?: { home_tab_enabled?: boolean; messages_tab_enabled?: boolean };
    slash_commands?: { command: string; description?: string; usage_hint?: string }[];
    shortcuts?: { name: string; type: 'global' | 'message'; callback_id: string }[];
  };
  oauth_config?: { scopes?: { bot?: string[] }; redirect_urls?: string[] };
  settings?: { event_subscriptions?: { bot_events?: string[] } };
}

type ManifestSettings = Pick<
  AppSettings,
  | 'name'
  | 'homeTab'
  | 'messagesTab'
  | 'scopes'
  | 'commands'
  | 'commandHints'
  | 'shortcuts'
  | 'botEvents'
  | 'redirectUrls'
>;

/** Without a manifest nothing is refused for not being configured. */
export function settingsOf(manifest: Manifest | null): ManifestSettings {
  if (manifest === null) {
    return {
      name: 'The app',
      homeTab: true,
      messagesTab: true,
      scopes: null,
      commands: null,
      commandHints: [],
      shortcuts: null,
      botEvents: null,
      redirectUrls: null,
    };
  }
  const { features, oauth_config: oauth, settings } = manifest;
  return {
    name: manifest.display_information?.name ?? 'The app',
    homeTab: features?.app_home?.home_tab_enabled ?? false,
    messagesTab: features?.app_home?.messages_tab_enabled ?? true,
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
  };
}
