import type { App } from '@slack/bolt';
import type { Context } from '../../context.ts';
import type { EditPart } from '../../domain/requests/edit-fields.ts';
import { type Editable, editable, saveEdit } from '../../domain/requests/edit-request.ts';
import { historyFacts } from '../../domain/requests/history-facts.ts';
import { findPerson } from '../../slack/people.ts';
import { editConflict, editRequest, readEdit } from '../../views/edit-request/edit-request.ts';
import { type Candidate, searchTeam } from '../../views/edit-request/team-select.ts';
import { actions, modals } from '../../views/ids.ts';
import { metadata } from '../../views/metadata.ts';
import { type Caller, personOf } from '../caller.ts';
import { onClick, onOptions, onSubmission, type SubmissionAnswer, type Submitted } from '../entry.ts';
import type { FormWindow } from './fill-in.ts';

/** Opens the window that changes a Request, or one thing of it (R6). @throws PeopleError where the person may not. */
export async function openEdit(
  context: Context,
  caller: Caller,
  requestId: string,
  part: EditPart,
): Promise<void> {
  const person = await personOf(context, caller);
  const now = await context.store.in(caller.workspaceId).read((db) => editable(db, person, requestId, part));
  const view = editRequest(now, { team: await teamFor(context, caller, now) });
  await caller.client.views.open({ trigger_id: caller.triggerId ?? '', view });
}

/** The windows that change a Request, and their Save (R6, R8). */
export function editListeners(app: App, context: Context): void {
  onClick(app, context, actions.editRequest, (clicked) => openEdit(context, clicked, clicked.value, 'form'));
  onClick(app, context, actions.assign, (clicked) => openEdit(context, clicked, clicked.value, 'assignee'));

  onSubmission(app, context, modals.editRequest, (submitted) => save(context, submitted));

  onOptions(app, context, actions.pickAssignee, async (asked) => {
    if (asked.view === null) return [];
    const { requestId } = metadata.editRequest.parse(asked.view.private_metadata);
    const team = await context.store.in(asked.workspaceId).read(function* (db) {
      const request = yield* db.requests.byId(requestId);
      const stream = request && (yield* db.streams.byId(request.streamId));
      return stream?.team ?? [];
    });
    return searchTeam(await candidates(context, asked, team), asked.query);
  });
}

/** The same windows, for the options of the selects in them. */
export const editWindow: FormWindow = {
  callbackId: modals.editRequest,

  async form(context, workspaceId, text) {
    const { requestId } = metadata.editRequest.parse(text);
    return context.store.in(workspaceId).read(function* (db) {
      const request = yield* db.requests.byId(requestId);
      return request && (yield* db.streams.form(request.streamId, request.formVersion));
    });
  },
};

async function save(context: Context, submitted: Submitted): Promise<SubmissionAnswer | undefined> {
  const { workspaceId, view } = submitted;
  const { requestId, part, ...opened } = metadata.editRequest.parse(view.private_metadata);
  const person = await personOf(context, submitted);
  const { outcome, answers, facts } = await context.store.in(workspaceId).transaction(function* (db) {
    const now = yield* editable(db, person, requestId, part);
    const edit = readEdit(now, view.blocks, view.state.values);
    const outcome = yield* saveEdit(db, person, { requestId, part, ...opened, ...edit }, context.clock());
    const entries = outcome.outcome === 'conflict' ? outcome.conflicts.map(({ entry }) => entry) : [];
    const facts = yield* historyFacts(db, now.request.streamId, entries, context.connectors);
    return { outcome, answers: edit.answers, facts };
  });
  switch (outcome.outcome) {
    case 'saved':
      return undefined;
    case 'asks_more': {
      const notice = 'By these answers there is more to answer. Nothing is saved yet.';
      const more = editRequest(outcome.now, { answers: { ...outcome.now.values, ...answers }, notice });
      return { ack: { response_action: 'update', view: more } };
    }
    case 'conflict': {
      const team = await teamFor(context, submitted, outcome.now);
      const both = editConflict(outcome.now, outcome.conflicts, { answers, words: facts, team });
      return { ack: { response_action: 'update', view: both } };
    }
  }
}

/** The window that assigns shows the team by name; the others do without. */
async function teamFor(context: Context, caller: Caller, { part, stream }: Editable): Promise<Candidate[]> {
  return part === 'assignee' ? await candidates(context, caller, stream.team) : [];
}

/** People of whom Slack may be asked while somebody waits. */
const mostAsked = 20;

/** A team by names, as far as Slack tells them in time. Those who left Slack are no candidates. */
async function candidates(context: Context, caller: Caller, team: readonly string[]): Promise<Candidate[]> {
  const known = await context.store.in(caller.workspaceId).read((db) => db.people.byIds(team));
  const knownIds = new Set(known.map(({ userId }) => userId));
  const unknown = team.filter((userId) => !knownIds.has(userId));
  const asked = await Promise.allSettled(
    unknown
      .slice(0, mostAsked)
      .map((userId) => findPerson(context, caller.client, caller.workspaceId, userId)),
  );
  const people = [
    ...known,
    ...asked.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])),
  ];
  const unnamed = unknown.filter((userId) => !people.some((person) => person.userId === userId));
  return [
    ...people.filter(({ isDeactivated }) => !isDeactivated),
    ...unnamed.map((userId) => ({ userId, name: userId })),
  ]
    .map(({ userId, name }) => ({ userId, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
