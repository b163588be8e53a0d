import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';

/**
 * Whether a call of Slack's Web API failed without an answer of Slack's own: it could not be reached, broke off, or
 * a proxy answered in its place. What was asked for may have been done all the same. Pure.
 */
export function isNoAnswer(error: unknown): boolean {
  if (error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError) return true;
  // Where an answer is no JSON (a proxy's page), the client takes its whole text for the code.
  if (error instanceof WebAPIPlatformError) return !/^[a-z_]+$/.test(error.data.error);
  return isCutOff(error);
}

/** The client passes on as they are fetch's own words for an answer that ended, or stalled, in its middle. */
function isCutOff(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, message } = error as { name?: unknown; message?: unknown };
  return (
    (name === 'TypeError' && message === 'terminated') || name === 'AbortError' || name === 'TimeoutError'
  );
}
