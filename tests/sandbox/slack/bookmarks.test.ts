import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Listening, refusal, startListening } from './listening.ts';

const it = 'C0IT000001';

describe("the stand-in's bookmarks", () => {
  let listening: Listening;
  beforeEach(async () => {
    listening = await startListening();
  });
  afterEach(() => listening.stop());

  const bookmarks = () => listening.client.bookmarks;
  const home = () => `slack://app?team=T0ACME0001&id=${listening.slack.core.app.appId}&tab=home`;
  const add = (more: Record<string, unknown> = {}) =>
    listening.client.apiCall('bookmarks.add', {
      channel_id: it,
      title: 'New Request',
      type: 'link',
      link: home(),
      ...more,
    });

  test('[E3] are added, listed, edited and removed by the app, and seen by people', async () => {
    const { bookmark } = await bookmarks().add({
      channel_id: it,
      title: 'New Request',
      type: 'link',
      link: home(),
      emoji: ':ticket:',
    });
    expect(bookmark).toMatchObject({ channel_id: it, title: 'New Request', type: 'link', link: home() });
    const channel = listening.slack.as('bob').channel('it');
    expect(channel.bookmarks()).toMatchObject([{ title: 'New Request', emoji: ':ticket:' }]);
    const id = bookmark?.id ?? '';
    await bookmarks().edit({ channel_id: it, bookmark_id: id, title: 'Ask IT' });
    await channel.addBookmark('Wiki', 'https://wiki.example');
    const { bookmarks: listed } = await bookmarks().list({ channel_id: it });
    expect(listed?.map(({ title, link }) => [title, link])).toEqual([
      ['Ask IT', home()],
      ['Wiki', 'https://wiki.example'],
    ]);
    await bookmarks().remove({ channel_id: it, bookmark_id: id });
    expect(channel.bookmarks().map(({ title }) => title)).toEqual(['Wiki']);
  });

  test.each([
    [{ type: 'file' }, 'invalid_bookmark_type'],
    [{ link: 'streamly' }, 'invalid_link'],
    [{ title: '' }, 'invalid_arguments'],
    [{ channel_id: 'G0SECRET01' }, 'channel_not_found'],
    [{ channel_id: 'C0RANDOM01' }, 'not_in_channel'],
  ])('[E3] one with %j is refused', async (more, error) => {
    await expect(add(more)).rejects.toMatchObject(refusal(error));
  });

  test('[E3] need their scopes, exist to be changed, and are at most a hundred', async () => {
    const gone = { channel_id: it, bookmark_id: 'Bk000' };
    await expect(bookmarks().edit(gone)).rejects.toMatchObject(refusal('not_found'));
    await expect(bookmarks().remove(gone)).rejects.toMatchObject(refusal('not_found'));
    for (let count = 0; count < 100; count += 1) await add();
    await expect(add()).rejects.toMatchObject(refusal('too_many_bookmarks'));
    listening.slack.grant('acme', ['bookmarks:read']);
    await expect(add()).rejects.toMatchObject(refusal('missing_scope'));
    listening.slack.grant('acme', ['bookmarks:write']);
    await expect(bookmarks().list({ channel_id: it })).rejects.toMatchObject(refusal('missing_scope'));
  });
});
