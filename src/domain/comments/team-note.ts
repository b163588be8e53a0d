/** What somebody of a team says to the team alone about a Request. It leaves the team on no way. */
export interface TeamNote {
  id: string;
  requestId: string;
  /** Slack id. */
  authorId: string;
  text: string;
  at: Date;
}
