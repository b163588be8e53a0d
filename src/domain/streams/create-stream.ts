import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import { InvalidInput } from '../../errors.ts';
import { streamSubject } from '../audit/audit-entry.ts';
import type { Person } from '../people.ts';
import { requireMay } from '../permissions.ts';
import { trimText } from '../text/visible-text.ts';
import { defaultFields } from './default-fields.ts';
import { type StreamDefinition, wholeLibrary } from './file/stream-definition.ts';
import type { Stream } from './stream.ts';
import { descriptionProblem, nameProblem, nameTaken } from './stream-name.ts';
import { firstStreamSettings } from './stream-settings.ts';

export interface CreateStreamInput {
  name: string;
  description: string;
  channelId: string;
  channelName: string;
  /** The app has just made the channel: the creator and the team are still to be brought in. */
  channelIsNew?: boolean;
  /** Slack ids; the creator is added as Stream admin, not to the team. */
  team: readonly string[];
  teamGroupIds?: readonly string[];
  /** What it begins with, its ids its own; absent: the default fields. */
  start?: Pick<StreamDefinition, 'fields' | 'settings'>;
  /** What that was, for the audit log: a template, a file, another Stream. */
  startWords?: string;
}

type Parts = Pick<Context, 'store' | 'clock' | 'newId'>;

/**
 * Creates a Stream with a working form: the default fields (S4), or what it is to start with (S12).
 *
 * @throws InvalidInput by `name`, `description`, `channel`, `team`; PeopleError `not_allowed`.
 */
export async function createStream(
  { store, clock, newId }: Parts,
  workspaceId: string,
  creator: Person,
  input: CreateStreamInput,
): Promise<Stream> {
  const stream = newStream(input, creator, { id: newId(), at: clock() });
  const library = input.start ? wholeLibrary(input.start.fields, newId) : defaultFields(newId);
  await store.in(workspaceId).transaction(function* (db) {
    yield* checkNewStream(db, creator, { ...stream, teamGroupIds: stream.settings.teamGroupIds });
    const added = yield* db.streams.add(stream, library);
    const taken = added ? null : yield* nameTaken(db, stream.name);
    if (!added) throw new InvalidInput({ name: taken ?? 'This name is taken. Choose another one.' });
    if (stream.settings.teamGroupIds.length > 0) yield* db.deliveries.oweUserGroups();
    if (stream.settings.maySubmit.who === 'channel') yield* db.deliveries.oweChannel(stream.channelId);
    if (input.channelIsNew) {
      yield* db.deliveries.oweInvites(stream.channelId, [...new Set([creator.userId, ...stream.team])]);
    }
    const entry = { at: stream.createdAt, actor: creator.userId, subject: streamSubject(stream) };
    yield* db.audit.record({ ...entry, act: { kind: 'created' } });
    if (input.startWords !== undefined) {
      const act = { kind: 'changed' as const, setting: 'Started with', was: null, is: input.startWords };
      yield* db.audit.record({ ...entry, act });
    }
  });
  return stream;
}

/**
 * Everything that can be wrong with a new Stream before its channel is made or chosen.
 *
 * @throws InvalidInput by `name`, `description`, `team`; PeopleError `not_allowed`.
 */
export function* checkNewStream(
  db: WorkspaceDb,
  creator: Person,
  input: Pick<CreateStreamInput, 'name' | 'description' | 'team' | 'teamGroupIds'>,
): Steps<void> {
  yield* requireMay(db, creator, 'create_stream');
  const [name, description] = [trimText(input.name), trimText(input.description)];
  const messages: Record<string, string> = {};
  const wrongName = nameProblem(name) ?? (yield* nameTaken(db, name));
  const wrongDescription = descriptionProblem(description);
  if (wrongName !== null) messages.name = wrongName;
  if (wrongDescription !== null) messages.description = wrongDescription;
  if (input.team.length === 0 && (input.teamGroupIds ?? []).length === 0) {
    messages.team = 'Choose at least one person or user group for the team.';
  }
  if (Object.keys(messages).length > 0) throw new InvalidInput(messages);
}

function newStream(input: CreateStreamInput, creator: Person, { id, at }: { id: string; at: Date }): Stream {
  const team = [...new Set(input.team)];
  return {
    id,
    name: trimText(input.name),
    description: trimText(input.description),
    channelId: input.channelId,
    channelName: input.channelName,
    formVersion: 1,
    createdBy: creator.userId,
    createdAt: at,
    archivedAt: null,
    channelTrouble: null,
    emoji: null,
    team,
    teamUsers: team,
    admins: [creator.userId],
    settings: {
      ...firstStreamSettings,
      ...input.start?.settings,
      teamGroupIds: [...(input.teamGroupIds ?? [])],
    },
  };
}
