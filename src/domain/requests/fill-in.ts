import { shownFields } from '../streams/conditions.ts';
import { type FieldDefinition, isAnswered } from '../streams/field.ts';
import { type Answers, answerList } from './answers.ts';
import { type CheckContext, checkAnswers } from './check-answers.ts';
import type { KnownFile } from './files.ts';
import type { FormDraft } from './form-draft.ts';

/** What was answered so far in a form that is open, on all of its pages, hidden fields among them. */
export type FillIn = Pick<FormDraft, 'answers' | 'seen' | 'files'>;

/** What the page on the screen says. */
export interface PageState {
  /** Ids of the fields that it asks for. */
  asked: readonly string[];
  /** Answers of those; a field that was left empty has none. */
  answers: Answers;
  /** Ids of fields whose empty input does not take away the files that they have. */
  kept: readonly string[];
  files: readonly KnownFile[];
}

/** A form in pages: every field of it is on one of them, shown or hidden. */
export type Pages = readonly (readonly FieldDefinition[])[];

/** The answers with those of the page that is on the screen; what the page does not ask for stays. Pure. */
export function takeIn(before: FillIn, page: PageState): FillIn {
  const asked = new Set(page.asked);
  const kept = new Set(page.kept.filter((id) => page.answers[id] === undefined));
  const others = Object.entries(before.answers).filter(([id]) => !asked.has(id) || kept.has(id));
  return {
    answers: { ...Object.fromEntries(others), ...page.answers },
    seen: [...new Set([...before.seen, ...page.asked])],
    files: [...new Map([...before.files, ...page.files].map((file) => [file.id, file])).values()],
  };
}

/** Without the answer to a field. Pure. */
export function withoutAnswer(fillIn: FillIn, fieldId: string): FillIn {
  const { [fieldId]: gone, ...answers } = fillIn.answers;
  const names = new Set(answerList(gone));
  return { ...fillIn, answers, files: fillIn.files.filter(({ id }) => !names.has(id)) };
}

/** The pages, by number, on which something is shown for these answers. Pure. */
export function shownPages(pages: Pages, answers: Answers): number[] {
  const shown = new Set(shownFields(pages.flat(), answers).map(({ id }) => id));
  return pages.flatMap((page, i) => (page.some(({ id }) => shown.has(id)) ? [i] : []));
}

/** The page that is shown where this one has nothing to show: the next one, or else the one before. Pure. */
export function nearestPage(pages: Pages, answers: Answers, page: number): number {
  const shown = shownPages(pages, answers);
  return shown.find((one) => one >= page) ?? shown.at(-1) ?? 0;
}

/** The page that Back leads to; null on the first. Pure. */
export function pageBefore(pages: Pages, answers: Answers, page: number): number | null {
  return shownPages(pages, answers).findLast((one) => one < page) ?? null;
}

export type Step =
  /** `asked`: fields of the page that the answers brought up, which were not on the screen yet. */
  | { step: 'show'; page: number; asked: FieldDefinition[] }
  /** Field id → message; all on the page that is on the screen. */
  | { step: 'refuse'; messages: Record<string, string> }
  | { step: 'submit' };

/**
 * What Next or Submit leads to. Nothing is submitted before every field that is shown has been on the screen, and
 * only from a page whose button says so. Pure.
 *
 * @param at the page that is on the screen, what it asks for, and whether its button said Submit.
 */
export function nextStep(
  pages: Pages,
  { answers, seen }: FillIn,
  at: { page: number; isLast: boolean; asked: readonly string[] },
  check: CheckContext,
): Step {
  const isShown = new Set(shownFields(pages.flat(), answers).map(({ id }) => id));
  const askedBeside = (page: number, known: readonly string[]) => {
    const isKnown = new Set(known);
    return (pages[page] ?? []).filter(
      (field) => isAnswered(field) && isShown.has(field.id) && !isKnown.has(field.id),
    );
  };

  // The answers may show a field that the screen did not show yet.
  const here = askedBeside(at.page, at.asked);
  if (here.length > 0) return { step: 'show', page: at.page, asked: here };

  const fields = (pages[at.page] ?? []).filter(({ id }) => isShown.has(id));
  const messages = checkAnswers(fields, answers, check);
  if (Object.keys(messages).length > 0) return { step: 'refuse', messages };

  const onPages = shownPages(pages, answers);
  const next = onPages.find((page) => page > at.page);
  if (next !== undefined) return { step: 'show', page: next, asked: [] };
  const missed = onPages.find((page) => askedBeside(page, seen).length > 0);
  if (missed !== undefined) return { step: 'show', page: missed, asked: askedBeside(missed, seen) };
  return at.isLast ? { step: 'submit' } : { step: 'show', page: at.page, asked: [] };
}

/** Where the form is, beyond what its modal says. */
export interface FormStart {
  /** What stood in it when it was opened; a draft is newer. */
  opening: FillIn;
  /** The form in pages with these answers. */
  paginate: (fillIn: FillIn) => Pages;
}

export type FormClick = { act: 'answer' } | { act: 'back' } | { act: 'remove_files'; fieldId: string };

/**
 * The draft after a click in the form; null where it is known already, or something that came after it. Pure.
 *
 * @param click.at Slack's time of it.
 * @param click.page the page that was on the screen, which says `state`.
 */
export function afterClick(
  before: Omit<FormDraft, 'id' | 'userId'> | undefined,
  { opening, paginate }: FormStart,
  click: FormClick & { at: string; page: number; state: PageState },
): Omit<FormDraft, 'id' | 'userId'> | null {
  const { act, at, page } = click;
  // Back leads to the same page however often it is clicked; anything else said of another page is old.
  if (before && (before.latest > at || (act !== 'back' && before.page !== page))) return null;
  const taken = takeIn(before ?? opening, click.state);
  const fillIn = act === 'remove_files' ? withoutAnswer(taken, click.fieldId) : taken;
  const previous = act === 'back' ? pageBefore(paginate(fillIn), fillIn.answers, page) : null;
  return { ...fillIn, page: previous ?? page, latest: at };
}

/**
 * The draft after Next or Submit, and what follows. Pure.
 *
 * @param submitted.at the time of it, as Slack writes times.
 */
export function afterSubmit(
  before: Omit<FormDraft, 'id' | 'userId'> | undefined,
  { opening, paginate }: FormStart,
  submitted: { at: string; page: number; isLast: boolean; state: PageState },
  check: CheckContext,
): { draft: Omit<FormDraft, 'id' | 'userId'>; step: Step } {
  const fillIn = takeIn(before ?? opening, submitted.state);
  const at = { ...submitted, asked: submitted.state.asked };
  const step = nextStep(paginate(fillIn), fillIn, at, check);
  const page = step.step === 'show' ? step.page : submitted.page;
  const latest = before && before.latest > submitted.at ? before.latest : submitted.at;
  return { draft: { ...fillIn, page, latest }, step };
}
