import { type FieldDefinition, type Form, newField } from '../streams/field.ts';
import type { Stream } from '../streams/stream.ts';
import type { StreamSettings } from '../streams/stream-settings.ts';
import type { Answers } from './answers.ts';

const id = 'private';
const seenBy = 'Only the team and the requester see what is in it.';

/** Asks whether a Request is private (R16), like a field of the form. No real field has this id. */
const privateChoice: FieldDefinition = newField({
  id,
  name: 'Private',
  type: 'checkbox',
  placeholder: 'Only the team and the requester may see it',
  hint: 'The channel is told that a Request came, and nothing of what is in it.',
});

/** Says so where it is not asked. */
const privatePromise: FieldDefinition = newField({ id, name: '🔒 Private', type: 'section', hint: seenBy });

/** How a form tells of privacy: `asked` by a box to tick, `promised` in words. */
export type Privacy = 'asked' | 'promised';

/** How the form of a new Request tells of privacy; null: it does not, since there is none. */
export function privacyOfNew({ maySee, privateRequests }: StreamSettings): Privacy | null {
  if (maySee !== 'everyone' || privateRequests === 'all') return 'promised';
  return privateRequests === 'chosen' ? 'asked' : null;
}

/** Whether a box in the Edit window can change anything: not where the whole Stream is for its team alone. */
export function canBeMadeOpen({ settings }: Pick<Stream, 'settings'>): boolean {
  return settings.maySee === 'everyone';
}

/** A form that tells of privacy too. */
export function tellingOfPrivacy(form: Form, privacy: Privacy | null): Form {
  if (privacy === null) return form;
  const fields = privacy === 'asked' ? [...form.fields, privateChoice] : [privatePromise, ...form.fields];
  return { ...form, fields };
}

/** The answers with that to the box. */
export function withPrivateChoice(answers: Answers, isPrivate: boolean): Answers {
  return isPrivate ? { ...answers, [id]: 'yes' } : answers;
}

/** The answers to the form's own fields, and whether the box is ticked. */
export function withoutPrivateChoice(given: Answers): { answers: Answers; isPrivate: boolean } {
  const { [id]: ticked, ...answers } = given;
  return { answers, isPrivate: ticked !== undefined };
}
