import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from '@jest/globals';
import { parse } from 'yaml';
import type { OpenApiDocument } from './description.ts';

const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The folder of the vendors' files, which are not part of this repository. */
export function folder(): string {
  return resolve(projectRoot, process.env.OPENAPI_DIR ?? '../shared/openapi');
}

/**
 * Runs tests that need a vendor's description: `<OPENAPI_DIR>/<tool>.yaml`. Where the file is absent they are left
 * out, and one line says so; with CI=true or OPENAPI_REQUIRED set, that line is a failure.
 */
export function describeWithDescription(
  tool: 'asana' | 'smartsheet',
  name: string,
  tests: (load: () => OpenApiDocument) => void,
): void {
  const file = join(folder(), `${tool}.yaml`);
  if (existsSync(file)) {
    describe(name, () => tests(() => read(file)));
    return;
  }
  const line = `Not held against ${tool}'s OpenAPI description: ${file} is not there (OPENAPI_DIR names its folder).`;
  if (process.env.CI === 'true' || process.env.OPENAPI_REQUIRED) {
    test(`${name}: the description is there`, () => {
      throw new Error(line);
    });
    return;
  }
  process.stderr.write(`${line}\n`);
  describe.skip(name, () => tests(() => read(file)));
}

const documents = new Map<string, OpenApiDocument>();

/** Parsed once per test file: half a second for the larger of the two. */
function read(file: string): OpenApiDocument {
  const known = documents.get(file);
  if (known) return known;
  const document = parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as OpenApiDocument;
  documents.set(file, document);
  return document;
}
