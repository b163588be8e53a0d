import type { ActionId } from './id-kinds.ts';
import { routingActions } from './routing/action-ids.ts';

const action = (id: string) => id as ActionId;

/** Modals, by the `callback_id` that their submission carries. */
export const modals = {
  requestForm: 'request_form',
  /** Open Requests that look like the one in the form below. */
  alikeRequests: 'request_alike',
  editForm: 'edit_form',
  editRequest: 'edit_request',
  withdrawRequest: 'withdraw_request',
  deleteRequest: 'delete_request',
  teamNotes: 'team_notes',
  pickStream: 'pick_stream',
  createStream: 'create_stream',
  streamAbout: 'stream_about',
  streamChannel: 'stream_channel',
  streamStatuses: 'stream_statuses',
  streamCard: 'stream_card',
  streamChannelButton: 'stream_channel_button',
  streamSubmitting: 'stream_submitting',
  streamAccess: 'stream_access',
  streamTeam: 'stream_team',
  streamAdmins: 'stream_admins',
  streamNotifications: 'stream_notifications',
  deleteStream: 'stream_delete',
  appSettings: 'app_settings',
  defaultNotifications: 'app_notifications',
  auditLog: 'audit_log',
  manageStream: 'manage_stream',
  importFile: 'import_file',
  reviewImport: 'review_import',
  fieldWindow: 'field',
  fieldChecks: 'field_checks',
  fieldOptions: 'field_options',
  fieldConditions: 'field_conditions',
  deleteField: 'field_delete',
  publishForm: 'form_publish',
  /** A request form that is only looked at, see `draftVersion`. */
  formPreview: 'form_preview',
  wording: 'wording',
  rule: 'routing_rule',
  deleteRule: 'routing_rule_delete',
  connectTool: 'connect_tool',
  syncSettings: 'sync_settings',
  serviceUser: 'integration_service_user',
  requestList: 'request_list',
  requestFilter: 'request_filter',
  saveList: 'request_list_save',
  assignSelected: 'request_list_assign',
  setDueOfSelected: 'request_list_due',
  pasteToken: 'integration_token',
  confirmAccount: 'integration_account',
  renameIntegration: 'integration_name',
  removeIntegration: 'integration_remove',
  failedDeliveries: 'integration_failed',
} as const;

export const actions = {
  /** The element of every input block; the block id says which one. */
  answer: action('answer'),

  /** Of a form that its person closed before. */
  continueForm: action('form_continue'),
  startFormOver: action('form_start_over'),
  /** In a form of several pages. */
  formBack: action('form_back'),
  /** Takes away the files that a field has; the value is the field's id. */
  removeFiles: action('form_files_remove'),

  assignToMe: action('request_assign_to_me'),
  complete: action('request_complete'),
  reopen: action('request_reopen'),
  retry: action('request_retry'),
  assign: action('request_assign'),
  /** What is in a Request whose message in the channel does not say it. */
  openRequest: action('request_open'),
  editRequest: action('request_edit'),
  /** The overflow menu of a card; its value is read by `parseRequestAct`. */
  requestMenu: action('request_menu'),
  /** The select of a team in the assign modal: asked for its options. */
  pickAssignee: action('request_pick_assignee'),
  /** Their values say which page. */
  newerHistory: action('request_history_newer'),
  olderHistory: action('request_history_older'),
  newerNotes: action('team_notes_newer'),
  olderNotes: action('team_notes_older'),

  /** The select of the pick-stream modal; also asked for its options. */
  pickStream: action('stream_pick'),
  openForm: action('stream_open_form'),
  /** Opens a form that was offered for a reaction; the value is the offer's id. */
  openOffer: action('stream_open_offer'),
  pickAndOpenForm: action('stream_pick_and_open_form'),
  createStream: action('stream_create'),
  /** A select whose options are the ids of templates. */
  createFromTemplate: action('stream_create_from_template'),
  /** The choices of the window that creates a Stream which change what else it asks. */
  chooseTemplate: action('stream_choose_template'),
  choosePlace: action('stream_choose_place'),
  duplicateStream: action('stream_duplicate'),
  exportStream: action('stream_export'),
  importStream: action('stream_import'),
  manageStream: action('stream_manage'),
  archiveStream: action('stream_archive'),
  restoreStream: action('stream_restore'),
  deleteStream: action('stream_delete'),
  openAbout: action('stream_about_open'),
  openChannel: action('stream_channel_open'),
  openStatuses: action('stream_statuses_open'),
  openCardAnswers: action('stream_card_open'),
  openChannelButton: action('stream_channel_button_open'),
  openSubmitting: action('stream_submitting_open'),
  ...routingActions,
  openAccess: action('stream_access_open'),
  openTeam: action('stream_team_open'),
  openAdmins: action('stream_admins_open'),
  openNotifications: action('stream_notifications_open'),
  muteStream: action('stream_mute'),
  unmuteStream: action('stream_unmute'),
  openDefaultNotifications: action('app_notifications_open'),
  /** Its value is the Stream's id; empty: the whole workspace's. */
  openAuditLog: action('audit_open'),
  olderAudit: action('audit_older'),
  newerAudit: action('audit_newer'),
  exportAudit: action('audit_export'),
  /** Selects that ask us for their options. */
  pickUserGroups: action('user_groups_pick'),
  pickTimeZone: action('time_zone_pick'),
  openFormBuilder: action('form_builder_open'),
  openConnectedTools: action('connected_tools_open'),
  openFieldLibrary: action('field_library_open'),
  addField: action('field_add'),
  /** The select of the form builder that puts a field of the library on the form. */
  addFromLibrary: action('field_from_library'),
  /** Buttons that show another page of the form builder or the library; the value is the page. */
  turnPage: action('editor_page_back'),
  turnPageOn: action('editor_page_on'),
  previewForm: action('form_preview_open'),
  openVersions: action('form_versions_open'),
  /** Buttons of the window of versions: more of the list, one of them, the list again, and making one the draft. */
  olderVersions: action('form_versions_older'),
  showVersion: action('form_version_show'),
  listVersions: action('form_versions_list'),
  goBackToVersion: action('form_version_go_back'),
  /** The select of the version that another one is compared with. */
  compareVersion: action('form_version_compare'),
  publishForm: action('form_publish_open'),
  discardDraft: action('form_discard'),
  /** Buttons that lead from one page of a field's window to another. */
  toFieldPage: action('field_page_field'),
  toChecksPage: action('field_page_checks'),
  toOptionsPage: action('field_page_options'),
  toConditionsPage: action('field_page_conditions'),
  /** Buttons that lead through the options of a field; the value is the place of the first one shown. */
  optionsBack: action('field_options_back'),
  optionsOn: action('field_options_on'),
  /** The default of a field; asked for its options where there are many. */
  pickDefault: action('field_default'),
  /** Parts of a condition that is being made: the window is built anew for each choice. */
  pickConditionField: action('condition_field'),
  pickConditionTest: action('condition_test'),
  pickConditionValues: action('condition_values'),
  removeCondition: action('condition_remove'),
  /** The select of a field's type: its window is built anew for each. */
  pickFieldType: action('field_type'),
  /** The options of a field: counted while they are typed. */
  typeOptions: action('field_options'),
  /** The overflow menu of a field; its value is read by `parseFieldAct`. */
  changeField: action('field_change'),
  connectTool: action('tool_connect'),
  changeComponent: action('tool_change'),
  disconnectTool: action('tool_disconnect'),
  openSync: action('tool_sync'),
  pickSyncField: action('sync_field_pick'),
  pickSection: action('section_pick'),
  /** The select of the connect-tool modal: asked for its options, and told of each choice. */
  pickComponent: action('component_pick'),

  appSettings: action('app_settings'),

  /** The pages of the App Home. */
  homeOverview: action('home_overview'),
  homeMyRequests: action('home_my_requests'),
  homeAssigned: action('home_assigned'),
  homeStreams: action('home_streams'),
  /** Its list of Streams, see `StreamList`. */
  homeStreamsMine: action('home_streams_mine'),
  homeStreamsAll: action('home_streams_all'),
  homeStreamsArchived: action('home_streams_archived'),
  homeSearch: action('home_search'),
  homeClearSearch: action('home_search_clear'),
  /** Their values say which page. */
  homePrevious: action('home_previous'),
  homeNext: action('home_next'),
  /** Opens the list of Requests; the value says which ones, see `parseListStart`. */
  openList: action('list_open'),
  filterList: action('list_filter'),
  /** A choice in the filter that other inputs depend on. */
  refineFilter: action('list_filter_refine'),
  /** The filter's select of Streams: asked for its options, and told of each choice. */
  filterStream: action('list_filter_stream'),
  /** A select of the filter that is asked for its options; the block says of which field. */
  filterOptions: action('list_filter_options'),
  clearFilter: action('list_filter_clear'),
  sortList: action('list_sort'),
  pickSavedList: action('list_saved_pick'),
  forgetSavedList: action('list_saved_forget'),
  nextListPage: action('list_page_next'),
  previousListPage: action('list_page_previous'),
  selectSeveral: action('list_select_several'),
  exportList: action('list_export'),
  completeSelected: action('list_selected_complete'),
  assignSelected: action('list_selected_assign'),
  setDueOfSelected: action('list_selected_due'),

  addIntegration: action('integration_add'),
  manageIntegration: action('integration_manage'),
  /** A link into the browser; the rest of a sign-in comes from there. */
  signIn: action('integration_sign_in'),
  /** In a direct message, where the window that was to show the account is gone. */
  reviewAccount: action('integration_review'),
  renameIntegration: action('integration_rename'),
  pauseIntegration: action('integration_pause'),
  resumeIntegration: action('integration_resume'),
  checkIntegration: action('integration_check'),
  removeIntegration: action('integration_remove'),
  showFailed: action('integration_failed'),
  failedPage: action('integration_failed_page'),
  /** The overflow menu of a failed delivery; its value is read by `parseFailedAct`. */
  decideFailed: action('integration_failed_decide'),
  retryAllFailed: action('integration_failed_retry_all'),
  giveUpAllFailed: action('integration_failed_give_up_all'),

  /** Buttons that only open a link still have to be acknowledged. */
  openLink: action('link_open'),
} as const;
