/** What Slack says of a person of the workspace. */
export interface Person {
  userId: string;
  name: string;
  email: string | null;
  /** IANA name, such as Europe/Prague. */
  timeZone: string | null;
  /** Admin or owner of the Slack workspace. */
  isSlackAdmin: boolean;
  isGuest: boolean;
  /** From another workspace, through Slack Connect. */
  isStranger: boolean;
  isDeactivated: boolean;
}

/** A member of whom we have seen no more than the Slack id. */
export function unseenPerson(userId: string): Person {
  return {
    userId,
    name: userId,
    email: null,
    timeZone: null,
    isSlackAdmin: false,
    isGuest: false,
    isStranger: false,
    isDeactivated: false,
  };
}
