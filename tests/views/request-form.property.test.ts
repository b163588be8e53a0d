import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answers } from '../../src/domain/requests/answers.ts';
import type { Form } from '../../src/domain/streams/field.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { readAnswers, requestForm } from '../../src/views/request-form.ts';
import { formWithAnswers } from './support/arbitrary-forms.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { stateOf } from './support/state-of-view.ts';

const options = {
  stream: { name: '👩‍👩‍👧‍👦 A Stream with a name longer than a title', description: 'What it is for' },
  metadata: { streamId: 'stream-1', formVersion: 1 },
};

test('[S5] every form with every answer is a modal that Slack takes, and gives the same answers back', () => {
  fc.assert(
    fc.property(formWithAnswers, ({ form, answers }) => {
      const view = requestForm(form, answers, options);
      expect(checkView(view)).toEqual([]);
      expect(readAnswers(form, stateOf(view))).toEqual(withoutFiles(form, answers));
    }),
    { numRuns: 200, ...withoutShrinking },
  );
}, 120_000);

/** No file input takes an initial value. */
function withoutFiles(form: Form, answers: Answers): Answers {
  const files = new Set(form.fields.filter(({ type }) => type === 'files').map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !files.has(id)));
}
