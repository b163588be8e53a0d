import { Document, isScalar, type ParsedNode, visit } from 'yaml';
import { nameKey } from '../field.ts';
import { printField } from './field-entries.ts';
import { fileVersion } from './file-schema.ts';
import { printSettings } from './setting-entries.ts';
import { isOwnField, type StreamDefinition } from './stream-definition.ts';

export const fileComment = ` A Stream of Streamly: what its form asks, and how it works. Keep it in git, change it,
 and import it again from the App Home. Its channel, its team and its connected
 tools are not in here. docs/stream-files.md says what each line may be.`;

/**
 * A Stream as a YAML file for people: names in place of ids, only what is not as usual, always in the same order. So
 * two exports of one Stream are the same text, and what changed between two can be read in git.
 *
 * @param nameOf names of people and channels by their Slack ids, written as comments beside them.
 */
export function printStreamFile(
  definition: StreamDefinition,
  nameOf: ReadonlyMap<string, string> = new Map(),
): string {
  const fields = definition.fields.filter((field) => !isOwnField(field));
  const entry = (field: (typeof fields)[number]) => printField(field, fields);
  const offForm = fields
    .filter(({ onForm }) => !onForm)
    .toSorted((a, b) => compare(nameKey(a.name), nameKey(b.name)));
  const settings = printSettings(definition.settings, fields);
  const document = new Document({
    streamly: Number(fileVersion),
    name: definition.name,
    ...(definition.description !== '' && { description: definition.description }),
    form: fields.filter(({ onForm }) => onForm).map(entry),
    ...(offForm.length > 0 && { library: offForm.map(entry) }),
    ...(Object.keys(settings).length > 0 && { settings }),
  });
  document.commentBefore = fileComment;
  visit(document, {
    Pair(_, pair) {
      const value = pair.value as ParsedNode | null;
      if (isScalar(pair.key) && ['form', 'library', 'settings'].includes(String(pair.key.value))) {
        pair.key.spaceBefore = true;
      }
      if (isScalar(value)) comment(value);
    },
    Scalar: (_, scalar) => comment(scalar),
  });
  return document.toString({ lineWidth: 0, indentSeq: true });

  function comment(scalar: { value: unknown; comment?: string | null | undefined }): void {
    const name = typeof scalar.value === 'string' ? nameOf.get(scalar.value) : undefined;
    if (name !== undefined) scalar.comment = ` ${name.replace(/\s+/g, ' ')}`;
  }
}

/** The Slack ids that a definition means: whose names a reader of the file would like to see. */
export function slackIdsIn({ fields, settings }: StreamDefinition): string[] {
  const texts = JSON.stringify([fields.map(({ default: given, showWhen }) => [given, showWhen]), settings]);
  return [...new Set(Array.from(texts.matchAll(/"([UWCGS][A-Z0-9]{6,})"/g), ([, id = '']) => id))];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
