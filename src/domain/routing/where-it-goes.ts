import type { ConnectedTool } from '../integrations/integration.ts';
import type { Request } from '../requests/request.ts';
import type { Stream } from '../streams/stream.ts';

/** The channel that a Request's card is posted in. */
export function channelOf(
  { route }: Pick<Request, 'route'>,
  { channelId }: Pick<Stream, 'channelId'>,
): string {
  return route?.channelId ?? channelId;
}

/** Of a Stream's connected tools those that have the task of a Request. */
export function toolsOf(
  { route }: Pick<Request, 'route'>,
  connected: readonly ConnectedTool[],
): ConnectedTool[] {
  const toolIds = route?.toolIds ?? null;
  return connected.filter(({ id }) => toolIds === null || toolIds.includes(id));
}
