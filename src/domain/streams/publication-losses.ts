import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { optionDifference } from './change-words.ts';
import type { FieldChange } from './compare-forms.ts';
import { fieldTypeNames } from './field.ts';

/** What publishing takes away from Requests and tools, in sentences; nothing where only things are added (S17). */
export function* publicationLosses(db: WorkspaceDb, changes: readonly FieldChange[]): Steps<string[]> {
  const losses: string[] = [];
  for (const change of changes) {
    const name = `“${change.field.name}”`;
    if (change.kind === 'deleted') {
      losses.push(
        `${name} is deleted: no tool gets its answers any more. Those that Requests have stay readable.`,
      );
    }
    if (change.kind !== 'changed') continue;
    if (change.setting === 'Type') {
      const [was, is] = [fieldTypeNames[change.before.type], fieldTypeNames[change.field.type]];
      losses.push(`${name} becomes ${is} from ${was}: a tool may need a new place for it.`);
    }
    if (change.setting !== 'Options') continue;
    const { removed } = optionDifference(change.before, change.field);
    if (removed.length === 0) continue;
    const ids = removed.map(({ id }) => id);
    const used = yield* db.streams.requestsWithValue(change.field.id, ids);
    if (used > 0) {
      const keeps = used === 1 ? '1 Request has it and keeps it' : `${used} Requests have it and keep it`;
      const options =
        removed.length === 1 ? `the option “${removed[0]?.label}”` : `${removed.length} options`;
      losses.push(`${name} loses ${options}: ${keeps}, but it cannot be chosen again.`);
    }
  }
  return losses;
}
