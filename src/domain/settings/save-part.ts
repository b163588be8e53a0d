import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { InvalidInput } from '../../errors.ts';
import type { AuditEntry, AuditSubject } from '../audit/audit-entry.ts';
import type { Person } from '../people.ts';
import { differences, fingerprint, isAbout, type Part, type Shown, withMeanwhile } from './part.ts';

/** A part with the rules of its values and how it is kept. */
export interface KeptPart<Owner, Value> extends Part<Owner, Value> {
  /** What is wrong with a value: the name of the window's input → what to do about it. Pure. */
  problems?(value: Value): Record<string, string>;
  /** What is wrong with it by what else there is. */
  check?(db: WorkspaceDb, owner: Owner, value: Value): Steps<Record<string, string>>;
  write(db: WorkspaceDb, owner: Owner, value: Value): Steps<void>;
}

export interface Saving<Owner, Value> {
  owner: Owner;
  subject: AuditSubject;
  part: KeptPart<Owner, Value>;
  chosen: Value;
  shown: Shown;
  person: Person;
  at: Date;
}

export type Saved<Value> =
  | { outcome: 'saved' }
  /** Nothing is saved: someone else changed the same part after it was shown. */
  | {
      outcome: 'changed_meanwhile';
      /** What others did, oldest first. */
      entries: AuditEntry[];
      /** What the person chose, and the entries of lists that others moved. */
      chosen: Value;
      shown: Shown;
    };

/** Entries of the audit log that a person is shown when a part changed under their hands. */
const mostMeanwhile = 20;

/**
 * Saves a part of settings in a transaction that holds the owner, and writes what changed into the audit log. Two
 * admins who save the same part one after the other do not undo each other unseen.
 *
 * @throws InvalidInput by the window's inputs.
 */
export function* savePart<Owner, Value>(
  db: WorkspaceDb,
  { owner, subject, part, chosen, shown, person, at }: Saving<Owner, Value>,
): Steps<Saved<Value>> {
  const now = part.read(owner);
  if (fingerprint(now) !== shown.base && fingerprint(now) !== fingerprint(chosen)) {
    const newer = yield* db.audit.page({ subjectId: subject.id, limit: mostMeanwhile });
    const entries = newer.filter(({ seq, act }) => seq > shown.seen && isAbout(part, now, act)).toReversed();
    return {
      outcome: 'changed_meanwhile',
      entries,
      chosen: withMeanwhile(
        part,
        chosen,
        entries.map(({ act }) => act),
      ),
      shown: yield* shownNow(db, subject.id, now),
    };
  }
  const messages = {
    ...(part.check ? yield* part.check(db, owner, chosen) : {}),
    ...part.problems?.(chosen),
  };
  if (Object.keys(messages).length > 0) throw new InvalidInput(messages);
  const acts = differences(part, now, chosen);
  if (acts.length === 0) return { outcome: 'saved' };
  yield* part.write(db, owner, chosen);
  for (const act of acts) yield* db.audit.record({ at, actor: person.userId, subject, act });
  return { outcome: 'saved' };
}

/** What a window carries that shows a value now. */
export function* shownNow(db: WorkspaceDb, subjectId: string, value: unknown): Steps<Shown> {
  const [newest] = yield* db.audit.page({ subjectId, limit: 1 });
  return { base: fingerprint(value), seen: newest?.seq ?? 0 };
}
