import fc from 'fast-check';
import { streamLists } from '../../../src/domain/home/home-state.ts';
import type { Home } from '../../../src/views/home/home.ts';
import type { HomeIntegration } from '../../../src/views/home/integrations.ts';
import { anyHealth } from './arbitrary-health.ts';

const words = (max: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: max, size: 'max' });
const list = <T>(item: fc.Arbitrary<T>, most: number) =>
  fc
    .array(item, { maxLength: most, size: 'max' })
    .chain((shown) => fc.nat({ max: 1000 }).map((more) => ({ shown, total: shown.length + more })));

const permalink = fc.constantFrom(null, 'https://slack.test/archives/C1/p1');
const streams = fc.record({
  id: fc.uuid(),
  name: words(75),
  description: words(500),
  channelId: fc.constant('C1'),
  isArchived: fc.boolean(),
  maySubmit: fc.boolean(),
  mayManage: fc.boolean(),
  isMuted: fc.boolean(),
  mayMute: fc.boolean(),
});
const requests = fc.record({
  id: fc.uuid(),
  number: fc.nat(),
  subject: words(140),
  status: fc.constantFrom(
    { id: 'open', name: 'Open', emoji: '🟢', counts: 'open' as const },
    { id: 'done', name: 'W'.repeat(30), emoji: ':white_check_mark:', counts: 'closed' as const },
  ),
  dueDate: fc.constantFrom(null, '2026-12-04'),
  isOverdue: fc.boolean(),
  mayComplete: fc.boolean(),
  streamName: words(75),
  permalink,
});
const failed = fc.record({
  requestId: fc.uuid(),
  number: fc.nat(),
  subject: words(140),
  permalink,
  where: words(40),
  reason: words(2000),
});
const integration: fc.Arbitrary<HomeIntegration> = fc.oneof(
  fc.record({ tool: fc.uuid(), name: words(40), state: fc.constant('not_connected' as const) }),
  fc
    .tuple(fc.uuid(), words(40), anyHealth)
    .map(([tool, name, health]) => ({ tool, name, state: 'connected' as const, ...health })),
);
const requestList = list(requests, 20).chain((of) =>
  fc
    .record({
      page: fc.nat(100),
      next: fc.option(fc.record({ number: fc.nat(), value: fc.option(fc.oneof(words(32), fc.nat())) })),
      totalIsExact: fc.boolean(),
    })
    .map((more) => ({ ...of, ...more })),
);
const viewer = { mayCreateStream: fc.boolean(), hasStreams: fc.boolean() };

/** An App Home of any tab, with anything in it. */
export const anyHome: fc.Arbitrary<Home> = fc.oneof(
  fc.record({
    ...viewer,
    tab: fc.constant('overview' as const),
    needsMe: fc.record({
      assigned: list(requests, 20),
      failed: list(failed, 20),
      drafts: fc.array(fc.record({ streamId: fc.uuid(), name: words(75), changes: fc.nat() }), {
        maxLength: 6,
      }),
      troubles: fc.array(fc.record({ tool: fc.uuid(), name: words(40), words: words(2000) }), {
        maxLength: 6,
      }),
    }),
    streams: list(streams, 40),
    myRequests: list(requests, 20),
    integrations: fc.option(fc.array(integration, { maxLength: 6 })),
  }),
  fc
    .tuple(fc.record(viewer), requestList, fc.constantFrom('my_requests' as const, 'assigned' as const))
    .map(([who, of, tab]): Home => ({ ...who, ...of, tab })),
  fc
    .tuple(
      fc.record(viewer),
      list(streams, 20),
      fc.record({
        list: fc.constantFrom(...streamLists),
        search: fc.oneof(words(18), fc.constant('')),
        page: fc.nat(50),
      }),
    )
    .map(([who, of, more]): Home => ({ ...who, ...of, ...more, tab: 'streams' })),
);
