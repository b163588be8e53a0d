/** What somebody said about a Request: in the thread of its message, or at its task in a tool. */
export interface Comment {
  id: string;
  requestId: string;
  /** Id of the channel, or of the connected tool, where it was said. */
  place: string;
  /** What it is called there. */
  externalId: string;
  /** The connected tool that it was said in; null: Slack. */
  connectedToolId: string | null;
  /** Slack id of who said it; null: somebody in a tool. */
  authorId: string | null;
  /** Of somebody in a tool; empty for people in Slack. */
  authorName: string;
  /** In Slack's markup, or a tool's plain text; empty once it was removed. */
  text: string;
  fileNames: string[];
  at: Date;
  editedAt: Date | null;
  removedAt: Date | null;
  /** Counts its edits, from 1. */
  version: number;
}

/** A comment as it stands in another place than where it was said. */
export interface CommentCopy {
  commentId: string;
  requestId: string;
  /** Id of the connected tool; or a thread in Slack, see below. */
  place: string;
  /** Null: it is about to be made, or nobody knows whether it was. */
  externalId: string | null;
  /** As it was, or is about to be, written. */
  text: string;
  /** Of the comment that it shows. */
  version: number;
}

/** The place of copies in Slack: the thread of the Request's message, wherever that stands. */
export const threadPlace = 'thread';
/** The thread of the requester's own copy of that message. */
export const requesterThreadPlace = 'requester thread';
