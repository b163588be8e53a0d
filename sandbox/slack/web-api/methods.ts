import type { StandInAnswer, StandInRequest } from '../../stand-in-server.ts';
import { isShape } from '../block-kit/rules.ts';
import type { Core } from '../core.ts';
import { workspaceOf } from '../state.ts';
import { appsUninstall, authRevoke, authTeamsList, authTest, oauthAccess, teamInfo } from './auth.ts';
import { bookmarksAdd, bookmarksEdit, bookmarksList, bookmarksRemove } from './bookmarks.ts';
import { type Answer, ApiError, argsOf, type Call, needScope, TooManyCalls } from './call.ts';
import { chatDelete, chatGetPermalink, chatPostEphemeral, chatPostMessage, chatUpdate } from './chat.ts';
import {
  conversationsCreate,
  conversationsHistory,
  conversationsInfo,
  conversationsInvite,
  conversationsJoin,
  conversationsLeave,
  conversationsList,
  conversationsMembers,
  conversationsOpen,
  conversationsReplies,
  usersConversations,
} from './conversations.ts';
import { filesCompleteUploadExternal, filesDelete, filesGetUploadURLExternal, filesInfo } from './files.ts';
import { functionsCompleteError, functionsCompleteSuccess } from './functions.ts';
import { reactionsAdd, reactionsRemove } from './reactions.ts';
import { usergroupsList, usergroupsUsersList } from './user-groups.ts';
import { usersInfo, usersList, usersLookupByEmail } from './users.ts';
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './views.ts';

/** The methods that the stand-in knows; any other is an `unknown_method`. */
const methods = {
  'auth.test': authTest,
  'auth.revoke': authRevoke,
  'auth.teams.list': authTeamsList,
  'apps.uninstall': appsUninstall,
  'team.info': (call: Call) => {
    needScope(call, 'team:read');
    return teamInfo(call);
  },
  'views.open': viewsOpen,
  'views.push': viewsPush,
  'views.update': viewsUpdate,
  'views.publish': viewsPublish,
  'chat.postMessage': chatPostMessage,
  'chat.postEphemeral': chatPostEphemeral,
  'chat.update': chatUpdate,
  'chat.delete': chatDelete,
  'chat.getPermalink': chatGetPermalink,
  'conversations.info': conversationsInfo,
  'conversations.list': conversationsList,
  'conversations.create': conversationsCreate,
  'conversations.join': conversationsJoin,
  'conversations.leave': conversationsLeave,
  'conversations.invite': conversationsInvite,
  'conversations.members': conversationsMembers,
  'conversations.open': conversationsOpen,
  'conversations.history': conversationsHistory,
  'conversations.replies': conversationsReplies,
  'bookmarks.add': bookmarksAdd,
  'bookmarks.edit': bookmarksEdit,
  'bookmarks.list': bookmarksList,
  'bookmarks.remove': bookmarksRemove,
  'files.completeUploadExternal': filesCompleteUploadExternal,
  'files.delete': filesDelete,
  'files.getUploadURLExternal': filesGetUploadURLExternal,
  'files.info': filesInfo,
  'functions.completeError': functionsCompleteError,
  'functions.completeSuccess': functionsCompleteSuccess,
  'reactions.add': reactionsAdd,
  'reactions.remove': reactionsRemove,
  'usergroups.list': usergroupsList,
  'usergroups.users.list': usergroupsUsersList,
  'users.conversations': usersConversations,
  'users.info': usersInfo,
  'users.list': usersList,
  'users.lookupByEmail': usersLookupByEmail,
} satisfies Record<string, (call: Call) => Answer>;

export type MethodName = keyof typeof methods;

/** Answers `POST /api/:method`, form or JSON. Errors come with HTTP 200, as Slack's do, but for too many calls. */
export function answerApi(core: Core, request: StandInRequest): StandInAnswer {
  const method = request.path.slice('/api/'.length);
  const args = {
    ...Object.fromEntries(request.query),
    ...(isShape(request.body) ? request.body : {}),
  };
  try {
    return {
      status: 200,
      headers: scopesHeader(core, request),
      body: { ok: true, ...call(core, method, args, request) },
    };
  } catch (error) {
    if (error instanceof TooManyCalls) return tooManyCalls(error);
    if (!(error instanceof ApiError)) throw error;
    return { status: 200, body: { ok: false, error: error.code, ...error.more } };
  }
}

function call(
  core: Core,
  method: string,
  given: Record<string, unknown>,
  { headers }: StandInRequest,
): Answer {
  const args = argsOf(given);
  if (method === 'oauth.v2.access') return oauthAccess(core, args, basicOf(headers.authorization));
  if (!isMethod(method)) throw new ApiError('unknown_method', { req_method: method });
  const id = bearerOf(headers.authorization) ?? args.text('token');
  if (id === undefined) throw new ApiError('not_authed');
  const token = core.state.tokens.find((each) => each.token === id);
  if (!token) throw new ApiError('invalid_auth');
  if (token.state === 'revoked') throw new ApiError('token_revoked');
  if (token.state === 'uninstalled') throw new ApiError('account_inactive');
  const wait = core.rates.call(token.teamId, method, args.text('channel'));
  if (wait > 0) throw new TooManyCalls(wait);
  return methods[method]({ core, args, token, workspace: workspaceOf(core.state, token.teamId) });
}

const isMethod = (name: string): name is MethodName => Object.hasOwn(methods, name);

/** https://docs.slack.dev/apis/web-api/rate-limits#headers */
const tooManyCalls = ({ retryAfter }: TooManyCalls): StandInAnswer => ({
  status: 429,
  headers: { 'retry-after': String(retryAfter) },
  body: { ok: false, error: 'ratelimited' },
});

const bearerOf = (authorization: string | undefined): string | undefined =>
  /^Bearer (.+)$/.exec(authorization ?? '')?.[1];

/** Slack tells with each answer what the token may do. */
function scopesHeader(core: Core, { headers }: StandInRequest): Record<string, string> {
  const token = core.state.tokens.find((each) => each.token === bearerOf(headers.authorization));
  return token ? { 'x-oauth-scopes': token.scopes.join(',') } : {};
}

function basicOf(authorization: string | undefined): [string, string] | null {
  const encoded = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString().split(':');
  return [decodeURIComponent(id), decodeURIComponent(secret)];
}
