import type { Conventions } from './description.ts';
import type { Deviation } from './deviations.ts';

export const githubConventions: Conventions = { error: { $ref: '#/components/schemas/basic-error' } };

/** Where GitHub's OpenAPI description differs from what its API takes and gives. */
export const githubDeviations: Deviation[] = [
  {
    operation: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
    where: '/status',
    reason: 'The description names success alone; one that is gone is not found, as everywhere.',
    instead: { type: 'integer', enum: [404] },
  },
  {
    operation: '*',
    where: '/status',
    reason:
      'The rate limits and troubleshooting pages have 429 and 5xx for every request; few operations name them.',
    instead: { type: 'integer', enum: [429, 500, 503] },
  },
];
