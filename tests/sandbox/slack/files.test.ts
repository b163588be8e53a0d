import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Listening, refusal, startListening } from './listening.ts';

const it = 'C0IT000001';

describe("the stand-in's files", () => {
  let listening: Listening;
  beforeEach(async () => {
    listening = await startListening();
  });
  afterEach(() => listening.stop());

  const client = () => listening.client;
  const as = (handle: string) => listening.slack.as(handle);
  const photo = { name: 'screen.png', content: new Uint8Array([1, 2, 3]), mimetype: 'image/png' };
  const sent = () => listening.told('message').at(-1)?.files as { id: string; url_private: string }[];
  const download = (url: string, token = listening.slack.botToken('acme')) =>
    fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' });

  test('[E3] come with a message, are described, and downloaded with the bot token alone', async () => {
    const message = await as('bob').channel('it').write('It is broken', null, [photo]);
    expect(message.files()).toEqual(['screen.png']);
    expect(listening.told('message').at(-1)).toMatchObject({
      subtype: 'file_share',
      text: 'It is broken',
      files: [{ name: 'screen.png', mimetype: 'image/png', size: 3, user: 'U0BOB00001' }],
    });
    const [file] = sent();
    expect(listening.told('file_shared')).toMatchObject([{ file_id: file?.id, channel_id: it }]);
    const info = await client().files.info({ file: file?.id ?? '' });
    expect(info.file).toMatchObject({ name: 'screen.png', filetype: 'png', channels: [it], is_public: true });
    const answer = await download(file?.url_private ?? '');
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(photo.content);
    expect((await download(file?.url_private ?? '', 'xoxb-wrong')).status).toBe(302);
  });

  test('[E3] are hidden from an app that is not where they were shared, or may not read them', async () => {
    await as('bob').channel('secret').write('', null, [photo]);
    const [id = ''] = Object.keys(listening.slack.core.state.files);
    await expect(client().files.info({ file: id })).rejects.toMatchObject(refusal('file_not_found'));
    expect((await download(`${listening.slack.core.url}/files/${id}/screen.png`)).status).toBe(302);
    await as('bob').channel('secret').invite('app');
    expect((await client().files.info({ file: id })).file?.groups).toEqual(['G0SECRET01']);
    listening.slack.grant('acme', ['files:write']);
    await expect(client().files.info({ file: id })).rejects.toMatchObject(refusal('missing_scope'));
  });

  test('[E3] that were deleted leave a stone in their message', async () => {
    const message = await as('bob')
      .channel('it')
      .write('Two', null, [photo, { ...photo, name: 'b.png' }]);
    const [file] = sent();
    await message.deleteFile('screen.png');
    expect(message.files()).toEqual(['b.png']);
    expect(listening.told('file_deleted')).toMatchObject([{ file_id: file?.id }]);
    await expect(client().files.info({ file: file?.id ?? '' })).rejects.toMatchObject(
      refusal('file_deleted'),
    );
    await expect(client().files.info({ file: 'F0NOSUCH01' })).rejects.toMatchObject(
      refusal('file_not_found'),
    );
    expect((await download(file?.url_private ?? '')).status).toBe(404);
    const { messages = [] } = await client().conversations.history({ channel: it });
    expect(messages[0]?.files).toMatchObject([{ id: file?.id, mode: 'tombstone' }, { name: 'b.png' }]);
  });

  test('[E3] ten at most stand in a message, each of who sends it', async () => {
    const eleven = Array.from({ length: 11 }, (_, index) => ({ ...photo, name: `${index}.png` }));
    await expect(as('bob').channel('it').write('', null, eleven)).rejects.toThrow('at most 10');
    await expect(as('bob').channel('it').write('')).rejects.toThrow('nothing to say');
    await as('bob').channel('it').write('', null, [photo]);
    const [file] = sent();
    const { act } = await import('../../../sandbox/slack/acts/act.ts');
    const judy = { teamId: 'T0ACME0001', userId: 'U0JUDY0001' };
    const stolen = { kind: 'write' as const, channel: it, text: '', files: [file?.id ?? ''] };
    await expect(act(listening.slack.core, judy, stolen)).rejects.toThrow('gone');
  });

  test('[E3] the app uploads with filesUploadV2, into a channel and into a thread', async () => {
    const message = await as('alice').channel('it').write('Please send the list');
    await client().filesUploadV2({
      channel_id: it,
      thread_ts: message.ts,
      initial_comment: 'Here it is',
      filename: 'list.csv',
      title: 'The list',
      content: 'a,b\n1,2\n',
    });
    const [reply] = as('alice').channel('it').thread(message);
    expect([reply?.text(), reply?.files()]).toEqual(['Here it is', ['list.csv']]);
    const [file] = sent();
    expect(file).toMatchObject({ title: 'The list', mimetype: 'text/csv', size: 8, user: 'U0BOTACME1' });
    expect(await (await download(file?.url_private ?? '')).text()).toBe('a,b\n1,2\n');
    await client().files.delete({ file: file?.id ?? '' });
    await expect(client().files.info({ file: file?.id ?? '' })).rejects.toMatchObject(
      refusal('file_deleted'),
    );
  });

  test('[E3] an upload as a form arrives too; one that never arrived cannot be completed', async () => {
    const ask = () => client().files.getUploadURLExternal({ filename: 'a.txt', length: 2 });
    const { upload_url: url = '', file_id: id = '' } = await ask();
    const complete = (file: string, more: object = {}) =>
      client().apiCall('files.completeUploadExternal', { files: [{ id: file }], ...more });
    await expect(complete(id)).rejects.toMatchObject(refusal('file_not_found'));
    const form = new FormData();
    form.append('filename', new Blob(['hi']), 'a.txt');
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(200);
    await expect(complete(id, { channel_id: 'C0RANDOM01' })).rejects.toMatchObject(refusal('not_in_channel'));
    await expect(complete(id, { channel_id: 'G0SECRET01' })).rejects.toMatchObject(
      refusal('channel_not_found'),
    );
    await complete(id, { channel_id: it });
    expect(as('bob').channel('it').lastMessage().files()).toEqual(['a.txt']);
    expect((await fetch(url, { method: 'POST', body: 'again' })).status).toBe(404);
    await expect(
      client().files.getUploadURLExternal({ filename: 'big.bin', length: 2_000_000_000 }),
    ).rejects.toMatchObject(refusal('file_upload_size_restricted'));
    await expect(client().files.getUploadURLExternal({ filename: 'none', length: 0 })).rejects.toMatchObject(
      refusal('invalid_arguments'),
    );
    listening.slack.grant('acme', ['files:read']);
    await expect(ask()).rejects.toMatchObject(refusal('missing_scope'));
  });
});
