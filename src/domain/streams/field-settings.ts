import { type FieldType, isAnswered, takesOptions } from './field.ts';

/** What can be set of a field, beside its name and hint, by its type. */
export interface FieldSettings {
  /** It takes an answer: it can be required. */
  answered: boolean;
  options: boolean;
  /** `words`: of a checkbox, what stands beside its box. */
  placeholder: 'placeholder' | 'words' | null;
  /** More than one line, and a pattern. */
  text: boolean;
  /** Shortest and longest, in characters. */
  lengths: boolean;
  /** What its least and greatest value are given as. */
  bounds: 'day' | 'number' | null;
  /** What may stand in it when the form opens: nothing, what an answer may be, or also something that follows the day or the person. */
  default: 'answer' | 'day' | 'person' | null;
}

const own: Record<FieldType, Omit<FieldSettings, 'answered' | 'options' | 'lengths'>> = {
  text: { placeholder: 'placeholder', text: true, bounds: null, default: 'answer' },
  rich_text: { placeholder: 'placeholder', text: false, bounds: null, default: null },
  number: { placeholder: 'placeholder', text: false, bounds: 'number', default: 'answer' },
  email: { placeholder: 'placeholder', text: false, bounds: null, default: 'answer' },
  url: { placeholder: 'placeholder', text: false, bounds: null, default: 'answer' },
  date: { placeholder: 'placeholder', text: false, bounds: 'day', default: 'day' },
  datetime: { placeholder: null, text: false, bounds: 'day', default: null },
  time: { placeholder: 'placeholder', text: false, bounds: null, default: 'answer' },
  select: { placeholder: 'placeholder', text: false, bounds: null, default: 'answer' },
  multi_select: { placeholder: 'placeholder', text: false, bounds: null, default: 'answer' },
  radio: { placeholder: null, text: false, bounds: null, default: 'answer' },
  checkboxes: { placeholder: null, text: false, bounds: null, default: 'answer' },
  checkbox: { placeholder: 'words', text: false, bounds: null, default: 'answer' },
  user: { placeholder: 'placeholder', text: false, bounds: null, default: 'person' },
  multi_user: { placeholder: 'placeholder', text: false, bounds: null, default: 'person' },
  channel: { placeholder: 'placeholder', text: false, bounds: null, default: 'answer' },
  multi_channel: { placeholder: 'placeholder', text: false, bounds: null, default: 'answer' },
  files: { placeholder: null, text: false, bounds: null, default: null },
  section: { placeholder: null, text: false, bounds: null, default: null },
};

export function settingsOf(type: FieldType): FieldSettings {
  return {
    answered: isAnswered({ type }),
    options: takesOptions(type),
    lengths: type === 'text' || type === 'rich_text',
    ...own[type],
  };
}
