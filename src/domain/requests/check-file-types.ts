import type { FieldDefinition } from '../streams/field.ts';
import { type Answers, answerList } from './answers.ts';
import type { KnownFile } from './files.ts';

/** Endings that mean the same kind of file. */
const sameAs: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  tiff: 'tif',
  htm: 'html',
  yml: 'yaml',
  mpeg: 'mpg',
};

/**
 * Which files are of a kind that their field does not take. Slack checks it in its own window, which is not the only
 * way in.
 *
 * @returns field id → message.
 */
export function checkFileTypes(
  fields: readonly FieldDefinition[],
  answers: Answers,
  files: readonly KnownFile[],
): Record<string, string> {
  const known = new Map(files.map((file) => [file.id, file]));
  const messages: Record<string, string> = {};
  for (const { id, name, type, filetypes } of fields) {
    if (type !== 'files' || filetypes.length === 0) continue;
    const taken = new Set(filetypes.map(kindOf));
    const wrong = answerList(answers[id]).find((fileId) => {
      const file = known.get(fileId);
      return file && !taken.has(kindOf(file.name.split('.').at(-1) ?? ''));
    });
    if (wrong === undefined) continue;
    const kinds = filetypes.join(', ');
    messages[id] = `${name} takes only ${kinds} files. Remove “${known.get(wrong)?.name}” and try again.`;
  }
  return messages;
}

function kindOf(ending: string): string {
  const kind = ending.toLowerCase();
  return Object.hasOwn(sameAs, kind) ? (sameAs[kind] ?? kind) : kind;
}
