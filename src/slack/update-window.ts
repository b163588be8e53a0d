import { type ViewsUpdateArguments, WebAPIPlatformError, type WebClient } from '@slack/web-api';

/** The window was closed; or it shows something newer than what the caller had seen. */
const moot = new Set(['not_found', 'hash_conflict']);

/**
 * Shows in an open window what is so by now. Where the person closed it meanwhile, or has gone on in it, there is
 * nothing to show any more, and that is no error.
 *
 * @throws the client's other errors.
 */
export async function updateWindow(client: WebClient, args: ViewsUpdateArguments): Promise<void> {
  try {
    await client.views.update(args);
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError && moot.has(error.data.error))) throw error;
  }
}
