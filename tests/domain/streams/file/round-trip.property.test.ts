import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parseFile } from '../../../../src/domain/streams/file/parse-file.ts';
import { printStreamFile } from '../../../../src/domain/streams/file/print-file.ts';
import { readStreamFile } from '../../../../src/domain/streams/file/read-file.ts';
import { withIds } from '../../../../src/domain/streams/file/setting-entries.ts';
import type { StreamDefinition } from '../../../../src/domain/streams/file/stream-definition.ts';
import { firstStreamSettings } from '../../../../src/domain/streams/stream-settings.ts';
import { withoutShrinking } from '../../../views/support/run-settings.ts';
import { anyDefinition } from './arbitrary-definitions.ts';

let count = 0;
const newId = () => `new-${count++}`;

function read(text: string, before: StreamDefinition['fields'] = []): StreamDefinition {
  const fields = before.map((field) => ({ field, possibleTypes: [field.type] }));
  const result = readStreamFile(parseFile(text), newId, { fields, reserved: new Map() });
  if (result.ok) return result.definition;
  throw new Error(`${JSON.stringify(result.problems)}\n${text}`);
}

/** Ids are the only thing that a file does not keep: each in the order in which it is met. */
function withoutIds({ fields, settings, ...rest }: StreamDefinition): unknown {
  const idOf = new Map<string, string>();
  fields.forEach((field, i) => {
    idOf.set(field.id, `field ${i}`);
    field.options.forEach(({ id }, n) => {
      idOf.set(id, `option ${i} ${n}`);
    });
  });
  return withIds({ ...rest, fields, settings: { ...firstStreamSettings, ...settings } }, idOf);
}

test('[S12] whatever a Stream is, its file gives it back, and again the same file', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const text = printStreamFile(definition);
      const back = read(text);
      expect(withoutIds(back)).toEqual(withoutIds(definition));
      expect(printStreamFile(back)).toBe(text);
    }),
    { numRuns: 400, ...withoutShrinking },
  );
}, 120_000);

test('[S12] read for the Stream that it came from, every id is the same', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const back = read(printStreamFile(definition), definition.fields);
      expect({ ...back, settings: { ...firstStreamSettings, ...back.settings } }).toEqual(definition);
    }),
    { numRuns: 200, ...withoutShrinking },
  );
}, 120_000);

test('[S12] any other reader of YAML sees the same names and labels', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const { name, form } = parse(printStreamFile(definition)) as {
        name: string;
        form: { name: string; options?: string[] }[];
      };
      const onForm = definition.fields.filter((field) => field.onForm);
      expect(name).toBe(definition.name);
      expect(form.map((field) => [field.name, field.options ?? []])).toEqual(
        onForm.map((field) => [field.name, field.options.map(({ label }) => label)]),
      );
    }),
    { numRuns: 100, ...withoutShrinking },
  );
}, 120_000);
