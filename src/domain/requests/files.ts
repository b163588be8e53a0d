/** What is known of a file in Slack that an answer names; the file itself stays in Slack. */
export interface KnownFile {
  /** Slack's id, as answers hold it. */
  id: string;
  name: string;
  mimetype: string;
  /** In bytes. */
  size: number;
  /** Opens the file in Slack. */
  permalink: string;
}

/** How a file stands in a connected tool. */
export interface FileCopy {
  fileId: string;
  /** The tool's id of the attachment; null: it is about to be made, or cannot be. */
  externalId: string | null;
  /** Why it cannot be attached, in words; null: it is, or may yet be. */
  refusedBecause: string | null;
}
