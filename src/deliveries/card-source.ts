import type { Card } from '../db/requests.ts';
import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import type { ConnectedTool } from '../domain/integrations/integration.ts';
import { fieldsOfTask } from '../domain/integrations/task-content.ts';
import { unseenPerson } from '../domain/people.ts';
import { may, rolesIn } from '../domain/permissions.ts';
import type { Request } from '../domain/requests/request.ts';
import type { FieldDefinition } from '../domain/streams/field.ts';
import { statusOf } from '../domain/streams/statuses.ts';
import type { Stream } from '../domain/streams/stream.ts';
import type { StreamSettings } from '../domain/streams/stream-settings.ts';
import type { CardTool, RequestCard } from '../views/request-card.ts';
import { cardTool } from './card-tools.ts';
import type { Job, Parts } from './handler.ts';

/** What a card is rendered from, and where it stands already. */
export interface CardSource {
  stream: Stream;
  card: RequestCard;
  before: Card | undefined;
}

/** Null: the Request is gone. */
export function* cardSource(
  db: WorkspaceDb,
  { work }: Job<'slack.card'>,
  connectors: Parts['connectors'],
): Steps<CardSource | null> {
  const request = yield* db.requests.byId(work.requestId);
  const stream = request && (yield* db.streams.byId(request.streamId));
  if (!request || !stream) return null;
  const form = yield* db.streams.form(request.streamId, request.formVersion);
  if (!form) throw new Error('A Request without its form.');
  const library = yield* db.streams.everyField(request.streamId);
  const cards = yield* db.requests.cards(request.id);
  return {
    stream,
    card: {
      request,
      stream,
      status: statusOf(request, stream.settings),
      fields: shownFields(fieldsOfTask(form.fields, library, request), stream.settings),
      hasStatuses: stream.settings.statuses.length > 0,
      place: work.place,
      files: form.fields.some(({ type }) => type === 'files')
        ? yield* db.requestFiles.ofRequest(request.id)
        : [],
      tools: yield* cardTools(db, request, connectors),
      may: yield* mayOf(db, request, stream, work.place),
    },
    before: cards.find((card) => card.place === work.place),
  };
}

/** Which answers the card shows is the Stream's choice (R3). */
function shownFields(fields: FieldDefinition[], { cardFields }: StreamSettings): FieldDefinition[] {
  return cardFields === null ? fields : fields.filter(({ id }) => cardFields.includes(id));
}

/** The Stream's connected tools, and disconnected ones that have the Request's task. */
function* cardTools(db: WorkspaceDb, request: Request, connectors: Parts['connectors']): Steps<CardTool[]> {
  const tasks = yield* db.integrations.tasksOf(request.id);
  const tools: ConnectedTool[] = yield* db.integrations.connectedTools(request.streamId);
  for (const { connectedToolId } of tasks) {
    if (tools.some((tool) => tool.id === connectedToolId)) continue;
    const disconnected = yield* db.integrations.connectedTool(connectedToolId);
    if (disconnected) tools.push(disconnected);
  }
  const integrations = yield* db.integrations.all();
  const unsettled = yield* db.deliveries.unsettledOf(request.id);
  return tools.flatMap((tool) => {
    const task = tasks.find((candidate) => candidate.connectedToolId === tool.id);
    const integration = integrations.find((candidate) => candidate.id === tool.integrationId);
    return cardTool({ tool, words: connectors.of(tool.tool).words, task, integration }, unsettled) ?? [];
  });
}

/** Everyone in the channel sees the buttons and a click is checked; the requester sees those that would work. */
function* mayOf(
  db: WorkspaceDb,
  request: Request,
  stream: Stream,
  place: 'channel' | 'requester',
): Steps<RequestCard['may']> {
  if (place === 'channel') {
    return { assign: true, change: true, edit: true, retry: true, withdraw: false, delete: true };
  }
  const person = (yield* db.people.byId(request.requesterId)) ?? unseenPerson(request.requesterId);
  const held = yield* rolesIn(db, person, stream, request);
  return {
    assign: false,
    change: may(held, 'change_request'),
    edit: may(held, 'edit_own_request'),
    retry: may(held, 'retry_delivery'),
    withdraw: may(held, 'withdraw_request'),
    delete: may(held, 'delete_request'),
  };
}
