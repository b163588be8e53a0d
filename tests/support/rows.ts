import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm run rows`: every row of the product, its state, and the tests that prove it. Fails on a row that is called
 * delivered, or partly so, and has no test; and on a test that names a row which does not exist.
 */
export interface Row {
  code: string;
  title: string;
  state: string;
}

const stateWords = /^(delivered|partly|not yet)\b/;

/** Rows of the table in `docs/features.md`: `| A1 | what | state |`. */
export function readRows(features: string): Row[] {
  return [...features.matchAll(/^\| ([A-Z]\d+)\+? \| (.+?) \| (.+?) \|$/gm)].map(
    ([, code = '', title = '', state = '']) => ({
      code,
      title,
      state,
    }),
  );
}

/** Names of tests by the row codes in front of them: `[R2, I10] a second click …`. */
export function testsByRow(sources: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const source of sources) {
    for (const [, codes = '', name = ''] of source.matchAll(
      /['"`]\[([A-Z]\d+(?:, ?[A-Z]\d+)*)\] ([^\n]*?)['"`],?\s/g,
    )) {
      for (const code of codes.split(/, ?/)) found.set(code, [...(found.get(code) ?? []), name]);
    }
  }
  return found;
}

/** What is wrong between rows and tests, in words. */
export function problems(rows: readonly Row[], tests: ReadonlyMap<string, string[]>): string[] {
  const known = new Set(rows.map((row) => row.code));
  return [
    ...(rows.length === 0 ? ['No rows found in docs/features.md.'] : []),
    ...rows
      .filter((row) => !stateWords.test(row.state))
      .map((row) => `${row.code} has no state: “${row.state}”.`),
    ...rows
      .filter((row) => !row.state.startsWith('not yet') && !tests.has(row.code))
      .map((row) => `${row.code} is called “${row.state}” and has no test.`),
    ...[...tests.keys()]
      .filter((code) => !known.has(code))
      .map((code) => `Tests name ${code}, which is no row.`),
  ];
}

function main(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const rows = readRows(readFileSync(`${root}docs/features.md`, 'utf8'));
  const files = readdirSync(`${root}tests`, { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('support/rows'))
    .map((file) => readFileSync(`${root}tests/${file}`, 'utf8'));
  const tests = testsByRow(sources);
  for (const row of rows) {
    const names = tests.get(row.code) ?? [];
    console.log(
      `${row.code.padEnd(4)} ${row.state.split(/[:;]/)[0]?.padEnd(10)} ${String(names.length).padStart(3)} tests  ${row.title}`,
    );
    for (const name of names) console.log(`       - ${name}`);
  }
  const found = problems(rows, tests);
  for (const problem of found) console.error(problem);
  if (found.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
