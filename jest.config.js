/** Tests run as ESM, like the app; swc only strips the types. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/openapi/', '<rootDir>/tests/browser/'],
  setupFilesAfterEnv: ['<rootDir>/tests/support/retry-in-ci.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  // Generous: a busy machine is no reason to fail, and no test asserts a time.
  testTimeout: 120_000,
  maxWorkers: 2,
};
