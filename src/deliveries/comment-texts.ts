import type { Steps } from '../db/steps.ts';
import type { Comment } from '../domain/comments/comment.ts';
import { commentForTool, mentionedIn, plainText } from '../domain/comments/comment-text.ts';
import type { Job, Parts } from './handler.ts';
import { slackClient } from './slack-client.ts';
import { slackNames } from './slack-names.ts';

/**
 * What a tool is told of comments, by their ids, with names asked of Slack.
 *
 * @param tool the connector's id, such as `asana`.
 */
export async function textsForTool(
  parts: Parts,
  job: Pick<Job, 'workspaceId'>,
  tool: string,
  comments: readonly Comment[],
): Promise<Map<string, string>> {
  const slack = await slackClient(parts, job);
  const names = await slackNames(parts, slack, job.workspaceId, namedIn(comments));
  const tools = await toolNames(parts, job, comments);
  const { longestComment } = parts.connectors.of(tool);
  return new Map(
    comments.map((comment) => {
      const { authorId, authorName, connectedToolId, text } = comment;
      const inTool = `${authorName || 'Somebody'} (${tools.get(connectedToolId ?? '') ?? 'another tool'})`;
      const author = authorId === null ? inTool : (names.people.get(authorId)?.name ?? 'Somebody in Slack');
      const words = authorId === null ? text : plainText(text, names);
      return [comment.id, commentForTool(author, words, comment, longestComment)];
    }),
  );
}

function namedIn(comments: readonly Comment[]): { people: string[]; channels: string[] } {
  const authors = comments.flatMap(({ authorId }) => authorId ?? []);
  const mentioned = comments.filter(({ authorId }) => authorId !== null).map(({ text }) => mentionedIn(text));
  return {
    people: [...new Set([...authors, ...mentioned.flatMap(({ people }) => people)])],
    channels: [...new Set(mentioned.flatMap(({ channels }) => channels))],
  };
}

/** By the ids of the connected tools that they were said in. */
function toolNames(
  { store, connectors }: Parts,
  { workspaceId }: Pick<Job, 'workspaceId'>,
  comments: readonly Comment[],
): Promise<Map<string, string>> {
  return store.in(workspaceId).read(function* (db): Steps<Map<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(comments.flatMap(({ connectedToolId }) => connectedToolId ?? []))) {
      const tool = yield* db.integrations.connectedTool(id);
      if (tool) names.set(id, connectors.of(tool.tool).words.tool);
    }
    return names;
  });
}
