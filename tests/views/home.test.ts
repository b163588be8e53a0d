import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkView as checkByStandIn } from '../../sandbox/slack/block-kit-check.ts';
import { type Home, home, type TabContents } from '../../src/views/home/home.ts';
import type { HomeIntegration } from '../../src/views/home/integrations.ts';
import type { HomeRequest, RequestList } from '../../src/views/home/requests.ts';
import type { StreamDirectory } from '../../src/views/home/stream-directory.ts';
import type { HomeStream } from '../../src/views/home/streams.ts';
import { actions } from '../../src/views/ids.ts';
import { checkView } from '../../src/views/limits/check.ts';
import { anyHome } from './support/arbitrary-homes.ts';
import { withoutShrinking } from './support/run-settings.ts';
import { buttonsOf, visibleWords } from './support/visible-words.ts';

const none = { shown: [], total: 0 };
const stream: HomeStream = {
  id: 's1',
  name: 'IT <help>',
  description: 'Broken\nthings',
  channelId: 'C1',
  isArchived: false,
  maySubmit: true,
  mayManage: false,
  isMuted: false,
  mayMute: false,
};
const request: HomeRequest = {
  id: 'r12',
  number: 12,
  subject: 'Laptop & lid',
  status: { id: 'open', name: 'Open', emoji: '🟢', counts: 'open' },
  dueDate: '2026-12-04',
  isOverdue: false,
  mayComplete: false,
  streamName: 'IT help',
  permalink: 'https://slack.test/p1',
};
const closed = { id: 'closed', name: 'Closed', emoji: '✅', counts: 'closed' } as const;
const connected: HomeIntegration = {
  tool: 'asana',
  name: 'Asana',
  state: 'connected',
  account: { name: 'Streamly Bot', email: 'bot@example.test' },
  pausedBecause: null,
  label: null,
  waiting: 0,
  failed: 0,
  lastSuccessAt: null,
  quota: { used: 3, perMinute: 150 },
  limitedUntil: null,
  warnings: [],
};
const nothingNeeded = { assigned: none, failed: none, drafts: [], troubles: [] };
const viewer = { mayCreateStream: false, hasStreams: true };
const overview = (more: Partial<TabContents['overview'] & typeof viewer> = {}) =>
  home({
    ...viewer,
    tab: 'overview',
    needsMe: nothingNeeded,
    streams: { shown: [stream], total: 1 },
    myRequests: none,
    integrations: null,
    ...more,
  });
const list = (more: Partial<RequestList> = {}): Home => ({
  ...viewer,
  tab: 'my_requests',
  shown: [request],
  total: 1,
  totalIsExact: true,
  page: 0,
  next: null,
  ...more,
});
const directory = (more: Partial<StreamDirectory> = {}) =>
  home({ ...viewer, tab: 'streams', list: 'all', search: '', page: 0, shown: [stream], total: 1, ...more });

describe('where there are no Streams', () => {
  test('[S1, S12] the App Home teaches what a Stream is, and how to get to a working one', () => {
    const view = overview({ hasStreams: false, mayCreateStream: true });
    const words = visibleWords(view);
    for (const part of ['No Streams yet', 'a form that people fill in', '*1. Create a Stream.*', 'IT help']) {
      expect(words).toContain(part);
    }
    expect(Object.keys(buttonsOf(view))).toEqual(['Create Stream']);
  });

  test('[S1] those who may not create one are told whom to ask', () => {
    const view = overview({ hasStreams: false });
    expect(buttonsOf(view)).toEqual({});
    expect(visibleWords(view)).toContain('Ask an admin of Streamly');
  });

  test('[I1] a workspace admin can connect a tool before', () => {
    const view = overview({
      hasStreams: false,
      integrations: [{ tool: 'asana', name: 'Asana', state: 'not_connected' }],
    });
    expect(Object.keys(buttonsOf(view))).toEqual(['Connect Asana', 'App settings', 'Audit log']);
  });
});

describe('Streams in the App Home', () => {
  test('[S2] each has its name, channel, description, and a button for its form', () => {
    const view = overview();
    expect(visibleWords(view)).toContain('*IT &lt;help&gt;* in <#C1>\nBroken things');
    expect(buttonsOf(view)).toMatchObject({
      'Submit a Request': { actionId: actions.pickAndOpenForm, value: undefined },
      Submit: { actionId: actions.openForm, value: 's1' },
    });
  });

  test('[S2] only those who may manage a Stream see Manage', () => {
    expect(buttonsOf(overview()).Manage).toBeUndefined();
    const view = overview({ streams: { shown: [{ ...stream, mayManage: true }], total: 1 } });
    expect(buttonsOf(view).Manage).toEqual({ actionId: actions.manageStream, value: 's1' });
  });

  test('[S2] past five the first page says how many more there are, one or many', () => {
    const shown = Array.from({ length: 5 }, (_, i) => ({ ...stream, id: `s${i}` }));
    expect(visibleWords(overview({ streams: { shown, total: 6 } }))).toContain('… and 1 more Stream, on');
    expect(visibleWords(overview({ streams: { shown, total: 500 } }))).toContain('… and 495 more Streams');
  });

  test('[S2] the list says where in it one is, and has the ways on', () => {
    expect(visibleWords(directory())).toContain('1 in all');
    expect(buttonsOf(directory()).Next).toBeUndefined();
    const middle = directory({ shown: Array(10).fill(stream), total: 500, page: 1 });
    expect(visibleWords(middle)).toContain('11 to 20 of 500');
    expect(buttonsOf(middle).Previous?.value).toBe('{"page":0}');
    expect(buttonsOf(middle).Next?.value).toBe('{"page":2}');
  });

  test('[S2] an archived one takes no Requests, and says that it is', () => {
    const view = directory({ list: 'archived', shown: [{ ...stream, isArchived: true, mayManage: true }] });
    expect(visibleWords(view)).toContain('in <#C1> · archived');
    expect(Object.keys(buttonsOf(view))).toContain('Manage');
    expect(Object.keys(buttonsOf(view))).not.toContain('Submit');
  });

  test('[S2] an empty list says why it is empty', () => {
    const words = (more: Partial<StreamDirectory>) => visibleWords(directory({ ...none, ...more }));
    expect(words({ search: 'x' })).toContain('No Stream here is called “x”.');
    expect(words({ list: 'mine' })).toContain('in the team of no Stream');
    expect(words({ list: 'archived' })).toContain('No Stream is archived.');
    expect(buttonsOf(directory({ ...none, search: 'x' }))['Clear search']).toBeDefined();
  });
});

describe('Requests in the App Home', () => {
  test('[R4] each is one line with status, link, Stream and due date', () => {
    expect(visibleWords(home(list()))).toContain(
      '🟢 Open · <https://slack.test/p1|#12 Laptop &amp; lid> · IT help · due 4 Dec 2026',
    );
    const plain = { ...request, permalink: null, dueDate: null, status: closed };
    expect(visibleWords(home(list({ shown: [plain] })))).toContain(
      '✅ Closed · #12 Laptop &amp; lid · IT help',
    );
  });

  test('[R4] says where there are none, how many there are, and when they are too many to count', () => {
    expect(visibleWords(home(list(none)))).toContain('You have submitted no Requests yet.');
    const next = { number: 3, value: null };
    const page = list({ shown: Array(10).fill(request), total: 32, next, page: 1 });
    expect(visibleWords(home(page))).toContain('11 to 20 of 32');
    expect(buttonsOf(home(page)).Previous?.value).toBe('{"back":true}');
    expect(JSON.parse(String(buttonsOf(home(page)).Next?.value))).toEqual({ after: next });
    const many = list({ shown: Array(10).fill(request), total: 10_000, totalIsExact: false, next });
    expect(visibleWords(home(many))).toContain('1 to 10 of more than 10000');
  });

  test('[R4] what needs the person comes first: late Requests say so, and can be completed there', () => {
    const late = { ...request, isOverdue: true, mayComplete: true };
    const view = overview({ needsMe: { ...nothingNeeded, assigned: { shown: [late], total: 7 } } });
    expect(visibleWords(view)).toContain('*overdue since 4 Dec 2026*');
    expect(visibleWords(view)).toContain('… and 6 more Requests');
    expect(buttonsOf(view).Complete).toEqual({ actionId: actions.complete, value: 'r12' });
    expect(visibleWords(overview())).toContain('Nothing right now.');
  });

  test('[I5] so do deliveries that failed, with the reason and a way to try again', () => {
    const failed = {
      ...{ requestId: 'r12', number: 12, subject: 'Laptop', permalink: null },
      ...{ where: 'Asana', reason: 'The project is gone.' },
    };
    const view = overview({ needsMe: { ...nothingNeeded, failed: { shown: [failed], total: 2 } } });
    expect(visibleWords(view)).toContain('⚠️ #12 Laptop did not reach Asana. The project is gone.');
    expect(visibleWords(view)).toContain('… and 1 more change that did not arrive');
    expect(buttonsOf(view).Retry).toEqual({ actionId: actions.retry, value: 'r12' });
  });
});

test('[S17] changes of a form that wait to be published are said to its admins', () => {
  const drafts = [{ streamId: 's1', name: 'IT <help>', changes: 1 }];
  const view = overview({ needsMe: { ...nothingNeeded, drafts } });
  expect(visibleWords(view)).toContain('✏️ *IT &lt;help&gt;:* 1 change of the form not published yet');
  expect(buttonsOf(view).Manage?.value).toBe('s1');
});

describe('Integrations in the App Home', () => {
  test('[I1] only workspace admins see them, and the App settings', () => {
    expect(visibleWords(overview())).not.toContain('Integrations');
    expect(buttonsOf(overview())['App settings']).toBeUndefined();
    expect(buttonsOf(overview({ integrations: [] }))['App settings']?.actionId).toBe(actions.appSettings);
  });

  test('[I1] a tool that is not connected can be', () => {
    const view = overview({ integrations: [{ tool: 'asana', name: 'Asana', state: 'not_connected' }] });
    expect(buttonsOf(view)['Connect Asana']).toEqual({ actionId: actions.addIntegration, value: 'asana' });
  });

  test('[I5] a connected one says who it acts as, how it is, and what waits or failed', () => {
    const view = overview({ integrations: [connected] });
    expect(visibleWords(view)).toContain(
      '*Asana* as Streamly Bot (bot@example.test)\n🟢 Working\nNo changes waiting, none failed',
    );
    expect(buttonsOf(view)['Manage Integration']).toEqual({
      actionId: actions.manageIntegration,
      value: 'asana',
    });
    const paused = { ...connected, pausedBecause: 'access was revoked', waiting: 1, failed: 3 };
    const words = visibleWords(overview({ integrations: [paused] }));
    expect(words).toContain('⏸️ Paused: access was revoked\n1 change waiting, 3 failed');
  });

  test('[I5] one that stands still needs its admins', () => {
    const troubles = [{ tool: 'asana', name: 'Asana', words: 'access was revoked' }];
    const view = overview({ needsMe: { ...nothingNeeded, troubles } });
    expect(visibleWords(view)).toContain('⚠️ *Asana:* access was revoked');
    expect(buttonsOf(view)['Manage Integration']?.value).toBe('asana');
  });

  test('[I5] it says when something was last delivered, and how the tool limits us', () => {
    expect(visibleWords(overview({ integrations: [connected] }))).toContain(
      'Nothing delivered yet · 3 of 150 requests used this minute',
    );
    const limited = {
      ...connected,
      label: 'Our Asana',
      lastSuccessAt: new Date('2026-05-06T07:08:00Z'),
      limitedUntil: new Date('2026-05-06T07:10:00Z'),
    };
    const words = visibleWords(overview({ integrations: [limited] }));
    expect(words).toContain('*Our Asana* (Asana) as Streamly Bot');
    expect(words).toContain('Last delivered <!date^1778051280^{date_short} {time}|2026-05-06 07:08 UTC>');
    expect(words).toContain('the tool asks us to wait until <!date^1778051400^');
  });

  test('[I3] the first warnings of its account stand there, and how many more there are', () => {
    const warnings = [
      { kind: 'slack_person' as const, userId: 'U1', name: 'Ada', isDeactivated: true },
      { kind: 'limited' as const, words: 'It is only a guest.' },
      { kind: 'limited' as const, words: 'It is small.' },
    ];
    const words = visibleWords(overview({ integrations: [{ ...connected, warnings }] }));
    expect(words).toContain('that of <@U1>, who is deactivated in Slack');
    expect(words).toContain('It is only a guest.');
    expect(words).toContain('… and 1 more');
    expect(words).not.toContain('It is small.');
  });
});

test('[S2] whatever there is, the App Home is one that Slack takes', () => {
  fc.assert(
    fc.property(anyHome, (any) => {
      const view = home(any);
      expect(checkView(view)).toEqual([]);
      expect(checkByStandIn(view)).toEqual([]);
    }),
    { numRuns: 100, ...withoutShrinking },
  );
}, 120_000);
