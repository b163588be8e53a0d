import type { TaskContent, TaskValue } from '../../integrations/connector.ts';
import { nameKey } from '../streams/field.ts';
import { csvCell } from '../text/csv-cell.ts';

/** A Request as a row: what its task says, and what only we know. */
export interface ExportedRequest {
  content: TaskContent;
  status: string;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

const ownColumns = [
  'Number',
  'Subject',
  'Stream',
  'Status',
  'Requester',
  'Assignee',
  'Due date',
  'Submitted (UTC)',
  'Last change (UTC)',
  'Closed (UTC)',
  'Link',
];

/** How a CSV file of Requests is written, in the words of csv-stringify: see `headingsOf` and `cellsOf`. */
export const csvForm = {
  // Without a byte order mark Excel takes UTF-8 for something else.
  bom: true,
  record_delimiter: 'windows',
} as const;

/** A Request in text, before it is known which columns the file has. */
export interface CsvRow {
  own: string[];
  /** Name of a field and its answer; fields of one name are one column. */
  answers: [name: string, text: string][];
}

/** Pure. */
export function rowOf({ content, status, createdAt, updatedAt, closedAt }: ExportedRequest): CsvRow {
  const answers = new Map<string, string>();
  for (const { name, value } of content.answers) {
    const before = answers.get(name) ?? '';
    const text = value === null ? '' : valueText(value);
    answers.set(name, [before, text].filter((part) => part !== '').join('\n'));
  }
  return {
    own: [
      String(content.number),
      content.subject,
      content.stream,
      status,
      content.requester.name,
      content.assignee?.name ?? '',
      content.dueDate ?? '',
      ...[createdAt, updatedAt, closedAt].map((time) => time?.toISOString() ?? ''),
      content.slackUrl ?? '',
    ],
    answers: [...answers],
  };
}

/**
 * The first line: a column for each name of a field, in the order in which they came first. No two are the same, whatever
 * their case: a field that is called as one of ours has its number behind its name. Pure.
 */
export function headingsOf(names: readonly string[]): string[] {
  const taken = new Set(ownColumns.map(nameKey));
  const headings = names.map((name) => {
    let heading = csvCell(name);
    for (let n = 2; taken.has(nameKey(heading)); n++) heading = `${csvCell(name)} (${n})`;
    taken.add(nameKey(heading));
    return heading;
  });
  return [...ownColumns, ...headings];
}

/** Pure. */
export function cellsOf({ own, answers }: CsvRow, names: readonly string[]): string[] {
  const texts = new Map(answers);
  return [...own, ...names.map((name) => texts.get(name) ?? '')].map(csvCell);
}

function valueText(value: TaskValue): string {
  switch (value.type) {
    case 'text':
      return value.text;
    case 'number':
      return value.number;
    case 'checked':
      return value.checked ? 'Yes' : 'No';
    case 'date':
      return value.date;
    case 'options':
      return value.labels.join(', ');
    case 'people':
      return value.people.map(({ name }) => name).join(', ');
    case 'channels':
      return value.names.map((name) => `#${name}`).join(', ');
  }
}
