import { jest } from '@jest/globals';

/**
 * In CI a test that fails is tried once more, with its first error logged: several processes, a database and a
 * browser share a small machine there. On a developer's machine nothing is tried twice.
 */
if (process.env.CI === 'true') jest.retryTimes(1, { logErrorsBeforeRetry: true });
