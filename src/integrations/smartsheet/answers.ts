import { z } from 'zod';

/** Ids are JSON numbers on the wire, at most 2^53, and text with us. */
const id = z.union([z.number(), z.string()]).transform(String);

const cellContact = z.object({ email: z.string().nullish(), name: z.string().nullish() });

const objectValue = z.union([
  z.object({ objectType: z.literal('CONTACT'), ...cellContact.shape }),
  z.object({ objectType: z.literal('MULTI_CONTACT'), values: z.array(cellContact) }),
  z.object({ objectType: z.literal('MULTI_PICKLIST'), values: z.array(z.string()) }),
]);

const cell = z.object({
  columnId: id,
  value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  displayValue: z.string().nullish(),
  // A kind that we do not write (a predecessor list, say) is read as its value alone.
  objectValue: objectValue.nullish().catch(null),
  formula: z.string().nullish(),
  format: z.string().nullish(),
});

const column = z.object({
  id,
  title: z.string(),
  type: z.string(),
  primary: z.boolean().default(false),
  options: z.array(z.string()).default([]),
  validation: z.boolean().default(false),
  description: z.string().default(''),
  format: z.string().nullish(),
});

const row = z
  .object({
    id,
    modifiedAt: z.string().default(''),
    // The guide and the answers say `permalink`, the OpenAPI file `permaLink`.
    permalink: z.string().optional(),
    permaLink: z.string().optional(),
    cells: z.array(cell).default([]),
  })
  .transform(({ permaLink, permalink = permaLink ?? '', ...rest }) => ({ ...rest, permalink }));

const sheetLine = z.object({
  id,
  name: z.string(),
  permalink: z.string().nullish(),
  accessLevel: z.string(),
});

export const sheetListAnswer = z.object({ data: z.array(sheetLine) });

export const sheetAnswer = z.object({
  ...sheetLine.shape,
  totalRowCount: z.number().default(0),
  answeredAt: z.number(),
  columns: z.array(column),
  rows: z.array(row).default([]),
});

export const userAnswer = z.object({
  id,
  email: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  account: z.object({ name: z.string().nullish() }).nullish(),
  licensedSheetCreator: z.boolean().nullish(),
});

export const serverAnswer = z.object({ formats: z.object({ color: z.array(z.string()) }) });
export const columnsMadeAnswer = z.object({ result: z.array(column) });
export const rowsWrittenAnswer = z.object({ result: z.array(row) });
export const writtenAnswer = z.object({ message: z.string() });
const webhook = z.object({
  id,
  callbackUrl: z.string().default(''),
  scopeObjectId: id.default(''),
  enabled: z.boolean().default(false),
  status: z.string().default(''),
  disabledDetails: z.string().nullish(),
});
export const webhookAnswer = webhook;
export const webhookMadeAnswer = z.object({ result: webhook.extend({ sharedSecret: z.string().min(1) }) });
export const webhookChangedAnswer = z.object({ result: webhook });
export const webhooksAnswer = z.object({ data: z.array(webhook), totalPages: z.number().default(1) });

const comment = z.object({
  id,
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  createdAt: z.string(),
  createdBy: z.object({ name: z.string().nullish(), email: z.string().nullish() }).nullish(),
});
const discussion = z.object({
  id,
  parentType: z.string().default(''),
  parentId: id.default(''),
  comments: z.array(comment).default([]),
});
export const discussionsAnswer = z.object({ data: z.array(discussion) });
export const discussionMadeAnswer = z.object({
  result: z.object({ comments: z.tuple([z.object({ id })]).rest(z.unknown()) }),
});
export const commentMadeAnswer = z.object({ result: z.object({ id }) });

export const attachmentsAnswer = z.object({
  data: z.array(
    z.object({
      id,
      name: z.string().default(''),
      url: z.string().nullish(),
      attachmentType: z.string().default(''),
    }),
  ),
});

export type Discussion = z.infer<typeof discussion>;
export type Webhook = z.infer<typeof webhook>;
export type SheetLine = z.infer<typeof sheetLine>;
export type Sheet = z.infer<typeof sheetAnswer>;
export type SheetColumn = z.infer<typeof column>;
export type SheetRow = z.infer<typeof row>;
export type SheetCell = z.infer<typeof cell>;
export type SmartsheetUser = z.infer<typeof userAnswer>;
