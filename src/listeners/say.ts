import type { Caller } from './caller.ts';

/** Says something to a person who acted where there is no place of its own to answer in. */
export async function sayInDm({ client, userId }: Caller, text: string): Promise<void> {
  await client.chat.postMessage({ channel: userId, text });
}
