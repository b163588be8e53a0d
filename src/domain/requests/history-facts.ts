import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { Connectors } from '../../integrations/registry.ts';
import { statusField } from '../integrations/status-field.ts';
import type { FieldDefinition } from '../streams/field.ts';
import type { HistoryEntry } from './history.ts';

/** What entries of a history name by ids. */
export interface HistoryFacts {
  /** Every field that the Stream ever had, by id. */
  fields: ReadonlyMap<string, FieldDefinition>;
  /** Connected tool's id → what people know it by, such as `Asana (Website)`. */
  tools: ReadonlyMap<string, string>;
  /** Names of those who acted, by Slack id, where they are known. */
  people: ReadonlyMap<string, string>;
}

/** Looks up what the entries of a Request's history name. */
export function* historyFacts(
  db: WorkspaceDb,
  streamId: string,
  entries: readonly HistoryEntry[],
  connectors: Pick<Connectors, 'of'>,
): Steps<HistoryFacts> {
  const tools = new Map<string, string>();
  for (const id of new Set(entries.flatMap(toolsIn))) {
    const tool = yield* db.integrations.connectedTool(id);
    if (tool) tools.set(tool.id, `${connectors.of(tool.tool).words.tool} (${tool.componentName})`);
  }
  const actors = entries.filter(({ connectedToolId }) => connectedToolId === null).map(({ actor }) => actor);
  const people = yield* db.people.byIds([...new Set(actors)]);
  const stream = yield* db.streams.byId(streamId);
  const status = stream && statusField(stream);
  const fields = [...(yield* db.streams.everyField(streamId)), ...(status ? [status] : [])];
  return {
    fields: new Map(fields.map((field) => [field.id, field])),
    tools,
    people: new Map(people.map(({ userId, name }) => [userId, name])),
  };
}

/** Ids of the connected tools that an entry names. */
function toolsIn({ connectedToolId, change }: HistoryEntry): string[] {
  const own = connectedToolId === null ? [] : [connectedToolId];
  if (change.kind === 'not_routed' && change.problem.kind === 'disconnected') {
    return [...own, change.problem.toolId];
  }
  if (change.kind !== 'routed') return own;
  if (change.target === 'tools') return [...own, ...change.toolIds];
  return change.target === 'section' ? [...own, change.toolId] : own;
}
