import { cleanLine, cleanText } from '../clean-text.ts';
import type { TaskContent, TaskPerson, TaskValue } from '../connector.ts';
import { yesOrNo } from './fields.ts';

/** The description of a task, as the rich text that Asana takes and as plain text. */
export interface Description {
  /** Valid XML: one `<body>`, known tags, everything escaped (rich text guide). */
  html: string;
  plain: string;
}

const reference = 'Streamly reference: ';

/**
 * All that a Request says, so that a project without custom fields lacks nothing. Our key is the last line.
 *
 * @param remarks what had no other place, in sentences
 */
export function describeTask(task: TaskContent, remarks: readonly string[]): Description {
  const intro = `Request #${task.number} to ${cleanLine(task.stream)}, from ${personInWords(task.requester)}`;
  const answers = task.answers.flatMap(({ name, value }) => {
    const text = value ? inWords(value) : '';
    const html = value?.type === 'text' && value.html !== undefined ? value.html : escapeXml(text);
    return text === '' ? [] : [{ name: cleanLine(name), text, html }];
  });
  const key = `${reference}${cleanLine(task.key)}`;
  const link = task.slackUrl === null ? null : cleanLine(task.slackUrl);
  const html = [
    escapeXml(intro) + (link === null ? '' : `\n<a href="${escapeXml(link)}">Open in Slack</a>`),
    ...answers.map((answer) => `<strong>${escapeXml(answer.name)}</strong>\n${answer.html}`),
    ...remarks.map((remark) => `<em>${escapeXml(remark)}</em>`),
    escapeXml(key),
  ];
  const plain = [
    intro + (link === null ? '' : `\n${link}`),
    ...answers.map(({ name, text }) => `${name}:\n${text}`),
    ...remarks,
    key,
  ];
  return { html: `<body>${html.join('\n\n')}</body>`, plain: plain.join('\n\n') };
}

/** The key of the Request that a description belongs to. Ours is the last line of its kind: answers stand above. */
export function keyIn(notes: string): string | null {
  const line = notes
    .split('\n')
    .map((one) => one.trim())
    .findLast((one) => one.startsWith(reference));
  return line === undefined ? null : line.slice(reference.length);
}

/** A value as one reads it, '' for an empty one. */
export function inWords(value: TaskValue): string {
  switch (value.type) {
    case 'text':
      return cleanText(value.text);
    case 'number':
      return value.number;
    case 'checked':
      return value.checked ? yesOrNo.yes : yesOrNo.no;
    case 'date':
      return value.date;
    case 'options':
      return value.labels.map(cleanLine).join(', ');
    case 'people':
      return value.people.map(personInWords).join(', ');
    case 'channels':
      return value.names.map((name) => `#${cleanLine(name)}`).join(', ');
  }
}

export function personInWords({ name, email }: TaskPerson): string {
  return email === null ? cleanLine(name) : `${cleanLine(name)} (${cleanLine(email)})`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
