import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answers } from '../../src/domain/requests/answers.ts';
import type { Form } from '../../src/domain/streams/field.ts';
import { readAnswers } from '../../src/views/form-fields.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { newRequest, pagesOf, requestForm } from '../../src/views/request-form.ts';
import { formWithAnswers } from './support/arbitrary-forms.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { stateOf } from './support/state-of-view.ts';

const options = {
  stream: { name: '👩‍👩‍👧‍👦 A Stream with a name longer than a title', description: 'What it is for' },
  modal: newRequest({ streamId: 'stream-1', formVersion: 1 }),
};

test('[S5, S6] every form with every answer is a modal that Slack takes, page by page, and gives the same answers back', () => {
  fc.assert(
    fc.property(formWithAnswers, ({ form, answers }) => {
      const pages = pagesOf(form, answers);
      const read = pages.map((_, page) => {
        const view = requestForm(form, answers, { ...options, page });
        expect(checkView(view)).toEqual([]);
        expect(view.submit?.text).toBe(page === pages.length - 1 ? 'Submit' : 'Next');
        return readAnswers(form, stateOf(view));
      });
      expect(Object.assign({}, ...read)).toEqual(withoutFiles(form, answers));
    }),
    { numRuns: 100, ...withoutShrinking },
  );
}, 240_000);

/** No file input takes an initial value. */
function withoutFiles(form: Form, answers: Answers): Answers {
  const files = new Set(form.fields.filter(({ type }) => type === 'files').map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !files.has(id)));
}
