/**
 * Tests run in bare Node processes, as the app does: no sandbox of modules for each file, so that what they share is
 * loaded once a process. What Jest's own runner would do for them is in `tests/runner`.
 */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/openapi/', '<rootDir>/tests/browser/'],
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFiles: ['<rootDir>/tests/runner/set-up.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  maxWorkers: 2,
};
