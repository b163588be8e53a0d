import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Connectors } from '../../integrations/registry.ts';
import type { ConnectedTool } from '../integrations/integration.ts';
import type { Person } from '../people.ts';
import { libraryOf } from '../streams/draft.ts';
import { type FieldDefinition, isAnswered } from '../streams/field.ts';
import { managedStream } from '../streams/manage-stream.ts';
import type { Stream } from '../streams/stream.ts';
import { type Problem, type ProblemFacts, problemsOf } from './problems.ts';
import { standing } from './route-submission.ts';
import type { RuleNames } from './rule-words.ts';
import { requesterField, rulesOf, type WholeRule } from './rules.ts';

/** The rules of a Stream as its admins see them. */
export interface StreamRules {
  stream: Stream;
  rules: readonly { rule: WholeRule; problems: readonly Problem[] }[];
  /** Fields that a rule can ask about: the Requester, and the library with what is not published yet. */
  fields: readonly FieldDefinition[];
  connected: readonly (ConnectedTool & { words: string; hasSections: boolean })[];
  names: RuleNames;
  /** How everything that rules name stands. */
  facts: ProblemFacts & { deletedFields: ReadonlySet<string> };
}

/** @throws PeopleError `not_found`, `not_allowed`. */
export function* readRules(
  db: WorkspaceDb,
  connectors: Pick<Connectors, 'of'>,
  person: Person,
  streamId: string,
): Steps<StreamRules> {
  const stream = yield* managedStream(db, person, streamId);
  return yield* rulesAsTheyAre(db, connectors, stream);
}

/** The same of a Stream that somebody may manage. */
export function* rulesAsTheyAre(
  db: WorkspaceDb,
  connectors: Pick<Connectors, 'of'>,
  stream: Stream,
): Steps<StreamRules> {
  const rules = rulesOf(stream.settings);
  const library = libraryOf(yield* db.streams.draft(stream.id));
  const connected = (yield* db.integrations.connectedTools(stream.id)).map((tool) => {
    const { words } = connectors.of(tool.tool);
    return {
      ...tool,
      words: `${words.tool} (${tool.componentName})`,
      hasSections: words.section !== undefined,
    };
  });
  const every = yield* db.streams.everyField(stream.id);
  const published = every.filter(({ deleted }) => !deleted);
  const now = yield* standing(db, stream, rules, { library: published, connected });
  const facts = { ...now, fields: [requesterField, ...library] };
  return {
    stream,
    rules: rules.map((rule) => ({ rule, problems: problemsOf(rule, facts) })),
    fields: facts.fields.filter((field) => isAskedAbout(field)),
    connected,
    // What is deleted keeps its name.
    names: {
      fields: [...facts.fields, ...every.filter(({ deleted }) => deleted)],
      tools: new Map(
        [...(yield* disconnectedTools(db, connectors, rules)), ...connected].map(({ id, words }) => [
          id,
          words,
        ]),
      ),
      channels: new Map(
        (yield* db.routing.channels(rules.flatMap(({ channelId }) => channelId ?? []))).map(
          ({ id, name }) => [id, name],
        ),
      ),
    },
    facts,
  };
}

function isAskedAbout(field: FieldDefinition): boolean {
  const isOurs = field.role === 'complete' || field.role === 'requester';
  return !isOurs && isAnswered(field) && field.type !== 'files';
}

/** Tools that rules name, also those that are connected no more: to say what is gone. */
function* disconnectedTools(
  db: WorkspaceDb,
  connectors: Pick<Connectors, 'of'>,
  rules: readonly WholeRule[],
): Steps<{ id: string; words: string }[]> {
  const ids = rules.flatMap(({ toolIds, sections }) => [...(toolIds ?? []), ...Object.keys(sections)]);
  const found: { id: string; words: string }[] = [];
  for (const id of new Set(ids)) {
    const tool = yield* db.integrations.connectedTool(id);
    if (tool) found.push({ id, words: `${connectors.of(tool.tool).words.tool} (${tool.componentName})` });
  }
  return found;
}
