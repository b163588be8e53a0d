import type { RichTextBlock } from '@slack/types';
import { answerList } from '../../domain/requests/answers.ts';
import { cleanText } from '../../domain/requests/clean-text.ts';
import { canonicalNumber } from '../../domain/requests/numbers.ts';
import { parseRichText, printRichText, readRichText } from '../../domain/requests/rich-text.ts';
import { trimText } from '../../domain/text/visible-text.ts';
import { actions } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { link, md, moment } from '../mrkdwn.ts';
import { richTextWords } from '../rich-text-words.ts';
import { cut, dateWords } from '../text.ts';
import type { ElementState } from '../view-state.ts';
import { common, type FieldElement, one } from './field-element.ts';

const typed = ({ value }: ElementState) => trimText(cleanText(value ?? '')) || undefined;
const asTyped: FieldElement['words'] = (_, answer) => md`${answerList(answer).join(', ')}`;

/** Types whose answers are typed, or picked from a calendar or clock. */
export const typedElements = {
  text: {
    element(field, answer) {
      const text = one(answer) ?? '';
      return {
        type: 'plain_text_input',
        ...common(field),
        // A single-line input would lose line ends, and an input refuses a value over its own maximum.
        multiline: field.multiline || text.includes('\n'),
        max_length: Math.min(Math.max(field.maxLength, text.length), limits.element.inputText),
        ...(text !== '' && { initial_value: cut(text, limits.element.inputText) }),
      };
    },
    read: typed,
    words: asTyped,
  },
  rich_text: {
    element(field, answer) {
      const text = parseRichText(one(answer) ?? '');
      return {
        type: 'rich_text_input',
        ...common(field),
        // What Slack gave is what Slack takes: its types are stricter than what it sends.
        ...(text && { initial_value: text as RichTextBlock }),
      };
    },
    read({ rich_text_value }) {
      const text = readRichText(rich_text_value);
      return text ? printRichText(text) : undefined;
    },
    words: (_, answer) => {
      const text = parseRichText(String(answer));
      return text ? richTextWords(text) : md``;
    },
  },
  number: {
    element(field, answer) {
      const number = canonicalNumber(one(answer) ?? '');
      return {
        type: 'number_input',
        ...common(field),
        is_decimal_allowed: field.decimals || (number ?? '').includes('.'),
        ...(number !== null && { initial_value: number }),
      };
    },
    read(state) {
      const text = typed(state);
      return text && (canonicalNumber(text) ?? text);
    },
    words: asTyped,
  },
  email: {
    element(field, answer) {
      const text = one(answer);
      return {
        type: 'email_text_input',
        ...common(field),
        ...(text !== undefined && { initial_value: text }),
      };
    },
    read: typed,
    words: asTyped,
  },
  url: {
    element(field, answer) {
      const text = one(answer);
      return { type: 'url_text_input', ...common(field), ...(text !== undefined && { initial_value: text }) };
    },
    read: typed,
    words: (_, answer) => link(String(answer), String(answer)),
  },
  date: {
    element(field, answer) {
      const date = one(answer) ?? '';
      return {
        type: 'datepicker',
        ...common(field),
        ...(/^\d{4}-\d{2}-\d{2}$/.test(date) && { initial_date: date }),
      };
    },
    read: ({ selected_date }) => selected_date || undefined,
    words: (_, answer) => md`${answerList(answer).map(dateWords).join(', ')}`,
  },
  datetime: {
    element(_field, answer) {
      const seconds = new Date(one(answer) ?? '').getTime() / 1000;
      const isInRange = seconds >= limits.element.firstDateTime && seconds <= limits.element.lastDateTime;
      return {
        type: 'datetimepicker',
        action_id: actions.answer,
        ...(isInRange && { initial_date_time: Math.floor(seconds) }),
      };
    },
    read: ({ selected_date_time: seconds }) =>
      typeof seconds === 'number' ? new Date(seconds * 1000).toISOString() : undefined,
    words: (_, answer) => moment(new Date(String(answer))),
  },
  time: {
    element(field, answer) {
      const time = one(answer) ?? '';
      return {
        type: 'timepicker',
        ...common(field),
        ...(/^\d{2}:\d{2}$/.test(time) && { initial_time: time }),
      };
    },
    read: ({ selected_time }) => selected_time || undefined,
    words: asTyped,
  },
} satisfies Record<string, FieldElement>;
