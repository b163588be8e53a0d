import type { App } from '@slack/bolt';
import type { Context } from '../context.ts';
import { appSettingsListeners } from './app-settings/app-settings.ts';
import { auditListeners } from './audit.ts';
import { channelListeners } from './channels.ts';
import { homeListeners } from './home/home.ts';
import { installationListeners } from './installation.ts';
import { connectIntegrationListeners } from './integrations/connect.ts';
import { failedDeliveryListeners } from './integrations/failed.ts';
import { manageIntegrationListeners } from './integrations/manage.ts';
import { muteListeners } from './mute.ts';
import { requestListListeners } from './request-list/index.ts';
import { cardListeners } from './requests/card.ts';
import { cardMenuListeners } from './requests/card-menu.ts';
import { requestCommand } from './requests/command.ts';
import { editListeners, editWindow } from './requests/edit.ts';
import { fillInListeners } from './requests/fill-in.ts';
import { formListeners, newRequestForm } from './requests/form.ts';
import { pickStreamListeners } from './requests/pick-stream.ts';
import { replyListeners } from './requests/replies.ts';
import { shortcutListeners } from './requests/shortcuts.ts';
import { teamNoteListeners } from './requests/team-notes.ts';
import { streamEndingListeners } from './stream-settings/ending.ts';
import { userGroupListeners } from './stream-settings/user-groups.ts';
import { streamSettingsListeners } from './stream-settings/windows.ts';
import { connectToolListeners } from './streams/connect-tool.ts';
import { createStreamListeners } from './streams/create.ts';
import { deleteFieldListeners } from './streams/delete-field.ts';
import { fieldWindowListeners } from './streams/field-window.ts';
import { formBuilderListeners } from './streams/form-builder.ts';
import { formVersionListeners } from './streams/form-versions.ts';
import { manageStreamListeners } from './streams/manage.ts';
import { previewedForm, previewFormListeners } from './streams/preview-form.ts';
import { publishFormListeners } from './streams/publish-form.ts';
import { streamFileListeners } from './streams/stream-files.ts';
import { syncSettingsListeners } from './streams/sync-settings.ts';
import { unknownListeners } from './unknown.ts';

/** All that Slack can send us, and where it is answered. */
export function registerListeners(app: App, context: Context): void {
  // Requests
  requestCommand(app, context);
  shortcutListeners(app, context);
  pickStreamListeners(app, context);
  formListeners(app, context);
  fillInListeners(app, context, [newRequestForm, previewedForm], [editWindow]);
  cardListeners(app, context);
  editListeners(app, context);
  cardMenuListeners(app, context);
  replyListeners(app, context);
  teamNoteListeners(app, context);
  requestListListeners(app, context);
  // Streams
  createStreamListeners(app, context);
  manageStreamListeners(app, context);
  streamFileListeners(app, context);
  formBuilderListeners(app, context);
  fieldWindowListeners(app, context);
  deleteFieldListeners(app, context);
  previewFormListeners(app, context);
  publishFormListeners(app, context);
  formVersionListeners(app, context);
  connectToolListeners(app, context);
  syncSettingsListeners(app, context);
  streamSettingsListeners(app, context);
  userGroupListeners(app, context);
  streamEndingListeners(app, context);
  // Workspace
  homeListeners(app, context);
  connectIntegrationListeners(app, context);
  manageIntegrationListeners(app, context);
  failedDeliveryListeners(app, context);
  installationListeners(app, context);
  channelListeners(app, context);
  appSettingsListeners(app, context);
  auditListeners(app, context);
  muteListeners(app, context);
  unknownListeners(app, context);
}
