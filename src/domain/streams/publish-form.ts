import { PeopleError } from '../../errors.ts';
import { changeDraft, type DraftParts, type DraftPlace } from './change-draft.ts';
import { compareForms, type FieldChange } from './compare-forms.ts';
import { type Draft, formOf, statesOf } from './draft.ts';
import { formProblems } from './form-problems.ts';

/** What publishing would change, of the whole Stream. Pure. */
export function unpublishedChanges(draft: Draft): FieldChange[] {
  const { published, drafted } = statesOf(draft);
  return compareForms(published, drafted);
}

/**
 * Gives the draft to requesters and tools: a new version of the form, and the fields of each connected tool owed.
 *
 * @param revision of the draft that the person was shown.
 * @returns the version.
 * @throws PeopleError `changed_meanwhile` where the draft is another by now, `invalid` for a form that cannot work
 *   or has no changes, `not_found`, `not_allowed`.
 */
export function publishForm(parts: DraftParts, where: DraftPlace, revision: number): Promise<number> {
  return changeDraft(parts, where, function* ({ db, stream, draft, now }) {
    requireRevision(draft, revision);
    if (unpublishedChanges(draft).length === 0) {
      throw new PeopleError('invalid', 'The form is published as it is: there are no changes.');
    }
    const [problem] = formProblems(formOf(draft));
    if (problem !== undefined) throw new PeopleError('invalid', problem);
    const version = yield* db.streams.publish(stream.id, { userId: where.admin.userId, at: now });
    for (const tool of yield* db.integrations.connectedTools(stream.id)) yield* db.deliveries.oweFields(tool);
    const versions = { was: `version ${stream.formVersion}`, is: `version ${version}` };
    return { result: version, acts: [{ kind: 'changed', setting: 'Published form', ...versions }] };
  });
}

/**
 * Takes every change since the last publication back.
 *
 * @throws PeopleError `changed_meanwhile`, `not_found`, `not_allowed`.
 */
export function discardDraft(parts: DraftParts, where: DraftPlace, revision: number): Promise<void> {
  return changeDraft(parts, where, function* ({ db, stream, draft }) {
    requireRevision(draft, revision);
    const changes = unpublishedChanges(draft);
    yield* db.streams.putDraft(
      stream.id,
      draft.fields.flatMap(({ published }) =>
        published
          ? [{ definition: published.definition, position: published.position, deletedAt: null }]
          : [],
      ),
    );
    const [was, is] = [
      changes.length === 1 ? '1 change' : `${changes.length} changes`,
      `version ${stream.formVersion}`,
    ];
    return { result: undefined, acts: [{ kind: 'changed', setting: 'Draft of the form', was, is }] };
  });
}

export function requireRevision(draft: Draft, revision: number): void {
  if (draft.revision === revision) return;
  throw new PeopleError(
    'changed_meanwhile',
    'The draft was changed meanwhile. Look at the changes again; nothing was done.',
  );
}
