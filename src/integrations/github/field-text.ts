import { cleanText, cutInSight } from '../clean-text.ts';
import type { TaskPerson, TaskValue, ToolFieldType } from '../connector.ts';
import { fromMarkdown, lineOfMarkdown, toMarkdown } from './markdown.ts';

/** In characters. An issue holds 65,536 in all. */
export const longestText = 6000;

/** As GitHub's own issue forms have it. */
const noResponse = '_No response_';
const yes = 'Yes';

/** What stands under a field's heading. Pure. */
export function fieldText(value: TaskValue | null, type: ToolFieldType): string {
  // A click on it answers.
  if (type === 'checkbox') {
    const isChecked = value?.type === 'checked' && value.checked;
    return `- [${isChecked ? 'x' : ' '}] ${yes}`;
  }
  return (value && valueText(value)) || noResponse;
}

function valueText(value: TaskValue): string {
  switch (value.type) {
    case 'text':
      return toMarkdown(cutInSight(cleanText(value.text), longestText));
    case 'number':
      return value.number;
    case 'date':
      return value.date;
    case 'checked':
      return value.checked ? yes : 'No';
    case 'options':
      return listOf(value.labels);
    case 'people':
      return listOf(value.people.map(personInWords));
    case 'channels':
      return listOf(value.names.map((name) => `#${name}`));
  }
}

const listOf = (items: readonly string[]) => items.map((item) => `- ${lineOfMarkdown(item)}`).join('\n');

export function personInWords({ name, email }: TaskPerson): string {
  return email === null ? name : `${name} (${email})`;
}

/** What somebody may have changed it to; undefined: it cannot be read, which is no change. Pure. */
export function fieldValue(text: string, type: ToolFieldType): TaskValue | null | undefined {
  if (type === 'text') return textValue(text);
  const line = text.trim();
  if (type === 'checkbox') {
    if (/^- \[x\]/i.test(line)) return { type: 'checked', checked: true };
    return /^- \[ \]/.test(line) ? null : undefined;
  }
  if (line === '' || line === noResponse) return null;
  switch (type) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(line) ? { type: 'number', number: line } : undefined;
    case 'date':
      return isDate(line) ? { type: 'date', date: line } : undefined;
    case 'select':
    case 'multi_select':
      return { type: 'options', labels: itemsOf(line) };
    case 'user':
    case 'multi_user':
      return { type: 'people', people: itemsOf(line).map(personOf) };
    case 'channel':
    case 'multi_channel':
      return { type: 'channels', names: itemsOf(line).map((name) => name.replace(/^#/, '')) };
  }
}

function textValue(text: string): TaskValue | null {
  if (text.trim() === noResponse) return null;
  const said = fromMarkdown(text);
  return said === '' ? null : { type: 'text', text: said };
}

function itemsOf(list: string): string[] {
  return list
    .split('\n')
    .map((line) => fromMarkdown(line.replace(/^\s*[-*+]\s+/, '').trim()))
    .filter((item) => item !== '');
}

function personOf(words: string): TaskPerson {
  const [, name, email] = /^(.*?)\s*\(([^()\s]+@[^()\s]+)\)$/.exec(words) ?? [];
  if (name !== undefined && email !== undefined) return { name, email };
  return { name: words, email: /^\S+@\S+$/.test(words) ? words : null };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
