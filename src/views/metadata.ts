import { z } from 'zod';
import { editParts } from '../domain/requests/edit-fields.ts';
import { requesterEvents } from '../domain/wording/wording.ts';
import { PeopleError } from '../errors.ts';

/**
 * What each modal carries in `private_metadata`: ids and versions, content only sealed. It comes back through the
 * person's client, so it says what is meant and never what is allowed: listeners look everything up again.
 */
/** Where in a form of several pages the modal stands; see `requestForm`. */
export const formPlace = z.object({
  /** Counted from 0, over all pages that the form can have. */
  page: z.int().min(0).default(0),
  /** How many pages show something at the moment. */
  pages: z.int().min(1).default(1),
  /** Whether the button says Submit, and not Next. */
  isLast: z.boolean().default(true),
});
export type FormPlace = z.infer<typeof formPlace>;

const requestForm = z.object({
  v: z.literal(1),
  streamId: z.string(),
  formVersion: z.int(),
  /** It asks for whom the Request is. */
  asksForWhom: z.boolean().optional(),
  /** How it tells of privacy; absent: not at all. */
  privacy: z.enum(['asked', 'promised']).optional(),
  ...formPlace.shape,
});
/** The form that waits below a window, and what was filled in there: a draft of its view's id. */
const alikeRequests = requestForm
  .pick({ v: true, streamId: true, formVersion: true, privacy: true })
  .extend({ formViewId: z.string() });
/** A Request as the window showed it; see `Edit`. */
const editRequest = z.object({
  v: z.literal(1),
  requestId: z.string(),
  part: z.enum(editParts),
  seenUpTo: z.int(),
  statusId: z.string(),
});
const editForm = z.object({
  v: z.literal(1),
  requestId: z.string(),
  seenUpTo: z.int(),
  /** Whether the Request was private when the window was opened; absent: it does not ask. */
  wasPrivate: z.boolean().optional(),
  ...formPlace.shape,
});
const aboutRequest = z.object({ v: z.literal(1), requestId: z.string() });
const requestHistory = aboutRequest.extend({ page: z.int().min(0) });
const manageStream = z.object({ v: z.literal(1), streamId: z.string() });
/** What the new Stream is to be like: a Stream, or a file that waits in the store. `turn` counts proposals of texts. */
const createStream = z.object({
  v: z.literal(1),
  copyOf: z.string().nullable(),
  fileId: z.string().nullable(),
  turn: z.int().min(0),
});
/** `streamId`: the Stream that is to be as the file says; null: a new one. */
const importFile = z.object({ v: z.literal(1), streamId: z.string().nullable() });
/** The file waits in the store; `revision` is that of the draft it was compared with. */
const reviewImport = importFile.extend({ fileId: z.string(), revision: z.int() });
/** The list that a window of the editor shows, and which page of it. */
const editorList = z.object({
  v: z.literal(1),
  streamId: z.string(),
  list: z.enum(['form', 'library']),
  page: z.int().min(0),
});
/** A field as it was when its window was opened; `fieldId` null: it is new. */
const fieldWindow = editorList.extend({
  fieldId: z.string().nullable(),
  /** Where it stood on the form, counted from 1; empty: nowhere. */
  place: z.string(),
  revision: z.int(),
  prints: z.record(z.string(), z.string()),
});
/** Which of a field's options a window shows, see `optionsPage`. */
const fieldOptions = fieldWindow.extend({ from: z.int().min(0), to: z.int().min(0) });
const deleteField = editorList.extend({ fieldId: z.string() });
/** The version that is shown; null: the list of them. */
const formVersions = editorList.extend({ version: z.int().nullable() });
const publishForm = editorList.extend({ revision: z.int() });
/** `replaces`: the connected tool whose place it takes. `chosen`: what the service user was seen to be able to write in. */
const connectTool = z.object({
  v: z.literal(1),
  streamId: z.string(),
  integrationId: z.string(),
  replaces: z.string().nullable(),
  chosen: z.object({ id: z.string(), name: z.string(), url: z.string().nullable() }).nullable(),
});
/**
 * `opened`: the rule as its window was opened with it; null: it is new. `slots`: the places of its conditions, in
 * order; a new one gets a place that none had before.
 */
const ruleWindow = z.object({
  v: z.literal(1),
  streamId: z.string(),
  opened: z.object({ name: z.string(), base: z.string() }).nullable(),
  slots: z.array(z.int().min(0)).max(5),
  nextSlot: z.int().min(0),
});
/** What the window showed of it: see `Shown`. `turn` counts the defaults that were put into its input. */
const wordingWindow = z.object({
  v: z.literal(1),
  streamId: z.string(),
  event: z.enum(requesterEvents),
  base: z.string(),
  seen: z.int(),
  turn: z.int().min(0),
});
const deleteRule = z.object({ v: z.literal(1), streamId: z.string(), name: z.string() });
const syncSettings = z.object({ v: z.literal(1), connectedToolId: z.string() });
const cursor = z.object({ number: z.int(), value: z.union([z.string(), z.number()]).nullable() });
/**
 * `starts`: where this page and those before it start, the first page aside. There may be fewer than pages: the
 * window holds so many only. `next`: where the next page starts.
 */
const requestList = z.object({
  v: z.literal(1),
  page: z.int().min(0),
  starts: z.array(cursor),
  next: cursor.nullable(),
  selecting: z.boolean(),
});
const selectedRequests = z.object({ v: z.literal(1), requestIds: z.array(z.string()).min(1).max(10) });
const integration = z.object({ v: z.literal(1), tool: z.string(), act: z.enum(['add', 'manage']) });
/** The account waits in the store, for its admin alone: see `saveAccount`. */
const confirmAccount = z.object({ v: z.literal(1), tool: z.string(), spareId: z.string() });
/** `windowId`: the window below, which shows the change. */
const changeIntegration = z.object({ v: z.literal(1), tool: z.string(), windowId: z.string() });
const failedDeliveries = z.object({ v: z.literal(1), tool: z.string(), page: z.int().min(0) });

/** Which Stream (null: the App settings), and what the window showed of it: see `Shown`. */
const settings = z.object({
  v: z.literal(1),
  streamId: z.string().nullable(),
  base: z.string(),
  seen: z.int(),
});
/** `before` is where each page begins that was left behind; the last is the one that is shown. */
const auditLog = z.object({
  v: z.literal(1),
  streamId: z.string().nullable(),
  before: z.array(z.int().nullable()).max(200),
});

export type SettingsMetadata = Omit<z.infer<typeof settings>, 'v'>;
export type AuditLogMetadata = Omit<z.infer<typeof auditLog>, 'v'>;
export type RequestFormMetadata = Omit<z.infer<typeof requestForm>, 'v'>;
export type AlikeRequestsMetadata = Omit<z.infer<typeof alikeRequests>, 'v'>;
export type CreateStreamMetadata = Omit<z.infer<typeof createStream>, 'v'>;
export type ImportFileMetadata = Omit<z.infer<typeof importFile>, 'v'>;
export type ReviewImportMetadata = Omit<z.infer<typeof reviewImport>, 'v'>;
export type EditRequestMetadata = Omit<z.infer<typeof editRequest>, 'v'>;
export type EditFormMetadata = Omit<z.infer<typeof editForm>, 'v'>;
export type AboutRequestMetadata = Omit<z.infer<typeof aboutRequest>, 'v'>;
export type RequestHistoryMetadata = Omit<z.infer<typeof requestHistory>, 'v'>;
export type ManageStreamMetadata = Omit<z.infer<typeof manageStream>, 'v'>;
export type EditorListMetadata = Omit<z.infer<typeof editorList>, 'v'>;
export type FieldWindowMetadata = Omit<z.infer<typeof fieldWindow>, 'v'>;
export type FieldOptionsMetadata = Omit<z.infer<typeof fieldOptions>, 'v'>;
export type DeleteFieldMetadata = Omit<z.infer<typeof deleteField>, 'v'>;
export type FormVersionsMetadata = Omit<z.infer<typeof formVersions>, 'v'>;
export type PublishFormMetadata = Omit<z.infer<typeof publishForm>, 'v'>;
export type RuleWindowMetadata = Omit<z.infer<typeof ruleWindow>, 'v'>;
export type WordingMetadata = Omit<z.infer<typeof wordingWindow>, 'v'>;
export type DeleteRuleMetadata = Omit<z.infer<typeof deleteRule>, 'v'>;
export type SyncSettingsMetadata = Omit<z.infer<typeof syncSettings>, 'v'>;
export type ConnectToolMetadata = Omit<z.infer<typeof connectTool>, 'v'>;
export type RequestListMetadata = Omit<z.infer<typeof requestList>, 'v'>;
export type SelectedRequestsMetadata = Omit<z.infer<typeof selectedRequests>, 'v'>;
export type IntegrationMetadata = Omit<z.infer<typeof integration>, 'v'>;
export type ConfirmAccountMetadata = Omit<z.infer<typeof confirmAccount>, 'v'>;
export type ChangeIntegrationMetadata = Omit<z.infer<typeof changeIntegration>, 'v'>;
export type FailedDeliveriesMetadata = Omit<z.infer<typeof failedDeliveries>, 'v'>;

/** Writes and reads the `private_metadata` of one kind of modal. */
export interface MetadataCodec<T> {
  print(metadata: T): string;
  /** @throws PeopleError `changed_meanwhile` for what this version of the app did not write. */
  parse(text: string): T;
}

export const metadata = {
  requestForm: codec<RequestFormMetadata>(requestForm),
  alikeRequests: codec<AlikeRequestsMetadata>(alikeRequests),
  createStream: codec<CreateStreamMetadata>(createStream),
  importFile: codec<ImportFileMetadata>(importFile),
  reviewImport: codec<ReviewImportMetadata>(reviewImport),
  editRequest: codec<EditRequestMetadata>(editRequest),
  editForm: codec<EditFormMetadata>(editForm),
  aboutRequest: codec<AboutRequestMetadata>(aboutRequest),
  requestHistory: codec<RequestHistoryMetadata>(requestHistory),
  manageStream: codec<ManageStreamMetadata>(manageStream),
  editorList: codec<EditorListMetadata>(editorList),
  fieldWindow: codec<FieldWindowMetadata>(fieldWindow),
  fieldOptions: codec<FieldOptionsMetadata>(fieldOptions),
  deleteField: codec<DeleteFieldMetadata>(deleteField),
  formVersions: codec<FormVersionsMetadata>(formVersions),
  publishForm: codec<PublishFormMetadata>(publishForm),
  settings: codec<SettingsMetadata>(settings),
  auditLog: codec<AuditLogMetadata>(auditLog),
  ruleWindow: codec<RuleWindowMetadata>(ruleWindow),
  wording: codec<WordingMetadata>(wordingWindow),
  deleteRule: codec<DeleteRuleMetadata>(deleteRule),
  syncSettings: codec<SyncSettingsMetadata>(syncSettings),
  connectTool: codec<ConnectToolMetadata>(connectTool),
  requestList: codec<RequestListMetadata>(requestList),
  selectedRequests: codec<SelectedRequestsMetadata>(selectedRequests),
  integration: codec<IntegrationMetadata>(integration),
  confirmAccount: codec<ConfirmAccountMetadata>(confirmAccount),
  changeIntegration: codec<ChangeIntegrationMetadata>(changeIntegration),
  failedDeliveries: codec<FailedDeliveriesMetadata>(failedDeliveries),
};

/** The place that the metadata of any form's modal says. */
export function parsePlace(text: string): FormPlace {
  return formPlace.parse(readJson(text) ?? {});
}

function codec<T extends object>(schema: z.ZodType<T>): MetadataCodec<T> {
  return {
    print: (value) => JSON.stringify({ v: 1, ...value }),
    parse: (text) => {
      const result = schema.safeParse(readJson(text));
      if (result.success) return result.data;
      // An update of the app can meet a modal that was opened before it.
      throw new PeopleError('changed_meanwhile', 'This window is out of date. Close it and open it again.');
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
