/** The part of a tool's contract that is about files of tasks. */

export interface FileToAttach {
  name: string;
  /** Read as it is sent: it may be larger than memory. */
  content: Blob;
}

/** What one account does about files of tasks. Every call may throw a `ToolError`. */
export interface FileClient {
  /** Files that hang on a task, links left out. */
  files(componentId: string, taskId: string): Promise<{ id: string; name: string }[]>;
  /** Attaches one; `missing` is thrown where the task is gone. @returns the tool's id of it. */
  attachFile(componentId: string, taskId: string, file: FileToAttach): Promise<string>;
}
