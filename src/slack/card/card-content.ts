import type { Context } from '../../context.ts';
import type { Steps } from '../../db/steps.ts';
import type { WorkspaceDb } from '../../db/store.ts';
import type { ConnectedTool } from '../../domain/integrations/integration.ts';
import { fieldsOfTask } from '../../domain/integrations/task-content.ts';
import { isForTeamAlone } from '../../domain/permissions.ts';
import type { Request } from '../../domain/requests/request.ts';
import { statusOf } from '../../domain/streams/statuses.ts';
import type { Stream } from '../../domain/streams/stream.ts';
import type { CardTool, RequestCard } from '../../views/request-content.ts';
import { cardTool } from './card-tools.ts';

/** All that can be shown of a Request, wherever that is and whoever reads it. */
export type CardContent = Omit<RequestCard, 'place' | 'may'>;

/** Reads what is shown of a Request: every answer, its files, and how it stands in each tool. */
export function* cardContent(
  db: WorkspaceDb,
  connectors: Pick<Context['connectors'], 'of'>,
  request: Request,
  stream: Stream,
): Steps<CardContent> {
  const form = yield* db.streams.form(request.streamId, request.formVersion);
  if (!form) throw new Error('A Request without its form.');
  const library = yield* db.streams.everyField(request.streamId);
  const hasFiles = form.fields.some(({ type }) => type === 'files');
  return {
    request,
    stream,
    status: statusOf(request, stream.settings),
    fields: fieldsOfTask(form.fields, library, request),
    hasStatuses: stream.settings.statuses.length > 0,
    isForTeamAlone: isForTeamAlone(stream, request),
    files: hasFiles ? yield* db.requestFiles.ofRequest(request.id) : [],
    tools: yield* cardTools(db, request, connectors),
  };
}

/** The Stream's connected tools, and disconnected ones that have the Request's task. */
function* cardTools(
  db: WorkspaceDb,
  request: Request,
  connectors: Pick<Context['connectors'], 'of'>,
): Steps<CardTool[]> {
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
