import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Listening, refusal, startListening } from './listening.ts';

const it = 'C0IT000001';
const bob = 'U0BOB00001';
const byApp = { bot_id: 'B0ACME0001', app_id: 'A0APP00001', user: 'U0BOTACME1' };

describe('what the app is told of messages', () => {
  let listening: Listening;
  beforeEach(async () => {
    listening = await startListening();
  });
  afterEach(() => listening.stop());

  const as = (handle: string) => listening.slack.as(handle);
  const told = () => listening.told('message');

  test('[E3] a reply names its thread and whose it is, and may be edited and deleted', async () => {
    const message = await as('alice').channel('it').write('Who has a charger?');
    const reply = await as('bob').channel('it').lastMessage().reply('I do');
    await reply.edit('I have one');
    await reply.delete();
    const [written, replied, changed, deleted] = told();
    expect(written).toMatchObject({ text: 'Who has a charger?', channel: it, channel_type: 'channel' });
    expect(written).not.toHaveProperty('thread_ts');
    expect(replied).toMatchObject({
      text: 'I do',
      user: bob,
      thread_ts: message.ts,
      parent_user_id: 'U0ALICE001',
      ts: reply.ts,
    });
    expect(changed).toMatchObject({
      subtype: 'message_changed',
      hidden: true,
      message: { ts: reply.ts, text: 'I have one', thread_ts: message.ts, edited: { user: bob } },
      previous_message: { text: 'I do' },
    });
    expect(changed?.ts).not.toBe(reply.ts);
    expect(deleted).toMatchObject({
      subtype: 'message_deleted',
      deleted_ts: reply.ts,
      previous_message: { text: 'I have one', thread_ts: message.ts },
    });
    expect(as('alice').channel('it').thread(message)).toEqual([]);
  });

  test('[E3] a message that was answered leaves a stone, so that its thread stays', async () => {
    const message = await as('alice').channel('it').write('Forget this');
    await message.reply('I will');
    await message.delete();
    expect(told().at(-1)).toMatchObject({
      subtype: 'message_changed',
      message: { subtype: 'tombstone', ts: message.ts, reply_count: 1 },
      previous_message: { text: 'Forget this' },
    });
    expect(message.notice).toBe('tombstone');
  });

  test('[E3] its own messages come too, marked as its own', async () => {
    const { ts = '' } = await listening.client.chat.postMessage({ channel: it, text: 'Card' });
    await listening.client.chat.postMessage({ channel: it, text: 'Note', thread_ts: ts });
    await listening.client.chat.update({ channel: it, ts, text: 'New card' });
    await listening.client.chat.delete({ channel: it, ts });
    await as('bob').waitFor(() => told().length === 4);
    expect(told()).toMatchObject([
      { text: 'Card', ...byApp },
      { text: 'Note', thread_ts: ts, parent_user_id: byApp.user, ...byApp },
      { subtype: 'message_changed', message: { text: 'New card', ...byApp } },
      { subtype: 'message_changed', message: { subtype: 'tombstone' } },
    ]);
  });

  test('[E3] where the app is no member, or may not read, it hears nothing', async () => {
    await as('bob').channel('random').write('Lunch?');
    await as('bob').channel('secret').write('Psst');
    expect(told()).toEqual([]);
    await as('alice').channel('board').write('Numbers');
    await as('bob').dm().write('Hello');
    expect(told()).toMatchObject([
      { text: 'Numbers', channel_type: 'group' },
      { text: 'Hello', channel_type: 'im' },
    ]);
    listening.slack.grant('acme', ['channels:history', 'reactions:read']);
    await as('alice').channel('board').write('More numbers');
    expect(told()).toHaveLength(2);
  });

  test('[E3] reactions of people are told, and taken back, with whose message it was', async () => {
    const message = await as('alice').channel('it').write('Broken screen');
    const seen = as('bob').channel('it').lastMessage();
    await seen.react('eyes');
    expect(message.reactions()).toEqual({ eyes: ['bob'] });
    await seen.react('eyes');
    const item = { type: 'message', channel: it, ts: message.ts };
    const facts = { user: bob, reaction: 'eyes', item, item_user: 'U0ALICE001' };
    expect(listening.told('reaction_added')).toMatchObject([facts]);
    expect(listening.told('reaction_removed')).toMatchObject([facts]);
    listening.slack.grant('acme', ['channels:history']);
    await seen.react('tada');
    expect(listening.told('reaction_added')).toHaveLength(1);
  });

  test('[E3] the app reacts as itself, once', async () => {
    const message = await as('alice').channel('it').write('Broken screen');
    const at = { channel: it, timestamp: message.ts, name: 'white_check_mark' };
    const { reactions } = listening.client;
    await reactions.add(at);
    expect(message.reactions()).toEqual({ white_check_mark: ['U0BOTACME1'] });
    await expect(reactions.add(at)).rejects.toMatchObject(refusal('already_reacted'));
    await reactions.remove(at);
    await expect(reactions.remove(at)).rejects.toMatchObject(refusal('no_reaction'));
    await expect(reactions.add({ ...at, timestamp: '1.1' })).rejects.toMatchObject(
      refusal('message_not_found'),
    );
    listening.slack.grant('acme', ['reactions:read']);
    await expect(reactions.add(at)).rejects.toMatchObject(refusal('missing_scope'));
  });

  test('[E3] nobody edits what others wrote; admins may delete it, the app’s cards among it', async () => {
    await listening.client.chat.postMessage({ channel: it, text: 'Card' });
    await expect(as('bob').channel('it').lastMessage().edit('Mine')).rejects.toThrow('author');
    await expect(as('bob').channel('it').lastMessage().delete()).rejects.toThrow('admins');
    await as('erin').channel('it').lastMessage().delete();
    expect(told().at(-1)).toMatchObject({ subtype: 'message_deleted', previous_message: byApp });
  });

  test('[E3] nobody writes to an app that has its messages turned off', async () => {
    await listening.stop();
    const app_home = { messages_tab_enabled: true, messages_tab_read_only_enabled: true };
    const scopes = { bot: ['chat:write'] };
    listening = await startListening({ manifest: { features: { app_home }, oauth_config: { scopes } } });
    await listening.client.chat.postMessage({ channel: bob, text: 'Hello' });
    expect(as('bob').dm().lastMessage().text()).toBe('Hello');
    await expect(as('bob').dm().write('Hello')).rejects.toThrow('turned off');
    await expect(as('bob').dm().lastMessage().reply('Hello')).rejects.toThrow('turned off');
  });

  test('[E3] history counts the replies of a parent and names Slack’s own lines', async () => {
    const message = await as('alice').channel('it').write('Question');
    await as('bob').channel('it').lastMessage().reply('Answer');
    await as('judy').channel('it').leave();
    const { messages = [] } = await listening.client.conversations.history({ channel: it });
    expect(messages).toMatchObject([
      { subtype: 'channel_leave', user: 'U0JUDY0001' },
      { ts: message.ts, thread_ts: message.ts, reply_count: 1, reply_users: [bob] },
    ]);
    expect(told().at(-1)).toMatchObject({ subtype: 'channel_leave' });
  });
});
