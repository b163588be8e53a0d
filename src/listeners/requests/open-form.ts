import type { Context } from '../../context.ts';
import type { Person } from '../../domain/people.ts';
import { openingAnswers } from '../../domain/requests/opening-answers.ts';
import type { Form } from '../../domain/streams/field.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import type { FormModal } from '../../views/request-form.ts';
import type { OpenForm } from './fill-in.ts';

/** A form as it opens for a person: with its defaults in it. */
export function formToFill(
  { clock }: Pick<Context, 'clock'>,
  { form, stream, person, modal }: { form: Form; stream: Stream; person: Person; modal: FormModal },
): OpenForm {
  const check = { team: stream.team, now: clock(), timeZone: person.timeZone };
  const answers = openingAnswers(form.fields, { ...check, requesterId: person.userId });
  return { form, opening: { answers, seen: [], files: [] }, check, options: { stream, modal } };
}
