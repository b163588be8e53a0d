import { z } from 'zod';

/**
 * The types of field that a Stream admin can choose from (product rows S5). A type is added here, then the
 * compiler names every table that needs an entry for it.
 */
export const fieldTypes = [
  'text',
  'date',
  'select',
  'multi_select',
  'user',
  'multi_user',
  'channel',
  'multi_channel',
] as const;

export type FieldType = (typeof fieldTypes)[number];

/** What people read when they choose a type. */
export const fieldTypeNames: Record<FieldType, string> = {
  text: 'Plain text',
  date: 'Date',
  select: 'Select',
  multi_select: 'Multi select',
  user: 'User',
  multi_user: 'Multiple users',
  channel: 'Channel',
  multi_channel: 'Multiple channels',
};

/** Fields that every Stream has and that have a meaning of their own. `complete` has no place on a form. */
export const fieldRoles = ['complete', 'requester', 'subject', 'assignee', 'due_date'] as const;
export type FieldRole = (typeof fieldRoles)[number];

/** An option keeps its id when its label changes, so old answers stay readable. */
export const fieldOption = z.object({ id: z.string().min(1).max(75), label: z.string().min(1).max(75) });
export type FieldOption = z.infer<typeof fieldOption>;

/** One field, as the library keeps it and as a form version freezes it. */
export const fieldDefinition = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  type: z.enum(fieldTypes),
  role: z.enum(fieldRoles).nullable(),
  required: z.boolean(),
  hint: z.string(),
  placeholder: z.string(),
  /** Text only: more than one line. */
  multiline: z.boolean(),
  /** Text only, in characters; Slack's own input stops at 3,000. */
  maxLength: z.int().min(1).max(3000),
  /** Select and multi select only. */
  options: z.array(fieldOption),
});
export type FieldDefinition = z.infer<typeof fieldDefinition>;

/** What a requester fills in: fields in order, frozen under a version. */
export interface Form {
  streamId: string;
  version: number;
  fields: readonly FieldDefinition[];
}

/** Slack takes 100 blocks in a view; what is said above and below the form needs some of them. */
export const mostFormFields = 90;
export const longestText = 3000;
export const longestSubject = 140;
export const longestFieldName = 75;

/** Two names are the same without regard to case and outer spaces (S7). */
export function nameKey(name: string): string {
  return name.trim().normalize('NFC').toLocaleLowerCase('en');
}

/** A field definition with every setting that the type does not need left at rest. */
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
    options: [],
    ...field,
  };
}
