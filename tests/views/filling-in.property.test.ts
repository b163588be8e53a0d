import { expect, test } from '@jest/globals';
import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { type Answer, type Answers, answerList } from '../../src/domain/requests/answers.ts';
import {
  afterClick,
  afterSubmit,
  type FillIn,
  type FormClick,
  takeIn,
} from '../../src/domain/requests/fill-in.ts';
import type { FormDraft } from '../../src/domain/requests/form-draft.ts';
import { shownFields } from '../../src/domain/streams/conditions.ts';
import { type FieldDefinition, type Form, newField } from '../../src/domain/streams/field.ts';
import { fieldBlockId } from '../../src/views/block-ids.ts';
import { fieldElements } from '../../src/views/field-elements.ts';
import { heldFiles, readPage } from '../../src/views/form-fields.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { parsePlace } from '../../src/views/metadata.ts';
import { newRequest, pagesOf, requestForm } from '../../src/views/request-form.ts';
import { answerOf } from './support/arbitrary-answers.ts';
import { ModalInSlack } from './support/modal-in-slack.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { stateOf } from './support/state-of-view.ts';

const types = [
  'text',
  'select',
  'checkboxes',
  'checkbox',
  'number',
  'rich_text',
  'files',
  'section',
] as const;
const options = ['o1', 'o2'].map((id) => ({ id, label: id }));
const check = { team: [], now: new Date('2026-06-01T12:00:00Z'), timeZone: null };

/** No circles: a field depends on one of a lower level, before or after it. */
const level = (i: number) => [0, 1, 0, 1, 2][i % 5] ?? 0;

/** So many fields, some of which depend on others. */
const formOf = (count: number): fc.Arbitrary<Form> =>
  fc
    .array(
      fc.record({
        type: fc.constantFrom(...types),
        // Few: a page is left only with all of them filled in.
        required: fc.nat({ max: 80 }).map((n) => n === 0),
        on: fc.option(fc.nat({ max: count - 1 }), { freq: 3 }),
        test: fc.constantFrom(
          'has' as const,
          'has_not' as const,
          'is_empty' as const,
          'is_not_empty' as const,
        ),
      }),
      { minLength: count, maxLength: count },
    )
    .map((drafts) => ({
      streamId: 's1',
      version: 1,
      fields: drafts.map(({ type, required, on, test }, i) =>
        newField({
          ...{ id: `f${i}`, name: `F${i}`, type, options },
          required: required && type !== 'section',
          showWhen:
            on !== null && level(on) < level(i) ? [{ fieldId: `f${on}`, test, values: ['o1', 'yes'] }] : [],
        }),
      ),
    }));

/** One page on which most fields decide about others, or three pages. */
const form = fc.oneof(formOf(10), formOf(200));

type Act =
  | { do: 'enter'; field: number; seed: number }
  | { do: 'clear'; field: number }
  /** Two fields and Next, before the app has answered. */
  | { do: 'rush'; field: number; other: number; seed: number }
  | { do: 'back' | 'submit' | 'settle' | 'remove' };

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('enter' as const), field: fc.nat(), seed: fc.nat() }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), field: fc.nat() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        ...{ do: fc.constant('rush' as const), field: fc.nat(), other: fc.nat(), seed: fc.nat() },
      }),
    },
    { weight: 3, arbitrary: fc.constantFrom({ do: 'back' as const }, { do: 'submit' as const }) },
    { weight: 2, arbitrary: fc.constantFrom({ do: 'settle' as const }, { do: 'remove' as const }) },
  ),
  { maxLength: 40 },
);

/** A person before a form, Slack that keeps their modal, and the app, whose answers to clicks may come late. */
class Desk {
  readonly typed = new Map<string, Answer | undefined>();
  submitted: FillIn | null = null;
  refused = 0;
  #form: Form;
  #modal: ModalInSlack;
  #draft: Omit<FormDraft, 'id' | 'userId'> | undefined;
  #onTheWay: (() => void)[] = [];
  #late: (() => void)[] = [];
  #time = 0;

  constructor(form: Form) {
    this.#form = form;
    this.#modal = new ModalInSlack(this.#render({ answers: {}, seen: [], files: [] }, 0, new Set()));
  }

  do(act: Act): void {
    if (this.submitted) return;
    const { view } = this.#modal;
    if (act.do === 'enter') {
      this.enter(act.field, (field) => fc.sample(answerOf(field), { seed: act.seed, numRuns: 1 })[0]);
    } else if (act.do === 'rush') {
      for (const field of [act.field, act.other]) this.do({ ...act, do: 'enter', field });
      this.submit();
    } else if (act.do === 'clear') {
      this.enter(act.field, () => undefined);
    } else if (act.do === 'submit') {
      this.submit();
    } else {
      const kept = view.blocks.find(({ block_id: id }) => id?.startsWith('files:'))?.block_id;
      if (act.do === 'back' && view.blocks.at(-1)?.type === 'actions') this.#click({ act: 'back' });
      if (act.do === 'remove' && kept !== undefined) {
        const fieldId = kept.slice('files:'.length);
        this.typed.delete(fieldId);
        this.#click({ act: 'remove_files', fieldId });
      }
      this.settle();
    }
  }

  /** All clicks arrive, the newest first; then Slack shows the answers. */
  settle(): void {
    for (const arrive of this.#onTheWay.splice(0).reverse()) arrive();
    for (const show of this.#late.splice(0)) show();
  }

  enter(n: number, value: (field: FieldDefinition) => Answer | undefined): void {
    const { asked, kept } = readPage(this.#form, this.#modal.shown);
    const field = this.#form.fields.find(({ id }) => id === asked[n % asked.length]);
    if (!field) return;
    const answer = value(field);
    this.#modal.enter(fieldBlockId(field.id), stateFor(field, answer));
    // Emptying an input below files that are there already takes none of them away.
    if (answer === undefined && kept.includes(field.id)) this.typed.delete(field.id);
    else this.typed.set(field.id, answer);
    if (this.#modal.dispatches(fieldBlockId(field.id))) this.#click({ act: 'answer' });
  }

  /** A click is on its way to the app, and then the app's answer on its way back. */
  #click(click: FormClick): void {
    const at = this.#now();
    const state = readPage(this.#form, this.#modal.shown);
    const { page } = parsePlace(this.#modal.shown.private_metadata);
    this.#onTheWay.push(() => {
      const draft = afterClick(this.#draft, this.#start(), { ...click, at, page, state });
      if (!draft) return;
      this.#draft = draft;
      const held = click.act === 'back' ? new Set<string>() : heldFiles(state);
      this.#late.push(() => {
        // With a hash, Slack takes what answers the newest; an older answer is dropped.
        if (this.#draft?.latest === at && this.#draft.page === draft.page) {
          this.#modal.update(this.#render(draft, draft.page, held));
        }
      });
    });
  }

  submit(): void {
    if (this.submitted) return;
    const state = readPage(this.#form, this.#modal.shown);
    const place = parsePlace(this.#modal.shown.private_metadata);
    const { draft, step } = afterSubmit(
      this.#draft,
      this.#start(),
      { ...place, at: this.#now(), state },
      check,
    );
    this.#draft = draft;
    if (step.step === 'submit') {
      expect(place.isLast).toBe(true);
      this.submitted = draft;
    }
    if (step.step === 'refuse') {
      this.refused += 1;
      expect(Object.keys(step.messages).every((id) => state.asked.includes(id))).toBe(true);
    }
    if (step.step === 'show') this.#modal.update(this.#render(draft, step.page, new Set()));
    // Clicks from before it that were slower.
    this.settle();
  }

  /** Fills in whatever the page asks for, and goes on until it is submitted. */
  finish(): void {
    for (let rounds = 0; rounds < 50 && !this.submitted; rounds += 1) {
      this.settle();
      const { asked, answers, kept } = readPage(this.#form, this.#modal.shown);
      asked.forEach((id, n) => {
        const field = this.#form.fields.find((one) => one.id === id);
        if (field?.required && answers[id] === undefined && !kept.includes(id)) {
          this.enter(n, (one) => fc.sample(answerOf(one), { seed: rounds, numRuns: 1 })[0]);
        }
      });
      this.settle();
      this.submit();
    }
  }

  #now(): string {
    this.#time += 1;
    return String(this.#time).padStart(9, '0');
  }

  #start() {
    const paginate = (fillIn: FillIn) => pagesOf(this.#form, fillIn.answers, fillIn);
    return { opening: { answers: {}, seen: [], files: [] }, paginate };
  }

  #render({ answers, files }: FillIn, page: number, held: ReadonlySet<string>): ModalView {
    const stream = { name: 'Everything', description: 'What it is for' };
    const modal = newRequest({ streamId: 's1', formVersion: 1 });
    const view = requestForm(this.#form, answers, { stream, modal, page, files, held });
    expect(checkView(view)).toEqual([]);
    return view;
  }
}

/** What Slack would say of an input that holds this answer. */
function stateFor(field: FieldDefinition, answer: Answer | undefined) {
  const blank = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'x' } };
  const element = fieldElements[field.type]?.element(field, answer, false);
  if (field.type === 'files') return { files: answerList(answer).map((id) => ({ id })) };
  if (!element) throw new Error('Nothing can be entered there.');
  const label = blank.title;
  const view: ModalView = { ...blank, blocks: [{ type: 'input', block_id: 'b', label, element }] };
  return Object.values(stateOf(view).b ?? {})[0] ?? {};
}

test('[S13, R2] no order of fills, hides, pages, backs and submits loses what was typed or submits what is hidden or missing', () => {
  let paged = 0;
  fc.assert(
    fc.property(form, acts, (form, all) => {
      const desk = new Desk(form);
      if (pagesOf(form, {}).length > 1) paged += 1;
      for (const act of all) desk.do(act);
      desk.finish();
      const { submitted } = desk;
      if (!submitted) throw new Error('The form cannot be finished.');
      const shown = shownFields(form.fields, submitted.answers);
      const missing = shown.filter(({ id, required }) => required && submitted.answers[id] === undefined);
      expect(missing).toEqual([]);
      const unseen = shown.filter(({ id, type }) => type !== 'section' && !submitted.seen.includes(id));
      expect(unseen).toEqual([]);
      expect(lost(shown, submitted.answers, desk.typed)).toEqual([]);
    }),
    { numRuns: 300, ...withoutShrinking },
  );
  expect(paged).toBeGreaterThan(20);
}, 240_000);

function lost(shown: readonly FieldDefinition[], answers: Answers, typed: Desk['typed']) {
  return shown.flatMap(({ id }) => {
    if (!typed.has(id)) return [];
    const wanted = typed.get(id);
    return JSON.stringify(answers[id]) === JSON.stringify(wanted) ? [] : [{ id, wanted, is: answers[id] }];
  });
}

test('[R2] what a page does not ask for stays as it was', () => {
  const file = { id: 'F1', name: 'a.pdf', mimetype: '', size: 1, permalink: '' };
  const before = { answers: { a: '1', b: '2', c: ['F1'] }, seen: ['a'], files: [file] };
  const page = { asked: ['b', 'c'], answers: {}, kept: ['c'], files: [] };
  expect(takeIn(before, page)).toEqual({
    answers: { a: '1', c: ['F1'] },
    seen: ['a', 'b', 'c'],
    files: [file],
  });
});
