import base from './jest.config.js';

/** `npm run test:contract`: our calls and the stand-ins' answers against the tools' own OpenAPI descriptions. */
export default {
  ...base,
  roots: ['<rootDir>/tests/openapi'],
  testPathIgnorePatterns: ['/node_modules/'],
};
