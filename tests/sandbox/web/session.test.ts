import { describe, expect, test } from '@jest/globals';
import type { Versions } from '../../../sandbox/page-server/api.ts';
import { placeOfDeepLink } from '../../../sandbox/web/src/session/deep-link.ts';
import { createLiveStore } from '../../../sandbox/web/src/session/live-store.ts';
import { parsePermalink } from '../../../sandbox/web/src/session/permalink.ts';
import { parseRoute, type Route, routePath } from '../../../sandbox/web/src/session/route.ts';

describe('links into Slack', () => {
  const app = { id: 'A1', homeTab: true, messagesTab: true };
  const channel = { kind: 'public' as const, archived: false, isMember: true, hasApp: true };
  const channels = [{ ...channel, id: 'C1', name: 'it', memberCount: 1, lastTs: null }];

  test.each([
    ['slack://app?team=T1&id=A1&tab=home', { kind: 'home' }],
    ['slack://app?team=T1&id=A1&tab=messages', { kind: 'messages' }],
    ['slack://app?team=T1&id=A1', { kind: 'home' }],
    ['slack://channel?team=T1&id=C1', { kind: 'channel', name: 'it' }],
    ['https://slack.com/app_redirect?app=A1', { kind: 'messages' }],
    ['https://slack.com/app_redirect?channel=C1&team=T1', { kind: 'channel', name: 'it' }],
    ['slack://app?team=T2&id=A1&tab=home', null],
    ['slack://app?team=T1&id=A2', null],
    ['slack://channel?team=T1&id=C2', null],
    ['https://slack.com/help', null],
    ['https://example.com/app_redirect?app=A1', null],
    ['no link', null],
  ])('[E3] %s leads to %j', (link, place) => {
    expect(placeOfDeepLink(link, 'T1', app, { channels })).toEqual(place);
  });

  test('[E3] lead to the Home of an app without Messages', () => {
    const homely = { ...app, messagesTab: false };
    const link = 'https://slack.com/app_redirect?app=A1';
    expect(placeOfDeepLink(link, 'T1', homely, { channels })).toEqual({ kind: 'home' });
  });
});

describe('addresses of the page', () => {
  test.each<[string, Route]>([
    [
      '/acme/bob/it',
      { workspace: 'acme', person: 'bob', place: { kind: 'channel', name: 'it' }, thread: null },
    ],
    [
      '/acme/bob/app',
      { workspace: 'acme', person: 'bob', place: { kind: 'channel', name: 'app' }, thread: null },
    ],
    ['/acme/bob/app/home', { workspace: 'acme', person: 'bob', place: { kind: 'home' }, thread: null }],
    [
      '/acme/bob/app/messages?thread=1.2',
      { workspace: 'acme', person: 'bob', place: { kind: 'messages' }, thread: '1.2' },
    ],
    [
      '/acme/bob/%C3%BCber',
      { workspace: 'acme', person: 'bob', place: { kind: 'channel', name: 'über' }, thread: null },
    ],
  ])('[E3] %s says who is where', (path, route) => {
    const [pathname = '', search] = path.split('?');
    expect(parseRoute(pathname, search)).toEqual(route);
    expect(routePath(route)).toBe(path);
  });

  test.each([
    '/',
    '/acme',
    '/acme/bob',
    '/acme/bob/it/home',
    '/acme/bob/app/home/more',
    '/acme/bob/%E0%A4%A',
  ])('[E3] %s names no place', (path) => {
    expect(parseRoute(path)).toBeNull();
  });

  test('[E3] a permalink names a message', () => {
    expect(parsePermalink('https://acme.slack.com/archives/C1/p1700000000000100?thread_ts=1')).toEqual({
      workspace: 'acme',
      channelId: 'C1',
      ts: '1700000000.000100',
    });
    expect(parsePermalink('https://acme.slack.com/archives/C1')).toBeNull();
  });
});

describe('the store of what is on the screen', () => {
  const versions = (home: string, it = 'a'): Versions => ({
    cast: '',
    directory: '',
    modals: '',
    home,
    conversations: { C1: it },
  });
  const later = () => new Promise((resolve) => setTimeout(resolve, 0));

  test('[E3] fetches what is wanted once, and again only when that has changed', async () => {
    const fetched: string[] = [];
    const store = createLiveStore(async (name) => {
      fetched.push(name);
      return name;
    });
    store.tell(versions('1'));
    store.want('home');
    store.want('home');
    store.want('conversations/C1');
    await later();
    expect(fetched).toEqual(['home', 'conversations/C1']);
    store.tell(versions('2'));
    await later();
    expect(fetched).toEqual(['home', 'conversations/C1', 'home']);
    expect(store.read('home')).toBe('home');
  });

  test('[E3] fetches again what changed while it was on its way', async () => {
    const answers: ((value: string) => void)[] = [];
    const store = createLiveStore(() => new Promise((resolve) => answers.push(resolve)));
    store.tell(versions('1'));
    store.want('home');
    store.tell(versions('2'));
    expect(answers).toHaveLength(1);
    answers[0]?.('old');
    await later();
    expect(answers).toHaveLength(2);
    answers[1]?.('new');
    await later();
    expect(store.read('home')).toBe('new');
  });
});
