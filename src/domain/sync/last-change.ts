import { isStatusField } from '../integrations/status-field.ts';
import type { Change, HistoryEntry } from '../requests/history.ts';

/** Which field an entry of the history changed, by key; null: none, or all of them as it was submitted. */
function keyOfChange(change: Change): string | null {
  switch (change.kind) {
    case 'subject_set':
      return 'subject';
    case 'completed':
    case 'reopened':
    case 'withdrawn':
    case 'status_set':
      return 'complete';
    case 'assigned':
      return 'assignee';
    case 'due_date_set':
      return 'due_date';
    case 'answered':
      return change.fieldId;
    case 'submitted':
    case 'routed':
    case 'not_routed':
    case 'privacy_set':
    case 'deleted':
    case 'task_gone':
    case 'file_left_out':
    case 'task_back':
    case 'not_taken':
    case 'overruled':
      return null;
  }
}

/** When a Request's field was changed last, by key, in milliseconds; its beginning for one that never was. Pure. */
export function lastChanges(history: readonly HistoryEntry[], createdAt: Date): (key: string) => number {
  const last = new Map<string, number>();
  for (const { at, change } of history) {
    const key = keyOfChange(change);
    if (key !== null) last.set(key, at.getTime());
  }
  return (key) => last.get(isStatusField(key) ? 'complete' : key) ?? createdAt.getTime();
}
