import { cleanText } from '../clean-text.ts';
import type { CommentClient, TaskComment } from '../comments.ts';
import { unlessMissing } from '../errors.ts';
import type { StoryAnswer } from './answers.ts';
import type { AsanaApi } from './client.ts';

/** What the service user does about comments: in Asana, stories that people wrote. */
export function commentClient(api: AsanaApi): CommentClient {
  return {
    async comments(_projectId, taskIds) {
      const all: TaskComment[] = [];
      for (const taskId of taskIds) {
        const stories = await unlessMissing(api.stories(taskId), []);
        all.push(...stories.filter(isComment).map((story) => asComment(taskId, story)));
      }
      return all;
    },
    addComment: async (_projectId, taskId, text) => (await api.addStory(taskId, cleanText(text))).gid,
    async changeComment(_projectId, gid, text) {
      await api.changeStory(gid, cleanText(text));
    },
    async removeComment(_projectId, gid) {
      await unlessMissing(api.deleteStory(gid), {});
    },
  };
}

function isComment({ resource_subtype: subtype }: StoryAnswer): boolean {
  return subtype === 'comment_added';
}

function asComment(
  taskId: string,
  { gid, text, created_at: at, created_by: author }: StoryAnswer,
): TaskComment {
  return {
    id: gid,
    taskId,
    author: { id: author?.gid ?? null, name: author?.name ?? '', email: null },
    text,
    at: new Date(at),
  };
}
