import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import {
  appSettings,
  defaultNotifications,
  readAppPart,
  saveAppPart,
} from '../../domain/app-settings/app-settings.ts';
import { learnPeople } from '../../slack/people.ts';
import {
  appSettingsWindow,
  readAppSettings,
  timeZoneOptions,
} from '../../views/app-settings/app-settings.ts';
import { defaultNotificationsWindow } from '../../views/app-settings/default-notifications.ts';
import { actions, modals } from '../../views/ids.ts';
import { readNotificationMatrix } from '../../views/notification-matrix.ts';
import { onOptions } from '../entry.ts';
import { publishHome } from '../home/publish.ts';
import { settingsListeners } from '../settings-listeners.ts';

/** The window of the App settings (A5). */
export function appSettingsListeners(app: App, context: Context): void {
  settingsListeners(app, context, {
    opens: actions.appSettings,
    modal: modals.appSettings,
    load: (db, person) => readAppPart(db, person, appSettings),
    view: appSettingsWindow,
    names: ({ adminIds, creatorIds }) => ({ userIds: [...adminIds, ...creatorIds], groupIds: [] }),
    async read(state, { client, workspaceId }) {
      const chosen = readAppSettings(state);
      await learnPeople(context, client, workspaceId, chosen.adminIds);
      return chosen;
    },
    save: (workspaceId, person, _streamId, chosen) =>
      saveAppPart(context, workspaceId, person, { part: appSettings, ...chosen }),
    afterwards: (submitted) => publishHome(context, submitted),
  });

  settingsListeners(app, context, {
    opens: actions.openDefaultNotifications,
    modal: modals.defaultNotifications,
    load: (db, person) => readAppPart(db, person, defaultNotifications),
    view: defaultNotificationsWindow,
    read: readNotificationMatrix,
    save: (workspaceId, person, _streamId, chosen) =>
      saveAppPart(context, workspaceId, person, { part: defaultNotifications, ...chosen }),
    afterwards: (submitted) => publishHome(context, submitted),
  });

  onOptions(app, context, actions.pickTimeZone, async ({ query }) => timeZoneOptions(query));
}
