import type { CommentClient, TaskComment } from '../comments.ts';
import { unlessMissing } from '../errors.ts';
import type { CommentAnswer } from './answers.ts';
import type { GitHubApi } from './client.ts';
import { fromMarkdown, toMarkdown } from './markdown.ts';
import type { People } from './people.ts';

/** At the end of ours, which are text and no Markdown. */
const ours = '\n\n<!-- streamly -->';

/** What the service user does about comments. */
export function commentClient(api: GitHubApi, people: People): CommentClient {
  async function asComment(
    taskId: string,
    { id, body, created_at: at, user }: CommentAnswer,
  ): Promise<TaskComment> {
    const { name, email } = user ? await people.byLogin(user.login) : { name: '', email: null };
    return {
      id: String(id),
      taskId,
      author: { id: user ? String(user.id) : null, name, email },
      text: textOf((body ?? '').replaceAll('\r\n', '\n')),
      at: new Date(at),
    };
  }
  return {
    async comments(repository, numbers) {
      const all: TaskComment[] = [];
      for (const number of numbers) {
        for (const comment of await unlessMissing(api.comments(repository, number), [])) {
          all.push(await asComment(number, comment));
        }
      }
      return all;
    },
    addComment: async (repository, number, text) =>
      String((await api.addComment(repository, number, toMarkdown(text) + ours)).id),
    async changeComment(repository, id, text) {
      await api.changeComment(repository, id, toMarkdown(text) + ours);
    },
    async removeComment(repository, id) {
      await unlessMissing(api.deleteComment(repository, id), null);
    },
  };
}

function textOf(body: string): string {
  return body.endsWith(ours) ? fromMarkdown(body.slice(0, -ours.length)) : body;
}
