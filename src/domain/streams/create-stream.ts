import type { Context } from '../../context.ts';
import { InvalidInput } from '../../errors.ts';
import { streamSubject } from '../audit/audit-entry.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import { defaultFields } from './default-fields.ts';
import type { Stream } from './stream.ts';
import { descriptionProblem, nameProblem, nameTaken } from './stream-name.ts';
import { firstStreamSettings } from './stream-settings.ts';

export interface CreateStreamInput {
  name: string;
  description: string;
  channelId: string;
  channelName: string;
  /** Slack ids; the creator is added as Stream admin, not to the team. */
  team: readonly string[];
}

/**
 * Creates a Stream with the default fields (S4) and a working form.
 *
 * @throws InvalidInput by `name`, `description`, `channel`, `team`; PeopleError `not_allowed`.
 */
export async function createStream(
  { store, clock, newId }: Pick<Context, 'store' | 'clock' | 'newId'>,
  workspaceId: string,
  creator: Person,
  input: CreateStreamInput,
): Promise<Stream> {
  const name = input.name.trim();
  const description = input.description.trim();
  const messages = checkStream({ ...input, name, description });
  if (Object.keys(messages).length > 0) throw new InvalidInput(messages);

  const createdAt = clock();
  const stream: Stream = {
    id: newId(),
    name,
    description,
    channelId: input.channelId,
    channelName: input.channelName,
    formVersion: 1,
    createdBy: creator.userId,
    createdAt,
    archivedAt: null,
    channelTrouble: null,
    team: [...new Set(input.team)],
    teamUsers: [...new Set(input.team)],
    admins: [creator.userId],
    settings: firstStreamSettings,
  };
  await store.in(workspaceId).transaction(function* (db) {
    yield* requireMay(db, creator, 'create_stream');
    const added = yield* db.streams.add(stream, defaultFields(newId));
    const taken = added ? null : yield* nameTaken(db, name);
    if (!added) throw new InvalidInput({ name: taken ?? 'This name is taken. Choose another one.' });
    yield* db.audit.record({
      at: createdAt,
      actor: creator.userId,
      subject: streamSubject(stream),
      act: { kind: 'created' },
    });
  });
  return stream;
}

function checkStream(input: CreateStreamInput): Record<string, string> {
  const messages: Record<string, string> = {};
  const [name, description] = [nameProblem(input.name), descriptionProblem(input.description)];
  if (name !== null) messages.name = name;
  if (description !== null) messages.description = description;
  if (input.channelId === '') messages.channel = 'Choose the channel where Requests appear.';
  if (input.team.length === 0) messages.team = 'Choose at least one person for the team.';
  return messages;
}
