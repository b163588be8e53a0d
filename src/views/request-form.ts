import type { KnownBlock, ModalView } from '@slack/types';
import type { Answers } from '../domain/requests/answers.ts';
import type { KnownFile } from '../domain/requests/files.ts';
import { nearestPage, type Pages, shownPages } from '../domain/requests/fill-in.ts';
import { decidingFields, shownFields } from '../domain/streams/conditions.ts';
import { draftVersion } from '../domain/streams/draft.ts';
import type { Form } from '../domain/streams/field.ts';
import type { Stream } from '../domain/streams/stream.ts';
import { actionsRow, button, context } from './blocks.ts';
import { type Detail, fieldBlocks } from './form-fields.ts';
import { type FormNotice, noticeBlocks } from './form-notice.ts';
import { formPages } from './form-pages.ts';
import { actions, modals } from './ids.ts';
import { limits } from './limits/numbers.ts';
import { type EditFormMetadata, type FormPlace, metadata, type RequestFormMetadata } from './metadata.ts';
import { modal } from './modal.ts';
import { md } from './mrkdwn.ts';

/** What a form is filled in for: to submit a Request, or to change one. */
export interface FormModal {
  callbackId: string;
  /** Absent: the Stream's name. */
  title?: string;
  /** Whether what is in it is kept when it is closed. */
  isKept?: boolean;
  /** The button of the last page. */
  submit: string;
  /** The modal's metadata, with its place in the form. */
  print(place: FormPlace): string;
}

/** The modal that submits a new Request. */
export function newRequest(
  ids: Pick<RequestFormMetadata, 'streamId' | 'formVersion' | 'asksForWhom' | 'privacy'>,
): FormModal {
  return {
    callbackId: modals.requestForm,
    submit: 'Submit',
    isKept: true,
    print: (place) => metadata.requestForm.print({ ...ids, ...place }),
  };
}

/** The modal that changes a Request; it remembers what of its history was seen when it was opened. */
export function changedRequest(
  ids: Pick<EditFormMetadata, 'requestId' | 'seenUpTo' | 'wasPrivate'>,
): FormModal {
  return {
    callbackId: modals.editForm,
    title: 'Edit Request',
    submit: 'Save',
    print: (place) => metadata.editForm.print({ ...ids, ...place }),
  };
}

/** The modal of a draft that is not published yet: its Submit only checks. */
export function formPreview(streamId: string): FormModal {
  return {
    callbackId: modals.formPreview,
    title: 'Preview',
    submit: 'Submit',
    print: (place) => metadata.requestForm.print({ streamId, formVersion: draftVersion, ...place }),
  };
}

export interface RequestFormOptions {
  stream: Pick<Stream, 'name' | 'description'>;
  modal: FormModal;
  /** The page to show, counted from 0; where nothing of it is shown for these answers, the nearest. */
  page?: number;
  notice?: FormNotice | undefined;
  /** What is known of the files that answers name. */
  files?: readonly KnownFile[];
  /** File fields whose inputs are on the screen and hold their files by themselves. */
  held?: ReadonlySet<string>;
}

/**
 * The modal in which a form is filled in: an input for each field that is shown for these answers, in form order,
 * with the answers so far. A form that is larger than Slack takes is given page by page.
 */
export function requestForm(form: Form, answers: Answers, options: RequestFormOptions): ModalView {
  const notice = options.notice ? noticeBlocks(options.notice) : [];
  const pages = pagesOf(form, answers, options);
  const page = nearestPage(pages, answers, options.page ?? 0);
  return fitted((detail) => buildPage({ form, answers, options, notice, pages, page, detail }));
}

/** A view with inputs of fields, in as much detail as Slack takes. */
export function fitted(build: (detail: Detail) => ModalView): ModalView {
  const full = build({ external: false, lean: false });
  if (fits(full)) return full;
  const external = build({ external: true, lean: false });
  return fits(external) ? external : build({ external: true, lean: true });
}

/** The pages of the form as `requestForm` shows them. */
export function pagesOf(
  form: Form,
  answers: Answers,
  { notice, files = [] }: Pick<RequestFormOptions, 'notice' | 'files'> = {},
): Pages {
  // A short notice has room beside any page; only a long one takes room from the fields.
  const isLong = (notice?.removed ?? []).length > 0;
  return formPages(form.fields, answers, { files, notice: notice && isLong ? noticeBlocks(notice) : [] });
}

/** Types whose answer is chosen, and told of once for each choice. */
const choiceTypes: ReadonlySet<string> = new Set([
  ...['select', 'radio', 'checkbox', 'checkboxes', 'multi_select', 'date', 'datetime'],
  ...['user', 'multi_user', 'channel', 'multi_channel'],
]);

interface PageParts {
  form: Form;
  answers: Answers;
  options: RequestFormOptions;
  notice: readonly KnownBlock[];
  pages: Pages;
  page: number;
  detail: Detail;
}

function buildPage({ form, answers, options, notice, pages, page, detail: size }: PageParts): ModalView {
  const { stream, files = [], held = new Set() } = options;
  const onPages = shownPages(pages, answers);
  const number = onPages.indexOf(page) + 1;
  const isLast = number >= onPages.length;
  const isShown = new Set(shownFields(form.fields, answers).map(({ id }) => id));
  // A choice tells of everything that is on the screen: Slack does not when the form is closed.
  const telling = options.modal.isKept ? form.fields.filter(({ type }) => choiceTypes.has(type)) : [];
  const deciding = new Set([...decidingFields(form.fields), ...telling.map(({ id }) => id)]);
  const detail = { ...size, deciding, files, held };
  const fields = (pages[page] ?? []).filter(({ id }) => isShown.has(id));
  const hasDescription = number <= 1 && stream.description.trim() !== '';
  return modal({
    callbackId: options.modal.callbackId,
    metadata: options.modal.print({ page, pages: Math.max(onPages.length, 1), isLast }),
    title: options.modal.title ?? stream.name,
    notifyOnClose: options.modal.isKept ?? false,
    submit: isLast ? options.modal.submit : 'Next',
    blocks: [
      ...notice,
      ...(hasDescription ? [context(md`${stream.description}`)] : []),
      ...(onPages.length > 1 ? [context(md`Page ${number} of ${onPages.length}`)] : []),
      ...fields.flatMap((field) => fieldBlocks(field, answers, detail)),
      ...(number > 1 ? [actionsRow([button('Back', actions.formBack)])] : []),
    ],
  });
}

function fits(view: ModalView): boolean {
  return Buffer.byteLength(JSON.stringify(view)) <= limits.view.bytes;
}
