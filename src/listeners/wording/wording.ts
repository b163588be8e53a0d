import type { App, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { dayOf, daysAfter } from '../../domain/days.ts';
import { managedStream } from '../../domain/streams/manage-stream.ts';
import { readStreamPart, saveStreamPart } from '../../domain/streams/settings/stream-part.ts';
import { wordingPart } from '../../domain/streams/settings/wording.ts';
import { firstStatus } from '../../domain/streams/statuses.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import { type RequesterEvent, usualTexts } from '../../domain/wording/wording.ts';
import { InvalidInput } from '../../errors.ts';
import { createLiveWindow } from '../../slack/live-window.ts';
import { updateWindow } from '../../slack/update-window.ts';
import { auditWords } from '../../views/audit/audit-words.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata, type WordingMetadata } from '../../views/metadata.ts';
import { join, md } from '../../views/mrkdwn.ts';
import { parseWordingValue } from '../../views/values.ts';
import type { WordingFacts } from '../../views/wording/render.ts';
import { readWording, wordingWindow } from '../../views/wording/wording-window.ts';
import { wordingsWindow } from '../../views/wording/wordings-window.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onSubmission, type Submitted } from '../entry.ts';
import { showChanged } from '../streams/show-changed.ts';

/** The windows in which Stream admins word what requesters are told (S18). */
export function wordingListeners(app: App, context: Context): void {
  const live = createLiveWindow();

  onClick(app, context, actions.openWordings, async (clicked) => {
    const view = wordingsWindow(await streamFor(context, clicked, clicked.value));
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onClick(app, context, actions.openWording, async (clicked) => {
    const which = parseWordingValue(clicked.value);
    if (!which) return;
    const person = await personOf(context, clicked);
    const { stream, value, shown } = await context.store
      .in(clicked.workspaceId)
      .read((db) => readStreamPart(db, person, which.streamId, wordingPart(which.event)));
    const view = wordingWindow({
      ids: { ...which, ...shown, turn: 0 },
      text: value.text ?? usualTexts[which.event],
      told: value.told,
      example: exampleOf(context, clicked, stream, which.event),
    });
    await clicked.client.views.push({ trigger_id: clicked.triggerId ?? '', view });
  });

  onClick(app, context, actions.typeWording, async (clicked) => {
    const { view } = clicked.body;
    if (view) await live.draw(clicked.client, view, () => sameAgain(context, clicked, view));
  });

  onClick(app, context, actions.defaultWording, async (clicked) => {
    const { view } = clicked.body;
    if (view) await live.draw(clicked.client, view, () => sameAgain(context, clicked, view, true));
  });

  onSubmission(app, context, modals.wording, (submitted) => save(context, submitted));
}

type Window = Pick<ViewOutput, 'private_metadata' | 'state'>;

async function sameAgain(
  context: Context,
  caller: Caller,
  view: Window,
  isDefault = false,
): Promise<ModalView> {
  const ids = metadata.wording.parse(view.private_metadata);
  const stream = await streamFor(context, caller, ids.streamId);
  const { typed, told } = readWording(view.state.values, ids);
  return wordingWindow({
    ids: isDefault ? { ...ids, turn: ids.turn + 1 } : ids,
    text: isDefault ? usualTexts[ids.event] : typed,
    told,
    example: exampleOf(context, caller, stream, ids.event),
  });
}

async function save(context: Context, submitted: Submitted) {
  const { view, workspaceId } = submitted;
  const ids = metadata.wording.parse(view.private_metadata);
  const { typed, ...chosen } = readWording(view.state.values, ids);
  if (typed === '') throw new InvalidInput({ wording: 'Write what they are told, or use the default.' });
  const person = await personOf(context, submitted);
  const shown = { base: ids.base, seen: ids.seen };
  const part = wordingPart(ids.event);
  const saved = await saveStreamPart(context, workspaceId, person, ids.streamId, { part, chosen, shown });
  if (saved.outcome === 'changed_meanwhile') {
    const stream = await streamFor(context, submitted, ids.streamId);
    const entries = saved.entries.map((entry) => md`• ${auditWords(entry)}`);
    const again = wordingWindow({
      ids: { ...ids, ...saved.shown },
      ...{ text: typed, told: chosen.told },
      example: exampleOf(context, submitted, stream, ids.event),
      notice: md`:warning: *This was changed while you looked at it. Nothing of yours is saved yet.*\n${join(entries, '\n')}\nSave again to put yours in its place.`,
    });
    return { ack: { response_action: 'update' as const, view: again } };
  }
  return { afterwards: () => showList(context, submitted, ids) };
}

async function showList(
  context: Context,
  submitted: Submitted,
  { streamId }: WordingMetadata,
): Promise<void> {
  const { previous_view_id: below, root_view_id: root } = submitted.view;
  const list = wordingsWindow(await streamFor(context, submitted, streamId));
  if (below) await updateWindow(submitted.client, { view_id: below, view: list });
  await showChanged(context, submitted, streamId, { id: null, render: () => list, root });
}

/** @throws PeopleError where the person may not manage it. */
async function streamFor(context: Context, caller: Caller, streamId: string): Promise<Stream> {
  const person = await personOf(context, caller);
  return context.store.in(caller.workspaceId).read((db) => managedStream(db, person, streamId));
}

/** A Request that was never submitted, for the preview. */
function exampleOf(
  { clock }: Pick<Context, 'clock'>,
  { userId }: Caller,
  stream: Stream,
  event: RequesterEvent,
): WordingFacts {
  const isClosed = event === 'completed' || event === 'withdrawn';
  const status =
    event === 'withdrawn' ? 'Withdrawn' : firstStatus(stream.settings, isClosed ? 'closed' : 'open').name;
  return {
    ...{ number: 12, subject: 'New laptop', requesterId: userId, permalink: null, status },
    assigneeId: stream.team[0] ?? userId,
    dueDate: daysAfter(dayOf(clock(), null), 7),
    stream: stream.name,
    deletedBy: userId,
  };
}
