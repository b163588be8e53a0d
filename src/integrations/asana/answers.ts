import { z } from 'zod';

/** What we read of Asana's answers, and no more: what it adds is no reason to fail. */

const gid = z.string().min(1);

export const workspaceAnswer = z.object({ gid, name: z.string() });

export const userAnswer = z.object({
  gid,
  name: z.string().catch(''),
  /** Empty or left out where the account may not see it. */
  email: z.string().optional().catch(undefined),
  workspaces: z.array(workspaceAnswer).optional(),
});

export const projectAnswer = z.object({
  gid,
  name: z.string(),
  permalink_url: z.string(),
  workspace: workspaceAnswer,
});

export const namedAnswer = z.object({ gid, name: z.string().catch('') });

export const projectMembershipAnswer = z.object({ gid, access_level: z.string().optional() });

export const workspaceMembershipAnswer = z.object({
  gid,
  is_guest: z.boolean().optional(),
  workspace: z.object({ gid }),
});

export const optionAnswer = z.object({ gid, name: z.string(), enabled: z.boolean().catch(true) });

export const fieldSettingAnswer = z.object({
  gid,
  custom_field: z.object({
    gid,
    name: z.string(),
    resource_subtype: z.string(),
    description: z.string().nullish(),
    enum_options: z.array(optionAnswer).nullish(),
  }),
});

export const customFieldValueAnswer = z.object({
  gid,
  text_value: z.string().nullish(),
  number_value: z.number().nullish(),
  enum_value: namedAnswer.nullish(),
  multi_enum_values: z.array(namedAnswer).nullish(),
  date_value: z.object({ date: z.string().nullish(), date_time: z.string().nullish() }).nullish(),
  people_value: z.array(namedAnswer).nullish(),
});

export const taskAnswer = z.object({
  gid,
  name: z.string(),
  completed: z.boolean(),
  due_on: z.string().nullish(),
  modified_at: z.string(),
  permalink_url: z.string(),
  assignee: z.object({ gid }).nullish(),
  custom_fields: z.array(customFieldValueAnswer).catch([]),
  memberships: z
    .array(z.object({ project: z.object({ gid }).nullish(), section: namedAnswer.nullish() }))
    .catch([]),
});

export const listedTaskAnswer = z.object({
  gid,
  permalink_url: z.string(),
  notes: z.string().catch(''),
  created_at: z.string(),
});

export const storyAnswer = z.object({
  gid,
  resource_subtype: z.string().catch(''),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  created_at: z.string(),
  created_by: z.object({ gid, name: z.string().catch('') }).nullish(),
});

export const webhookAnswer = z.object({ gid, active: z.boolean(), target: z.string() });

/** The secret stands beside the record. */
export const madeWebhookAnswer = z.object({ data: z.object({ gid }), 'X-Hook-Secret': z.string().min(1) });

export const attachmentAnswer = z.object({
  gid,
  name: z.string().catch(''),
  view_url: z.string().nullish(),
  resource_subtype: z.string().nullish(),
});

export type UserAnswer = z.infer<typeof userAnswer>;
export type ProjectAnswer = z.infer<typeof projectAnswer>;
export type CustomFieldAnswer = z.infer<typeof fieldSettingAnswer>['custom_field'];
export type CustomFieldValueAnswer = z.infer<typeof customFieldValueAnswer>;
export type TaskAnswer = z.infer<typeof taskAnswer>;
export type StoryAnswer = z.infer<typeof storyAnswer>;
export type OptionAnswer = z.infer<typeof optionAnswer>;
