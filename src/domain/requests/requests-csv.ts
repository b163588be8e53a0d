import { stringify } from 'csv-stringify/sync';
import type { TaskContent, TaskValue } from '../../integrations/connector.ts';

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

/**
 * Requests as CSV that spreadsheets read as text: what could begin a formula gets a ' before it. A column for each
 * name of a field, in the order in which they come first. With a byte order mark, without which Excel takes UTF-8
 * for something else. Pure.
 */
export function requestsCsv(requests: readonly ExportedRequest[]): string {
  const names = [...new Set(requests.flatMap(({ content }) => content.answers.map(({ name }) => name)))];
  const rows = requests.map(({ content, status, createdAt, updatedAt, closedAt }) => {
    const answers = new Map<string, string>();
    for (const { name, value } of content.answers) {
      if (value !== null) answers.set(name, [answers.get(name) ?? [], valueText(value)].flat().join('\n'));
    }
    return [
      content.number,
      content.subject,
      content.stream,
      status,
      content.requester.name,
      content.assignee?.name ?? '',
      content.dueDate ?? '',
      ...[createdAt, updatedAt, closedAt].map((time) => time?.toISOString() ?? ''),
      content.slackUrl ?? '',
      ...names.map((name) => answers.get(name) ?? ''),
    ];
  });
  return stringify([[...ownColumns, ...names], ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
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
