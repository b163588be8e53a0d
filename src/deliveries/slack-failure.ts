import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { isNoAnswer } from '../slack/no-answer.ts';
import type { Failure } from './failure.ts';

const archived = 'The channel is archived. Unarchive it.';
const noChannel =
  'The channel is gone, or it is private and the app is not in it. Invite the app there, or create it again.';
const notIn = 'The app is not in the channel. Invite it there.';
const restricted = 'The channel lets only some people post. Let the app post there.';
const noPerson = 'Slack does not know this person any more.';
const noDm = 'The app may not write to this person.';
const oddMessage = 'Slack refused the form of the message.';
const slackIsDown = 'Slack could not answer.';

/** Whether a failure says that the app cannot reach a channel for now: it is archived, or the app is not in it. */
export const isOutOfReach = (reason: string): boolean => [archived, noChannel, notIn].includes(reason);

/** What Slack's error codes mean for a delivery. A code that is not here is a refusal. */
const meaning: Readonly<Record<string, Pick<Failure, 'kind' | 'reason'>>> = {
  is_archived: { kind: 'forbidden', reason: archived },
  // What `chat.update` calls it.
  is_inactive: { kind: 'forbidden', reason: archived },
  channel_not_found: { kind: 'forbidden', reason: noChannel },
  channel_is_archived: { kind: 'forbidden', reason: archived },
  not_in_channel: { kind: 'forbidden', reason: notIn },
  restricted_action: { kind: 'forbidden', reason: restricted },
  restricted_action_read_only_channel: { kind: 'forbidden', reason: restricted },
  restricted_action_thread_only_channel: { kind: 'forbidden', reason: restricted },
  restricted_action_non_threadable_channel: { kind: 'forbidden', reason: restricted },
  ekm_access_denied: {
    kind: 'forbidden',
    reason: 'The encryption keys of the workspace do not let the app post.',
  },
  team_access_not_granted: { kind: 'forbidden', reason: 'The app may not work in that workspace.' },
  missing_scope: {
    kind: 'forbidden',
    reason: 'The app lacks a permission in Slack. Install it again to grant what is new.',
  },
  messages_tab_disabled: {
    kind: 'forbidden',
    reason: 'Direct messages of the app are switched off. Switch on its Messages tab in Slack.',
  },
  user_not_found: { kind: 'forbidden', reason: noPerson },
  users_not_found: { kind: 'forbidden', reason: noPerson },
  user_disabled: { kind: 'forbidden', reason: noPerson },
  cannot_dm_bot: { kind: 'forbidden', reason: noDm },
  cant_dm_bot: { kind: 'forbidden', reason: noDm },
  user_not_visible: { kind: 'forbidden', reason: noDm },
  user_is_restricted: { kind: 'forbidden', reason: noDm },
  too_many_bookmarks: {
    kind: 'rejected',
    reason:
      'The channel has as many bookmarks as Slack allows. Remove one, and save the Channel button again.',
  },
  thread_not_found: { kind: 'missing', reason: 'The message was deleted in Slack.' },
  message_not_found: { kind: 'missing', reason: 'The message was deleted in Slack.' },
  invalid_blocks: { kind: 'rejected', reason: oddMessage },
  invalid_blocks_format: { kind: 'rejected', reason: oddMessage },
  msg_too_long: { kind: 'rejected', reason: oddMessage },
  msg_blocks_too_long: { kind: 'rejected', reason: oddMessage },
  account_inactive: { kind: 'uninstalled', reason: 'The app was removed from Slack.' },
  token_revoked: { kind: 'uninstalled', reason: 'The app was removed from Slack.' },
  token_expired: { kind: 'uninstalled', reason: 'The token of the app has expired. Install the app again.' },
  invalid_auth: { kind: 'uninstalled', reason: 'Slack does not accept the token of the app any more.' },
  not_authed: { kind: 'uninstalled', reason: 'Slack does not accept the token of the app any more.' },
  internal_error: { kind: 'unavailable', reason: slackIsDown },
  fatal_error: { kind: 'unavailable', reason: slackIsDown },
  request_timeout: { kind: 'unavailable', reason: slackIsDown },
  service_unavailable: { kind: 'unavailable', reason: slackIsDown },
  org_login_required: { kind: 'unavailable', reason: slackIsDown },
  team_added_to_org: { kind: 'unavailable', reason: slackIsDown },
  // "Members on this team are sending too many messages." https://docs.slack.dev/reference/methods/chat.postMessage
  message_limit_exceeded: { kind: 'rate_limited', reason: 'Slack asks for a pause.' },
  ratelimited: { kind: 'rate_limited', reason: 'Slack asks for a pause.' },
  rate_limited: { kind: 'rate_limited', reason: 'Slack asks for a pause.' },
};

/** What was asked for may have been done all the same. */
const noAnswer: Failure = { kind: 'unavailable', reason: slackIsDown, retryAt: null, maybeDone: true };

/** What a call of Slack's Web API threw, as a failure; null: Slack did not throw it. Pure. */
export function slackFailure(error: unknown, now: Date): Failure | null {
  if (error instanceof WebAPIRateLimitedError) {
    const retryAt = new Date(now.getTime() + error.retryAfter * 1000);
    return { kind: 'rate_limited', reason: 'Slack asks for a pause.', retryAt, maybeDone: false };
  }
  if (isNoAnswer(error)) return noAnswer;
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data;
    const known = meaning[code] ?? { kind: 'rejected', reason: `Slack refused it (${code}).` };
    return { ...known, retryAt: null, maybeDone: known.kind === 'unavailable' };
  }
  return null;
}

/** The code of Slack's own refusal, such as `message_not_found`; null for anything else. */
export function slackCode(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}
