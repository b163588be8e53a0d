import type { DeliveryRecord } from '../../db/delivery-records.ts';
import type { ConnectedTool, Integration, Task } from '../../domain/integrations/integration.ts';
import type { CardTool } from '../../views/request-content.ts';

/** A connected tool as a Request's card has to show it. */
export interface CardToolSource {
  tool: ConnectedTool;
  words: Pick<CardTool, 'tool' | 'task'>;
  task: Task | undefined;
  integration: Pick<Integration, 'pausedBecause'> | undefined;
}

/** Waiting after so many attempts is a trouble that people see. */
export const visibleFromAttempt = 2;

/**
 * How a Request stands in a connected tool (I5); null where nothing is, or will be, there. Pure.
 *
 * @param unsettled the Request's deliveries that wait or failed, of all targets.
 */
export function cardTool(
  { tool, words, task, integration }: CardToolSource,
  unsettled: readonly DeliveryRecord[],
): CardTool | null {
  const own = unsettled.filter(({ work }) => 'connectedToolId' in work && work.connectedToolId === tool.id);
  const named = { tool: words.tool, task: words.task };
  const reason = reasonOf(own, task, integration?.pausedBecause ?? null);
  if (task?.missingSince) return { ...named, state: 'missing' };
  if (reason !== null) return { ...named, state: 'failed', reason };
  if (task) return { ...named, state: 'there', url: task.url };
  return own.length > 0 ? { ...named, state: 'waiting' } : null;
}

function reasonOf(
  deliveries: readonly DeliveryRecord[],
  task: Task | undefined,
  pausedBecause: string | null,
): string | null {
  if (deliveries.length === 0) return null;
  const failed = deliveries.find((delivery) => delivery.state === 'failed');
  if (failed) return failed.error ?? 'The reason is not known.';
  // The pause of an update is shown once it was met: only then is the card rendered again when it is over.
  const meetsPause = !task || deliveries.some(({ error }) => error !== null);
  if (pausedBecause !== null && meetsPause) return pausedBecause;
  const troubled = deliveries.find(({ attempts, error }) => attempts >= visibleFromAttempt && error !== null);
  return troubled ? `${troubled.error} Streamly tries again by itself.` : null;
}
