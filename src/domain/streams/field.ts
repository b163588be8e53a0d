import { z } from 'zod';
import { foldCase } from '../text/fold-case.ts';
import { trimText } from '../text/visible-text.ts';

/**
 * The types of field that a Stream admin can choose from (product rows S5 and S6), in the order of the choice. A type
 * is added here, then the compiler names every table that needs an entry for it.
 */
export const fieldTypes = [
  'text',
  'rich_text',
  'number',
  'email',
  'url',
  'date',
  'datetime',
  'time',
  'select',
  'multi_select',
  'radio',
  'checkboxes',
  'checkbox',
  'user',
  'multi_user',
  'channel',
  'multi_channel',
  'files',
  'section',
] as const;

export type FieldType = (typeof fieldTypes)[number];

/** What people read when they choose a type. */
export const fieldTypeNames: Record<FieldType, string> = {
  text: 'Plain text',
  rich_text: 'Rich text',
  number: 'Number',
  email: 'Email',
  url: 'URL',
  date: 'Date',
  datetime: 'Date and time',
  time: 'Time',
  select: 'Select',
  multi_select: 'Multi select',
  radio: 'Radio buttons',
  checkboxes: 'Checkboxes',
  checkbox: 'Checkbox',
  user: 'User',
  multi_user: 'Multiple users',
  channel: 'Channel',
  multi_channel: 'Multiple channels',
  files: 'Files',
  section: 'Section',
};

/** Fields that every Stream has and that have a meaning of their own. `complete` has no place on a form. */
export const fieldRoles = ['complete', 'requester', 'subject', 'assignee', 'due_date'] as const;
export type FieldRole = (typeof fieldRoles)[number];

/** An option keeps its id when its label changes, so old answers stay readable. */
export const fieldOption = z.object({ id: z.string().min(1).max(75), label: z.string().min(1).max(75) });
export type FieldOption = z.infer<typeof fieldOption>;

/** A field is shown when this holds for the answer to another field (S13). */
export const condition = z.object({
  fieldId: z.string().min(1),
  test: z.enum(['has', 'has_not', 'is_empty', 'is_not_empty']),
  /** For `has` and `has_not`: one of these suffices. Values as answers hold them: option ids, Slack ids, text. */
  values: z.array(z.string()),
});
export type Condition = z.infer<typeof condition>;

/** A bound of a number, or of a date: a day, or so many days from the day of submission (S14). */
export const bound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), value: z.string() }),
  z.object({ kind: z.literal('today'), days: z.int().min(-3650).max(3650) }),
]);
export type Bound = z.infer<typeof bound>;

/** What stands in an input when the form opens (S14). */
export const defaultAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), value: z.union([z.string(), z.array(z.string())]) }),
  z.object({ kind: z.literal('requester') }),
  z.object({ kind: z.literal('today'), days: z.int().min(-3650).max(3650) }),
]);
export type DefaultAnswer = z.infer<typeof defaultAnswer>;

/** One field, as the library keeps it and as a form version freezes it. */
export const fieldDefinition = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  type: z.enum(fieldTypes),
  role: z.enum(fieldRoles).nullable(),
  required: z.boolean(),
  hint: z.string(),
  /** Of a checkbox: the words beside its box. */
  placeholder: z.string(),
  /** Text only: more than one line. */
  multiline: z.boolean(),
  /** Text only, in characters; Slack's own input stops at 3,000. */
  maxLength: z.int().min(1).max(3000),
  /** Text only, in characters. */
  minLength: z.int().min(0).max(3000),
  /** Text only: a regular expression that the whole answer must match, and what is said where it does not. */
  pattern: z.object({ source: z.string().min(1), message: z.string() }).nullable(),
  /** Numbers and dates only. */
  min: bound.nullable(),
  max: bound.nullable(),
  /** Numbers only: whether they may have decimals. */
  decimals: z.boolean(),
  /** Sections only: the form goes on here on a page of its own. */
  startsPage: z.boolean(),
  /** Types with options only, see `takesOptions`. */
  options: z.array(fieldOption),
  /** Files only: endings without the dot, such as `pdf`; with none every kind of file is taken. */
  filetypes: z.array(z.string().min(1)),
  /** Files only: how many at most. */
  maxFiles: z.int().min(1).max(10),
  default: defaultAnswer.nullable(),
  /** The field is shown when all of these hold; with none it always is. */
  showWhen: z.array(condition),
});
export type FieldDefinition = z.infer<typeof fieldDefinition>;

/** What a requester fills in: fields in order, frozen under a version. */
export interface Form {
  streamId: string;
  version: number;
  fields: readonly FieldDefinition[];
}

/** What a published version of a form is known by. */
export interface FormVersion {
  version: number;
  /** Slack id of who published it. */
  createdBy: string;
  createdAt: Date;
  /** How many. */
  fields: number;
}

/** A longer form is no form that anybody fills in; those beyond one modal come in pages. */
export const mostFormFields = 300;
export const longestText = 3000;
/** Slack's radio buttons and checkboxes take no more options. */
export const mostChoices = 10;
/** A modal takes no more options that are chosen already. */
export const mostChosen = 100;
/** Slack's file input takes no more files. */
export const mostFiles = 10;
export const longestSubject = 140;
export const longestFieldName = 75;

/** Two names are the same without regard to case and to what shows as nothing around them (S7). */
export function nameKey(name: string): string {
  return foldCase(trimText(name));
}

/** Whether answers to the type are chosen from options that a Stream admin gives. */
export function takesOptions(type: FieldType): boolean {
  return type === 'select' || type === 'multi_select' || type === 'radio' || type === 'checkboxes';
}

/** A section is only shown: it has a heading and a help text (its hint), and is never answered. */
export function isAnswered({ type }: Pick<FieldDefinition, 'type'>): boolean {
  return type !== 'section';
}

/** A field definition with every setting that is not given left at rest; one that was stored before a setting existed too. */
export function newField(
  field: Pick<FieldDefinition, 'id' | 'name' | 'type'> & Partial<FieldDefinition>,
): FieldDefinition {
  return {
    role: null,
    required: false,
    hint: '',
    placeholder: '',
    multiline: false,
    maxLength: longestText,
    minLength: 0,
    pattern: null,
    min: null,
    max: null,
    decimals: false,
    startsPage: false,
    options: [],
    filetypes: [],
    maxFiles: mostFiles,
    default: null,
    showWhen: [],
    ...field,
  };
}
