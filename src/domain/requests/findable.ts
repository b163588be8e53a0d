import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { fieldsOfTask } from '../integrations/task-content.ts';
import type { FieldDefinition, FieldType } from '../streams/field.ts';
import { type Answer, answerList } from './answers.ts';
import type { Request } from './request.ts';
import { parseRichText } from './rich-text.ts';
import { plainRichText } from './rich-text-forms.ts';
import { searchWords } from './search-words.ts';
import { sortableNumber } from './sortable-value.ts';

/** What a Request is found by (R4) and filtered by (R5) beside its own columns. */
export interface Findable {
  words: string[];
  /** Values of its answers, one by one, each once. */
  values: { fieldId: string; value: string }[];
}

/** Writes what a Request is found by, in the transaction that changes it. */
export function* makeFindable(db: WorkspaceDb, request: Request): Steps<void> {
  yield* db.requests.putFindable(request, findable(request, yield* answeredFields(db, request)));
}

/** Deleted ones too: old answers stay readable (S8), and so findable. */
function* answeredFields(db: WorkspaceDb, request: Request): Steps<FieldDefinition[]> {
  const form = yield* db.streams.form(request.streamId, request.formVersion);
  const library = yield* db.streams.everyField(request.streamId);
  const complete = library.filter(({ role }) => role === 'complete');
  return [...fieldsOfTask(form?.fields ?? [], library, request), ...complete];
}

/** Pure; see `makeFindable`. */
export function findable(
  request: Pick<Request, 'number' | 'subject' | 'statusId' | 'answers'>,
  fields: readonly FieldDefinition[],
): Findable {
  const texts = [String(request.number), request.subject];
  const values: Findable['values'] = [];
  for (const field of fields) {
    // A status of the Stream's own is filtered by as if it were chosen in the field Complete (S19).
    if (field.role === 'complete' && request.statusId !== null) {
      values.push({ fieldId: field.id, value: request.statusId });
    }
    const answer = request.answers[field.id];
    if (answer === undefined) continue;
    const { text, value } = ofType[field.type];
    texts.push(text(answer, field));
    for (const one of value ? answerList(answer) : []) {
      const sortable = value?.(one) ?? null;
      if (sortable !== null) values.push({ fieldId: field.id, value: sortable });
    }
  }
  return { words: searchWords(texts.join('\n')), values: withoutRepetition(values) };
}

interface FoundBy {
  /** What of an answer is searched as text. */
  text: (answer: Answer, field: FieldDefinition) => string;
  /** One value of an answer as text that sorts as the values do (numbers: `sortableNumber`); absent: the type is no filter. */
  value?: (one: string) => string | null;
}

const asTyped: FoundBy['text'] = (answer) => answerList(answer).join('\n');
const nothing: FoundBy['text'] = () => '';
const asItIs = (one: string) => one;
const plainText: FoundBy['text'] = (answer) => {
  const text = parseRichText(String(answer));
  return text ? plainRichText(text) : '';
};
const labels: FoundBy['text'] = (answer, { options }) => {
  const chosen = new Set(answerList(answer));
  return options.flatMap(({ id, label }) => (chosen.has(id) ? [label] : [])).join('\n');
};

const ofType: Record<FieldType, FoundBy> = {
  text: { text: asTyped },
  rich_text: { text: plainText },
  number: { text: asTyped, value: (one) => sortableNumber(Number(one)) },
  email: { text: asTyped },
  url: { text: asTyped },
  date: { text: nothing, value: asItIs },
  datetime: { text: nothing, value: asItIs },
  time: { text: nothing, value: asItIs },
  select: { text: labels, value: asItIs },
  multi_select: { text: labels, value: asItIs },
  radio: { text: labels, value: asItIs },
  checkboxes: { text: labels, value: asItIs },
  checkbox: { text: nothing, value: asItIs },
  user: { text: nothing, value: asItIs },
  multi_user: { text: nothing, value: asItIs },
  channel: { text: nothing, value: asItIs },
  multi_channel: { text: nothing, value: asItIs },
  files: { text: nothing },
  section: { text: nothing },
};

function withoutRepetition(values: Findable['values']): Findable['values'] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
