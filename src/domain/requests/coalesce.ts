import { sameAnswer } from './check-changes.ts';
import type { Change, HistoryEntry } from './history.ts';

/**
 * Entries of a history, oldest first, for people to be told of at once: what one and the same did to one thing
 * becomes one entry, from what it was at first to what it is at last, and what ended as it began is left out. Pure.
 */
export function coalesced(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const told: HistoryEntry[] = [];
  for (const entry of entries) {
    const thing = thingOf(entry.change);
    const at = told.findLastIndex(({ change }) => thingOf(change) === thing);
    const before = told[at];
    const isSameActor = before?.actor === entry.actor && before.connectedToolId === entry.connectedToolId;
    const merged = before && isSameActor ? mergedChange(before.change, entry.change) : 'apart';
    if (merged === 'apart') told.push(entry);
    else if (merged === 'nothing') told.splice(at, 1);
    else told.splice(at, 1, { ...entry, change: merged });
  }
  return told;
}

/** What a change is about: two of one thing can be told as one. */
function thingOf(change: Change): string {
  switch (change.kind) {
    case 'completed':
    case 'reopened':
    case 'status_set':
    case 'withdrawn':
      return 'status';
    case 'routed':
    case 'not_routed':
    case 'task_gone':
    case 'file_left_out':
    case 'task_back':
    case 'not_taken':
    case 'overruled':
      return 'told by itself';
    case 'answered':
      return `answer ${change.fieldId}`;
    default:
      return change.kind;
  }
}

function mergedChange(first: Change, last: Change): Change | 'nothing' | 'apart' {
  if ('was' in first && 'was' in last && first.kind === last.kind) {
    if (sameAnswer(first.was, last.is)) return 'nothing';
    return { ...last, was: first.was } as Change;
  }
  const turned = [first.kind, last.kind].toSorted().join();
  return turned === 'completed,reopened' ? 'nothing' : 'apart';
}
