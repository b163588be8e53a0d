import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import { findStream } from '../../domain/streams/find-stream.ts';
import { type Caller, tenantOf } from '../caller.ts';
import { explain } from '../explain.ts';
import { openList } from '../request-list/show.ts';
import { openCreateStream } from '../streams/create.ts';
import { openForm } from './form.ts';
import { mostChoices, openPicker } from './pick-stream.ts';

const usage = [
  '*What you can type*',
  '`/request` – choose a Stream and fill in its form',
  '`/request it help` – straight to the form of the Stream “IT help”; the first letters are enough',
  '`/request find` – the Requests that you chose to see last; `/request find laptop` finds words',
  '`/request new` – create a Stream',
  '`/request help` – this',
].join('\n');

/** `/request`, `/request <Stream>`, `/request find`, `/request new`, `/request help` (R1, R4, S1). */
export function requestCommand(app: App, context: Context): void {
  app.command('/request', async ({ ack, command, client, respond, context: bolt }) => {
    await ack();
    const caller = {
      workspaceId: tenantOf(bolt),
      userId: command.user_id,
      client,
      triggerId: command.trigger_id,
    };
    try {
      const words = await answer(context, caller, asTyped(command.text).trim());
      if (words !== null) await respond({ response_type: 'ephemeral', text: words });
    } catch (error) {
      await respond({ response_type: 'ephemeral', text: explain(context, error) });
    }
  });
}

/** @returns words to say to the person alone; null where a window was opened. */
async function answer(context: Context, caller: Caller, text: string): Promise<string | null> {
  const word = text.toLowerCase();
  if (word === 'help') return usage;
  if (word === 'new') {
    await openCreateStream(context, caller);
    return null;
  }
  if (word === 'find' || word.startsWith('find ')) {
    const sought = text.slice('find'.length).trim();
    await openList(context, caller, { list: 'last' }, sought === '' ? undefined : sought);
    return null;
  }
  if (text === '') return await openPicker(context, caller);
  const result = await context.store.in(caller.workspaceId).read((db) => findStream(db, text, mostChoices));
  switch (result.found) {
    case 'one':
      await openForm(context, caller, result.stream);
      return null;
    case 'several':
      return await openPicker(context, caller, { streams: result.streams });
    case 'archived':
      return `“${result.stream.name}” is archived and takes no Requests any more. Type \`/request\` to see the Streams that do.`;
    case 'none':
      return `There is no Stream whose name begins with “${text}”. Type \`/request\` to choose one, or \`/request new\` to create it.`;
  }
}

/** Slack escapes these three in the text of a command (`should_escape`). */
function asTyped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
