/**
 * Every id that Slack hands back to us. Block ids and action ids are types of their own, so that neither can be
 * given where the other belongs; a mix-up would only show as an answer that never arrives.
 */
declare const idKind: unique symbol;
export type BlockId = string & { readonly [idKind]: 'block' };
export type ActionId = string & { readonly [idKind]: 'action' };

const block = (id: string) => id as BlockId;
const action = (id: string) => id as ActionId;

/** Modals, by the `callback_id` that their submission carries. */
export const modals = {
  requestForm: 'request_form',
  pickStream: 'pick_stream',
  createStream: 'create_stream',
  streamAbout: 'stream_about',
  streamChannel: 'stream_channel',
  streamAccess: 'stream_access',
  streamTeam: 'stream_team',
  streamAdmins: 'stream_admins',
  streamNotifications: 'stream_notifications',
  deleteStream: 'stream_delete',
  appSettings: 'app_settings',
  defaultNotifications: 'app_notifications',
  auditLog: 'audit_log',
  manageStream: 'manage_stream',
  fieldWindow: 'field',
  deleteField: 'field_delete',
  publishForm: 'form_publish',
  connectTool: 'connect_tool',
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

/** Shortcuts, by the `callback_id` that the manifest gives them. */
export const shortcuts = {
  submitRequest: 'submit_request',
  requestFromMessage: 'request_from_message',
} as const;

export const actions = {
  /** The element of every input block; the block id says which one. */
  answer: action('answer'),

  assignToMe: action('request_assign_to_me'),
  complete: action('request_complete'),
  reopen: action('request_reopen'),
  retry: action('request_retry'),

  /** The select of the pick-stream modal; also asked for its options. */
  pickStream: action('stream_pick'),
  openForm: action('stream_open_form'),
  pickAndOpenForm: action('stream_pick_and_open_form'),
  createStream: action('stream_create'),
  /** A select whose options are the ids of templates. */
  createFromTemplate: action('stream_create_from_template'),
  manageStream: action('stream_manage'),
  archiveStream: action('stream_archive'),
  restoreStream: action('stream_restore'),
  deleteStream: action('stream_delete'),
  openAbout: action('stream_about_open'),
  openChannel: action('stream_channel_open'),
  openAccess: action('stream_access_open'),
  openTeam: action('stream_team_open'),
  openAdmins: action('stream_admins_open'),
  openNotifications: action('stream_notifications_open'),
  muteStream: action('stream_mute'),
  unmuteStream: action('stream_unmute'),
  openAppSettings: action('app_settings_open'),
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
  publishForm: action('form_publish_open'),
  discardDraft: action('form_discard'),
  /** The select of a field's type: its window is built anew for each. */
  pickFieldType: action('field_type'),
  /** The options of a field: counted while they are typed. */
  typeOptions: action('field_options'),
  /** The overflow menu of a field; its value is read by `parseFieldAct`. */
  changeField: action('field_change'),
  connectTool: action('tool_connect'),
  disconnectTool: action('tool_disconnect'),
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

/**
 * Inputs of the modals that are not request forms. `errorsByBlock` finds them by the part after the colon, so a
 * domain error names its input by that word.
 */
export const inputs = {
  stream: block('input:stream'),
  details: block('input:details'),
  name: block('input:name'),
  description: block('input:description'),
  channel: block('input:channel'),
  team: block('input:team'),
  type: block('input:type'),
  options: block('input:options'),
  required: block('input:required'),
  multiline: block('input:multiline'),
  hint: block('input:hint'),
  place: block('input:place'),
  decimals: block('input:decimals'),
  filetypes: block('input:filetypes'),
  maxFiles: block('input:maxFiles'),
  placeholder: block('input:placeholder'),
  search: block('input:search'),
  component: block('input:component'),
  token: block('input:token'),
  groups: block('input:groups'),
  admins: block('input:admins'),
  maySubmit: block('input:maySubmit'),
  submitters: block('input:submitters'),
  submitterGroups: block('input:submitterGroups'),
  outsiders: block('input:outsiders'),
  maySee: block('input:maySee'),
  requesters: block('input:requesters'),
  onBehalf: block('input:onBehalf'),
  confirmName: block('input:confirmName'),
  slackAdmins: block('input:slackAdmins'),
  creators: block('input:creators'),
  mayCreate: block('input:mayCreate'),
  timeZone: block('input:timeZone'),
  retention: block('input:retention'),
  text: block('input:text'),
  status: block('input:status'),
  assignee: block('input:assignee'),
  assigneePerson: block('input:assignee_person'),
  requester: block('input:requester'),
  requesterPerson: block('input:requester_person'),
  due: block('input:due'),
  dueFrom: block('input:due_from'),
  dueTo: block('input:due_to'),
  created: block('input:created'),
  createdFrom: block('input:created_from'),
  createdTo: block('input:created_to'),
  selected: block('input:selected'),
} as const;

/** Slack keeps what was typed in a block of the same id: under another one an input shows what it is given. */
export function freshInputId(blockId: string, turn: number): string {
  return `${plainInputId(blockId)}@${turn}`;
}

export function plainInputId(blockId: string): string {
  return blockId.replace(/@\d+$/, '');
}

const fieldPrefix = 'field:';

/** The block of a form's field; the same in every version of the form, so that values survive `views.update`. */
export function fieldBlockId(fieldId: string): BlockId {
  return block(`${fieldPrefix}${fieldId}`);
}

/** The field that a block of a request form belongs to; null for every other block. */
export function parseFieldBlockId(blockId: string): string | null {
  return blockId.startsWith(fieldPrefix) && blockId.length > fieldPrefix.length
    ? blockId.slice(fieldPrefix.length)
    : null;
}

/** What becomes of a failed delivery. */
export const failedActs = ['retry', 'give_up'] as const;
export type FailedAct = (typeof failedActs)[number];

export function failedActValue(act: FailedAct, seq: number): string {
  return `${act}:${seq}`;
}

/** Reads a value that `failedActValue` made; null for anything else. */
export function parseFailedAct(value: string): { act: FailedAct; seq: number } | null {
  const [name, seq = ''] = value.split(':');
  const act = failedActs.find((known) => known === name);
  return act === undefined || !/^\d{1,15}$/.test(seq) ? null : { act, seq: Number(seq) };
}

/** What the overflow menu of a field offers. */
export const fieldActs = [
  'edit',
  'make_required',
  'make_optional',
  'move_up',
  'move_down',
  'put_on_form',
  'take_off_form',
  'delete',
] as const;
export type FieldAct = (typeof fieldActs)[number];

/** The value of an overflow option: what to do, and to which field. */
export function fieldActValue(act: FieldAct, fieldId: string): string {
  return `${act}:${fieldId}`;
}

/** Reads a value that `fieldActValue` made; null for anything else. */
export function parseFieldAct(value: string): { act: FieldAct; fieldId: string } | null {
  const colon = value.indexOf(':');
  const act = fieldActs.find((known) => known === value.slice(0, colon));
  const fieldId = value.slice(colon + 1);
  return act === undefined || fieldId === '' ? null : { act, fieldId };
}

const filterPrefix = 'filter:';

/** The block of a list's filter that asks for values of a field, or for one end of a span of them. */
export function filterBlockId(fieldId: string, part: 'any' | 'from' | 'to'): BlockId {
  return block(`${filterPrefix}${part}:${fieldId}`);
}

/** The field that a block of a list's filter belongs to; null for every other block. */
export function parseFilterBlockId(blockId: string): string | null {
  return /^filter:(?:any|from|to):(.+)$/.exec(blockId)?.[1] ?? null;
}

/** Which Requests a list opens with: those that were chosen last, or a choice that a button stands for. */
export type ListStart = { list: 'last' | 'mine' | 'assigned' } | { list: 'stream'; streamId: string };

/** The value of a button that opens a list. */
export function listStartValue(start: ListStart): string {
  return start.list === 'stream' ? `stream:${start.streamId}` : start.list;
}

/** Reads a value that `listStartValue` made; anything else opens the last list. */
export function parseListStart(value: string): ListStart {
  if (value.startsWith('stream:')) return { list: 'stream', streamId: value.slice('stream:'.length) };
  return { list: value === 'mine' || value === 'assigned' ? value : 'last' };
}
