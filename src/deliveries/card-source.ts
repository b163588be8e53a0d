import type { Card } from '../db/requests.ts';
import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import { unseenPerson } from '../domain/people.ts';
import { may, rolesIn } from '../domain/permissions.ts';
import type { Request } from '../domain/requests/request.ts';
import type { FieldDefinition } from '../domain/streams/field.ts';
import type { Stream } from '../domain/streams/stream.ts';
import type { StreamSettings } from '../domain/streams/stream-settings.ts';
import { cardContent } from '../slack/card/card-content.ts';
import type { RequestCard } from '../views/request-content.ts';
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
  const content = yield* cardContent(db, connectors, request, stream);
  const cards = yield* db.requests.cards(request.id);
  return {
    stream,
    card: {
      ...content,
      fields: shownFields(content.fields, stream.settings),
      place: work.place,
      wording: stream.settings.wording,
      permalink: cards.find((card) => card.place === 'requester')?.permalink ?? null,
      may: yield* mayOf(db, request, stream, work.place),
    },
    before: cards.find((card) => card.place === work.place),
  };
}

/** Which answers the card shows is the Stream's choice (R3). */
function shownFields(
  fields: readonly FieldDefinition[],
  { cardFields }: StreamSettings,
): readonly FieldDefinition[] {
  return cardFields === null ? fields : fields.filter(({ id }) => cardFields.includes(id));
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
