/** A Slack user group as we last saw it. */
export interface UserGroup {
  id: string;
  name: string;
  /** Without the @. */
  handle: string;
  /** Switched off in Slack. Its members still count where it is used, until an admin takes it off. */
  isDisabled: boolean;
  userIds: readonly string[];
}
