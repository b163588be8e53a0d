import { describe, expect, test } from '@jest/globals';
import {
  afterClick,
  afterSubmit,
  type FormClick,
  nearestPage,
  type PageState,
  type Pages,
  shownPages,
} from '../../../src/domain/requests/fill-in.ts';
import { type Condition, newField } from '../../../src/domain/streams/field.ts';

const field = (id: string, showWhen: Condition[] = [], required = false) =>
  newField({ id, name: id, type: 'text', showWhen, required });
const ifA: Condition = { fieldId: 'a', test: 'has', values: ['more'] };
/** Three pages, of which the second is only asked where `a` says so. */
const pages: Pages = [[field('a'), field('b')], [field('c', [ifA]), field('d', [ifA], true)], [field('e')]];
const opening = { answers: {}, seen: [], files: [] };
const start = { opening, paginate: () => pages };
const check = { team: [], now: new Date(0), timeZone: null };

const state = (answers: Record<string, string>, asked = Object.keys(answers)): PageState => ({
  asked,
  answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '')),
  kept: [],
  files: [],
});
const draft = { answers: { a: 'new' }, seen: ['a', 'b'], files: [], page: 0, latest: '5' };
const click = (
  at: string,
  page: number,
  answers: Record<string, string>,
  act: FormClick = { act: 'answer' },
) => ({
  ...{ ...act, at, page },
  state: state(answers),
});
const submit = (page: number, answers: Record<string, string>, isLast = false) => ({
  ...{ at: '9', page, isLast },
  state: state(
    answers,
    pages[page]?.map(({ id }) => id),
  ),
});

describe('a click in a form', () => {
  test('[S13] is kept with all that its page says', () => {
    expect(afterClick(draft, start, click('6', 0, { a: 'newer', b: 'too' }))).toEqual({
      ...{ ...draft, latest: '6' },
      answers: { a: 'newer', b: 'too' },
    });
  });

  test('[R2] that comes late changes nothing: an older one, or one of a page that was left', () => {
    expect(afterClick(draft, start, click('4', 0, { a: 'old' }))).toBeNull();
    expect(afterClick({ ...draft, page: 1 }, start, click('6', 0, { a: 'old' }))).toBeNull();
  });

  test('[R2] on Back leads to the page before, over those that show nothing, and twice to the same', () => {
    const onLast = { ...draft, page: 2 };
    const back = afterClick(onLast, start, click('6', 2, { e: 'typed' }, { act: 'back' }));
    expect(back).toMatchObject({ page: 0, answers: { a: 'new', e: 'typed' } });
    const again = afterClick(back ?? undefined, start, click('7', 2, { e: 'typed' }, { act: 'back' }));
    expect(again).toMatchObject({ page: 0, answers: { a: 'new', e: 'typed' } });
  });
});

describe('Next and Submit', () => {
  test('[S13] a page whose fields are all hidden is skipped, and counted no more', () => {
    expect(shownPages(pages, {})).toEqual([0, 2]);
    expect(nearestPage(pages, {}, 1)).toBe(2);
    const { step, draft: after } = afterSubmit(undefined, start, submit(0, { a: 'x' }), check);
    expect([step, after.page]).toEqual([{ step: 'show', page: 2, asked: [] }, 2]);
    const more = afterSubmit(undefined, start, submit(0, { a: 'more' }), check);
    expect(more.step).toEqual({ step: 'show', page: 1, asked: [] });
  });

  test('[S13] an answer that brings up a field shows it before anything else', () => {
    const late: Pages = [[field('a'), field('b', [ifA])]];
    const submitted = { ...submit(0, { a: 'more' }, true), state: state({ a: 'more' }, ['a']) };
    const { step } = afterSubmit(undefined, { ...start, paginate: () => late }, submitted, check);
    expect(step).toMatchObject({ step: 'show', page: 0, asked: [{ id: 'b' }] });
  });

  test('[S13] an answer of the last page that brings up a field of an earlier one leads there', () => {
    const back: Pages = [[field('b', [ifA]), field('x')], [field('a')]];
    const seen = { answers: {}, seen: ['x'], files: [], page: 1, latest: '1' };
    const submitted = { ...submit(1, { a: 'more' }, true), state: state({ a: 'more' }) };
    const { step } = afterSubmit(seen, { ...start, paginate: () => back }, submitted, check);
    expect(step).toMatchObject({ step: 'show', page: 0, asked: [{ id: 'b' }] });
  });

  test('[S14] what is wrong on the page is said on it', () => {
    const before = { answers: { a: 'more' }, seen: ['a', 'b'], files: [], page: 1, latest: '1' };
    const { step } = afterSubmit(before, start, submit(1, { c: 'x' }), check);
    expect(step).toEqual({ step: 'refuse', messages: { d: 'd is required.' } });
  });

  test('[R2] nothing is submitted by a button that said Next, though nothing comes after it any more', () => {
    const before = { answers: { a: 'x' }, seen: ['a', 'b', 'e'], files: [], page: 2, latest: '1' };
    expect(afterSubmit(before, start, submit(2, { e: '' }), check).step).toEqual({
      ...{ step: 'show', page: 2, asked: [] },
    });
    expect(afterSubmit(before, start, submit(2, { e: '' }, true), check).step).toEqual({ step: 'submit' });
  });

  test('[R2] clicks from before it are old afterwards', () => {
    const { draft: after } = afterSubmit(draft, start, submit(0, { a: 'x' }), check);
    expect(afterClick(after, start, click('8', 0, { a: 'old' }))).toBeNull();
  });
});
