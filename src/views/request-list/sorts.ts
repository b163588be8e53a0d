import type { ListSortKey } from '../../domain/requests/list-choice.ts';

/** What people read when they choose an order. */
export const sortNames: Record<ListSortKey, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  due_soonest: 'Due soonest first',
  due_latest: 'Due latest first',
  subject_a: 'Subject, A to Z',
  subject_z: 'Subject, Z to A',
  assignee_a: 'By assignee',
  assignee_z: 'By assignee, the other way',
  changed_last: 'Last changed first',
  changed_first: 'Longest unchanged first',
};
