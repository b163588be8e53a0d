import { readFileSync } from 'node:fs';

/** Prints, from Jest's own result files, how many tests passed and failed; fails where none ran. */
interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numRuntimeErrorTestSuites: number;
}

const results = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')) as JestResults);
const sum = (of: (result: JestResults) => number) => results.reduce((total, result) => total + of(result), 0);
const passed = sum((result) => result.numPassedTests);
const failed = sum((result) => result.numFailedTests + result.numRuntimeErrorTestSuites);
const skipped = sum((result) => result.numPendingTests);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
if (passed === 0 || failed > 0) process.exitCode = 1;
