import { z } from 'zod';

/** What we read of GitHub's answers, and no more: what it adds is no reason to fail. */

const account = z.object({ id: z.number(), login: z.string().min(1) });

export const userAnswer = account.extend({
  name: z.string().nullish(),
  /** The public one; null where the account shows none. */
  email: z.string().nullish(),
});

export const foundUsersAnswer = z.object({ items: z.array(account) });

export const repositoryAnswer = z.object({
  full_name: z.string(),
  html_url: z.string(),
  has_issues: z.boolean().catch(true),
  archived: z.boolean().catch(false),
  private: z.boolean().catch(true),
  permissions: z
    .object({
      push: z.boolean().catch(false),
      triage: z.boolean().catch(false),
    })
    .optional(),
});

export const labelAnswer = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
});

export const issueAnswer = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  labels: z.array(z.union([z.object({ id: z.number(), name: z.string() }), z.string()])).catch([]),
  assignees: z.array(account).nullish(),
  /** Present where the issue is a pull request. */
  pull_request: z.unknown().optional(),
});

export const commentAnswer = z.object({
  id: z.number(),
  body: z.string().nullish(),
  created_at: z.string(),
  user: account.nullish(),
});

export const hookAnswer = z.object({
  id: z.number(),
  active: z.boolean(),
  config: z.object({ url: z.string().catch('') }),
});

export const nothingAnswer = z.unknown();

export type RepositoryAnswer = z.infer<typeof repositoryAnswer>;
export type LabelAnswer = z.infer<typeof labelAnswer>;
export type IssueAnswer = z.infer<typeof issueAnswer>;
export type CommentAnswer = z.infer<typeof commentAnswer>;
