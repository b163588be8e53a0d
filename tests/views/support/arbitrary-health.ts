import fc from 'fast-check';
import type { AccountCheck, AccountWarning } from '../../../src/domain/integrations/account-check.ts';
import type { FailedPage } from '../../../src/domain/integrations/failed-deliveries.ts';
import type { ShownHealth } from '../../../src/views/integrations/health.ts';
import { words } from './arbitrary-answers.ts';

const time = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const email = fc.constantFrom(null, 'bot@example.test', `${'long'.repeat(60)}@example.test`);

const warning: fc.Arbitrary<AccountWarning> = fc.oneof(
  fc.record({
    kind: fc.constant('slack_person' as const),
    userId: fc.constant('U0123456'),
    name: words(80),
    isDeactivated: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('limited' as const), words: words(400) }),
  fc.record({
    kind: fc.constant('component' as const),
    component: words(400),
    streams: fc.array(words(75), { minLength: 1, maxLength: 6 }),
    problem: words(1000),
    stops: fc.boolean(),
  }),
);

/** Few or very many, with names as people type them. */
export const anyWarnings = fc.array(warning, { maxLength: 60, size: 'max' });

export const anyHealth: fc.Arbitrary<ShownHealth> = fc.record({
  account: fc.record({ name: words(400), email }),
  pausedBecause: fc.option(words(2000)),
  label: fc.option(words(60)),
  waiting: fc.nat(),
  failed: fc.nat({ max: 1_000_000 }),
  lastSuccessAt: fc.option(time),
  quota: fc.record({ used: fc.nat(), perMinute: fc.nat() }),
  limitedUntil: fc.option(time),
  warnings: anyWarnings,
});

export const anyCheck: fc.Arbitrary<AccountCheck> = fc.record({
  account: fc.record({
    id: fc.constantFrom('1', '2'),
    name: words(400),
    email,
    reaches: fc.array(words(200), { maxLength: 40 }),
  }),
  warnings: anyWarnings,
  checkedTools: fc.constant([]),
  replaces: fc.option(fc.record({ id: fc.constantFrom('1', '2'), name: words(400) })),
  isSignedIn: fc.boolean(),
});

export const anyFailedPage: fc.Arbitrary<FailedPage> = fc.record({
  lines: fc.array(
    fc.record({
      seq: fc.nat(),
      request: fc.option(
        fc.record({
          number: fc.nat(),
          subject: words(140),
          permalink: fc.constantFrom(null, 'https://slack.test/archives/C1/p1'),
        }),
      ),
      stream: words(75),
      reason: fc.option(words(3000)),
      attempts: fc.nat(),
      failedAt: fc.option(time),
    }),
    { maxLength: 8 },
  ),
  page: fc.nat({ max: 3 }),
  pages: fc.integer({ min: 1, max: 5000 }),
  total: fc.nat(),
});
