import base from './jest.config.js';

/** `npm run test:browser`: the sandbox's page, used by a real Chromium as a person uses it. */
export default {
  ...base,
  roots: ['<rootDir>/tests/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
