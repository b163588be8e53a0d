import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { fieldTypes } from '../../../../src/domain/streams/field.ts';
import { fieldEntry, streamFile } from '../../../../src/domain/streams/file/file-schema.ts';
import { parseFile } from '../../../../src/domain/streams/file/parse-file.ts';
import { printStreamFile } from '../../../../src/domain/streams/file/print-file.ts';
import { readStreamFile } from '../../../../src/domain/streams/file/read-file.ts';

const page = readFileSync(new URL('../../../../docs/stream-files.md', import.meta.url), 'utf8');
let count = 0;
const newId = () => `id-${count++}`;

test('[S12] the example of the documentation is a Stream', () => {
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const result = readStreamFile(parseFile(example), newId);
  expect(result).toMatchObject({ ok: true, definition: { name: 'IT help' } });
  if (!result.ok) return;
  const again = readStreamFile(parseFile(printStreamFile(result.definition)), newId);
  expect(again).toMatchObject({ ok: true });
});

test('[S12] the documentation names every line and every type, and no other type', () => {
  const lines = [...Object.keys(streamFile.shape), ...Object.keys(fieldEntry.shape)];
  expect(lines.filter((line) => !page.includes(`\`${line}\``))).toEqual([]);
  const [, row = ''] = /\| `type` \| (.*) \|/.exec(page) ?? [];
  expect(Array.from(row.matchAll(/`(\w+)`/g), ([, type]) => type)).toEqual([...fieldTypes]);
});
