import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import type { TaskSnapshot } from '../integrations/changes.ts';
import type { FieldBinding, TaskContent, ToolClient } from '../integrations/connector.ts';
import { ToolError } from '../integrations/errors.ts';
import type { Source } from './task-source.ts';

/**
 * Makes a task. Where the tool refuses it and it was to be put into a section, it is made without: the section may be
 * gone, and a Request is not lost to that.
 *
 * @throws ToolError where it is refused without the section too, or nobody knows what became of it.
 */
export async function createTask(
  client: ToolClient,
  componentId: string,
  content: TaskContent,
  bindings: readonly FieldBinding[],
): Promise<{ made: TaskSnapshot; isSectionGone: boolean }> {
  try {
    return { made: await client.create(componentId, content, bindings), isSectionGone: false };
  } catch (error) {
    const isRefused = error instanceof ToolError && ['missing', 'rejected'].includes(error.kind);
    const { section, ...elsewhere } = content;
    if (!isRefused || section === undefined) throw error;
    return { made: await client.create(componentId, elsewhere, bindings), isSectionGone: true };
  }
}

/** Keeps and tells that a task could not be put into the section that was chosen for it. */
export function* tellSectionGone(
  db: WorkspaceDb,
  { request, tool }: Pick<Source, 'request' | 'tool'>,
  toolName: string,
  at: Date,
): Steps<void> {
  const stream = yield* db.streams.byId(request.streamId);
  if (!stream) return;
  const where = `${toolName} (${tool.componentName})`;
  const ofRule = request.route?.sections[tool.id];
  const name = ofRule?.name ?? (yield* db.sync.watch(tool.id)).settings.section?.name ?? '';
  if (ofRule) {
    const history = yield* db.requests.history(request.id);
    const routed = history
      .map(({ change }) => change)
      .find((one) => one.kind === 'routed' && one.target === 'section' && one.toolId === tool.id);
    yield* db.requests.remember(request.id, {
      at,
      actor: request.submittedBy ?? request.requesterId,
      connectedToolId: null,
      change: {
        kind: 'not_routed',
        rule: routed?.kind === 'routed' ? routed.rule : '',
        problem: { kind: 'section_gone', section: name, tool: where },
      },
    });
    yield* db.deliveries.oweThread(request.id);
  }
  const text =
    `New tasks of “${stream.name}” cannot be put into the section “${name}” of ${where}: it is gone there. They are ` +
    'made without it. Choose another section where this one was chosen: in *Routing*, or in *Connected tools*.';
  for (const admin of stream.admins) {
    yield* db.deliveries.oweNoticeOfTrouble(admin, `section/${tool.id}/${name}`, text);
  }
}
