import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { InvalidInput } from '../../errors.ts';
import { actions, modals } from '../../views/ids.ts';
import { pickStream, readPickStream, searchStreams } from '../../views/pick-stream.ts';
import type { Caller } from '../caller.ts';
import { onClick, onOptions, onSubmission } from '../entry.ts';
import { formView, streamOfId } from './form.ts';

/** One more than a select can show: then it is searched as one types. */
export const mostChoices = 101;

const noStreams = 'No Stream takes Requests yet. Type `/request new` to create the first one.';

interface PickerOptions {
  /** The Streams to choose among; all in use where none are given. */
  streams?: readonly Stream[];
  /** What goes into Details, such as a message's text. */
  details?: string;
}

/**
 * Lets the person choose a Stream, or opens its form at once where there is just one.
 *
 * @returns words to say to the person alone where nothing can be opened; else null.
 */
export async function openPicker(
  context: Context,
  caller: Caller,
  { streams, details }: PickerOptions = {},
): Promise<string | null> {
  const choices =
    streams ?? (await context.store.in(caller.workspaceId).read((db) => db.streams.inUse('', mostChoices)));
  const [first, second] = choices;
  if (!first) return noStreams;
  const view = second
    ? pickStream(choices, details ?? null)
    : await formView(context, caller, first, details);
  await caller.client.views.open({ trigger_id: caller.triggerId ?? '', view });
  return null;
}

/** The modal in which a Stream is chosen; its Submit turns it into the form. */
export function pickStreamListeners(app: App, context: Context): void {
  onClick(app, context, actions.pickAndOpenForm, async (clicked) => {
    const words = await openPicker(context, clicked);
    if (words !== null) await clicked.tell(words);
  });

  onOptions(app, context, actions.pickStream, async ({ workspaceId, query }) => {
    const streams = await context.store.in(workspaceId).read((db) => db.streams.inUse(query, mostChoices));
    return searchStreams(streams, query);
  });

  onSubmission(app, context, modals.pickStream, async (submitted) => {
    const { streamId, details } = readPickStream(submitted.view.state.values);
    if (streamId === null) throw new InvalidInput({ stream: 'Choose a Stream.' });
    const stream = await streamOfId(context, submitted, streamId);
    const view = await formView(context, submitted, stream, details ?? '');
    return { ack: { response_action: 'update', view } };
  });
}
