import * as answers from './answers.ts';
import type { Parse } from './client.ts';

interface Options {
  sheetId?: string;
  rowId?: string;
  discussionId?: string;
  commentId?: string;
  queryParameters?: Record<string, string | number | boolean>;
  body?: object;
  changeAgent?: string;
}
type SdkCall = (options: Options) => Promise<unknown>;

/** The SDK's methods about what is said in a sheet. */
export interface SdkTalk {
  getDiscussions: SdkCall;
  getRowDiscussions: SdkCall;
  createRowDiscussion: SdkCall;
  addDiscussionComment: SdkCall;
  editComment: SdkCall;
  deleteComment: SdkCall;
}

/** Smartsheet's calls about discussions and their comments. */
export interface CommentApi {
  /** With their comments. */
  discussions(sheetId: string, rowId: string | null): Promise<answers.Discussion[]>;
  /** Begins one; @returns the id of the comment that it begins with. */
  addDiscussion(sheetId: string, rowId: string, text: string): Promise<string>;
  addComment(sheetId: string, discussionId: string, text: string): Promise<string>;
  changeComment(sheetId: string, commentId: string, text: string): Promise<void>;
  deleteComment(sheetId: string, commentId: string): Promise<void>;
}

export function commentApi(
  sheets: SdkTalk,
  { parse, known, changeAgent }: { parse: Parse; known: (id: string) => string; changeAgent: string },
): CommentApi {
  return {
    async discussions(sheetId, rowId) {
      const queryParameters = { include: 'comments', includeAll: true };
      const answer =
        rowId === null
          ? await sheets.getDiscussions({ sheetId: known(sheetId), queryParameters })
          : await sheets.getRowDiscussions({ sheetId: known(sheetId), rowId: known(rowId), queryParameters });
      return parse(answers.discussionsAnswer, answer, false).data;
    },
    async addDiscussion(sheetId, rowId, text) {
      const body = { comment: { text } };
      const answer = await sheets.createRowDiscussion({ sheetId, rowId: known(rowId), body, changeAgent });
      return parse(answers.discussionMadeAnswer, answer, true).result.comments[0].id;
    },
    async addComment(sheetId, discussionId, text) {
      const answer = await sheets.addDiscussionComment({
        sheetId,
        discussionId,
        body: { text },
        changeAgent,
      });
      return parse(answers.commentMadeAnswer, answer, true).result.id;
    },
    async changeComment(sheetId, commentId, text) {
      const answer = await sheets.editComment({ sheetId, commentId, body: { text }, changeAgent });
      parse(answers.writtenAnswer, answer, true);
    },
    async deleteComment(sheetId, commentId) {
      parse(answers.writtenAnswer, await sheets.deleteComment({ sheetId, commentId, changeAgent }), true);
    },
  };
}
