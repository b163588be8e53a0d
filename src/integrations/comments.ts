/** The part of a tool's contract that is about what people say at a task. */

/** What somebody said at a task. */
export interface TaskComment {
  /** The tool's id of it. */
  id: string;
  taskId: string;
  /** As far as the tool says. */
  author: { id: string | null; name: string; email: string | null };
  /** Plain text. */
  text: string;
  at: Date;
}

/** What one account does about the comments of tasks. Every call may throw a `ToolError`. */
export interface CommentClient {
  /** The comments of these tasks, oldest first. A task that is gone has none. */
  comments(componentId: string, taskIds: readonly string[]): Promise<TaskComment[]>;
  /** All comments of a component; absent where the tool does not tell them at once. */
  saidIn?(componentId: string): Promise<TaskComment[]>;
  /**
   * Adds one in the account's name; `missing` is thrown where the task is gone.
   *
   * @returns the tool's id of it.
   */
  addComment(componentId: string, taskId: string, text: string): Promise<string>;
  /** Changes one that the account made; `missing` is thrown where it is gone. */
  changeComment(componentId: string, commentId: string, text: string): Promise<void>;
  /** Takes one back that the account made. One that is gone already is no error. */
  removeComment(componentId: string, commentId: string): Promise<void>;
}
