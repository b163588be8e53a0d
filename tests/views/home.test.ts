import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Home, home } from '../../src/views/home/home.ts';
import type { HomeIntegration } from '../../src/views/home/integrations.ts';
import type { HomeRequest } from '../../src/views/home/requests.ts';
import type { HomeStream } from '../../src/views/home/streams.ts';
import { actions } from '../../src/views/ids.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { buttonsOf, visibleWords } from './support/visible-words.ts';

const none = { shown: [], total: 0 };
const stream: HomeStream = {
  id: 's1',
  name: 'IT <help>',
  description: 'Broken\nthings',
  channelId: 'C1',
  mayManage: false,
};
const request: HomeRequest = {
  number: 12,
  subject: 'Laptop & lid',
  isOpen: true,
  dueDate: '2026-12-04',
  streamName: 'IT help',
  permalink: 'https://slack.test/p1',
};
const connected: HomeIntegration = {
  tool: 'asana',
  name: 'Asana',
  state: 'connected',
  account: { name: 'Streamly Bot', email: 'bot@example.test' },
  pausedBecause: null,
  waiting: 0,
  failed: 0,
};
const show = (more: Partial<Home> = {}) =>
  home({
    streams: { shown: [stream], total: 1 },
    myRequests: none,
    assignedToMe: none,
    mayCreateStream: false,
    integrations: null,
    ...more,
  });

describe('Streams in the App Home', () => {
  test('[S1] where there are none it teaches what a Stream is, and who may create one', () => {
    const view = show({ streams: none, mayCreateStream: true });
    expect(visibleWords(view)).toContain('No Streams yet');
    expect(visibleWords(view)).toContain('a form that people fill in');
    expect(Object.keys(buttonsOf(view))).toEqual(['Create Stream']);
    const others = show({ streams: none });
    expect(buttonsOf(others)).toEqual({});
    expect(visibleWords(others)).toContain('Ask an admin of Streamly');
  });

  test('[S2] each has its name, channel, description, and a button for its form', () => {
    const view = show();
    expect(visibleWords(view)).toContain('*IT &lt;help&gt;* in <#C1>\nBroken things');
    expect(buttonsOf(view)).toEqual({
      'Submit a Request': { actionId: actions.pickAndOpenForm, value: undefined },
      Submit: { actionId: actions.openForm, value: 's1' },
    });
  });

  test('[S2] only those who may manage a Stream see Manage', () => {
    const view = show({ streams: { shown: [{ ...stream, mayManage: true }], total: 1 } });
    expect(buttonsOf(view).Manage).toEqual({ actionId: actions.manageStream, value: 's1' });
  });

  test('[S2] past 20 it says how many more there are, one or many', () => {
    const shown = Array.from({ length: 25 }, (_, i) => ({ ...stream, id: `s${i}` }));
    expect(visibleWords(show({ streams: { shown, total: 21 } }))).toContain('… and 1 more Stream.');
    expect(visibleWords(show({ streams: { shown, total: 500 } }))).toContain('… and 480 more Streams.');
  });
});

describe('Requests in the App Home', () => {
  test('[R4] each is one line with status, link, Stream and due date', () => {
    expect(visibleWords(show({ myRequests: { shown: [request], total: 1 } }))).toContain(
      '🟢 Open · <https://slack.test/p1|#12 Laptop &amp; lid> · IT help · due 4 Dec 2026',
    );
    const plain = { ...request, permalink: null, dueDate: null, isOpen: false };
    expect(visibleWords(show({ assignedToMe: { shown: [plain], total: 1 } }))).toContain(
      '✅ Closed · #12 Laptop &amp; lid · IT help',
    );
  });

  test('[R4] says where there are none, and how many more there are', () => {
    expect(visibleWords(show())).toContain('You have submitted no Requests yet.');
    expect(visibleWords(show())).toContain('No Requests are assigned to you.');
    const page = { shown: Array.from({ length: 10 }, () => request), total: 32 };
    expect(visibleWords(show({ myRequests: page }))).toContain('… and 22 more Requests');
  });
});

describe('Integrations in the App Home', () => {
  test('[I1] only workspace admins see them', () => {
    expect(visibleWords(show())).not.toContain('Integrations');
  });

  test('[I1] a tool that is not connected can be', () => {
    const view = show({ integrations: [{ tool: 'asana', name: 'Asana', state: 'not_connected' }] });
    expect(buttonsOf(view)['Connect Asana']).toEqual({ actionId: actions.addIntegration, value: 'asana' });
  });

  test('[I5] a connected one says who it acts as, how it is, and what waits or failed', () => {
    const view = show({ integrations: [connected] });
    expect(visibleWords(view)).toContain(
      '*Asana* as Streamly Bot (bot@example.test)\n🟢 Working\nNo changes waiting, none failed',
    );
    expect(buttonsOf(view)['Manage Integration']).toEqual({
      actionId: actions.manageIntegration,
      value: 'asana',
    });
    const paused = { ...connected, pausedBecause: 'access was revoked', waiting: 1, failed: 3 };
    const words = visibleWords(show({ integrations: [paused] }));
    expect(words).toContain('⏸️ Paused: access was revoked\n1 change waiting, 3 failed');
  });
});

test('[S2] whatever there is, the App Home is one that Slack takes', () => {
  const words = (max: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: max, size: 'max' });
  const list = <T>(item: fc.Arbitrary<T>, most: number) =>
    fc
      .array(item, { maxLength: most, size: 'max' })
      .chain((shown) => fc.nat({ max: 1000 }).map((more) => ({ shown, total: shown.length + more })));
  const streams = fc.record({
    id: fc.uuid(),
    name: words(75),
    description: words(500),
    channelId: fc.constant('C1'),
    mayManage: fc.boolean(),
  });
  const requests = fc.record({
    number: fc.nat(),
    subject: words(140),
    isOpen: fc.boolean(),
    dueDate: fc.constantFrom(null, '2026-12-04'),
    streamName: words(75),
    permalink: fc.constantFrom(null, 'https://slack.test/archives/C1/p1'),
  });
  const integration: fc.Arbitrary<HomeIntegration> = fc.oneof(
    fc.record({ tool: fc.uuid(), name: words(40), state: fc.constant('not_connected' as const) }),
    fc.record({
      tool: fc.uuid(),
      name: words(40),
      state: fc.constant('connected' as const),
      account: fc.record({ name: words(200), email: fc.constantFrom(null, 'bot@example.test') }),
      pausedBecause: fc.option(words(400)),
      waiting: fc.nat(),
      failed: fc.nat(),
    }),
  );
  const anyHome: fc.Arbitrary<Home> = fc.record({
    streams: list(streams, 40),
    myRequests: list(requests, 20),
    assignedToMe: list(requests, 20),
    mayCreateStream: fc.boolean(),
    integrations: fc.option(fc.array(integration, { maxLength: 6 })),
  });
  fc.assert(
    fc.property(anyHome, (any) => {
      expect(checkView(home(any))).toEqual([]);
    }),
    { numRuns: 60, ...withoutShrinking },
  );
}, 120_000);
