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
