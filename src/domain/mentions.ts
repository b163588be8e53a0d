/** How the audit log and settings name people and user groups: by Slack's own markup, which outlives their names. */
export const userMention = (userId: string) => `<@${userId}>`;
export const groupMention = (groupId: string) => `<!subteam^${groupId}>`;

/** A piece of text, or who is named between two of them. */
export type Named = { text: string } | { userId: string } | { groupId: string };

/** Takes a text apart at its mentions. Pure. */
export function readMentions(text: string): Named[] {
  return text
    .split(/(<@[A-Z0-9]+>|<!subteam\^[A-Z0-9]+>)/)
    .filter((part) => part !== '')
    .map((part) => {
      const userId = /^<@([A-Z0-9]+)>$/.exec(part)?.[1];
      if (userId !== undefined) return { userId };
      const groupId = /^<!subteam\^([A-Z0-9]+)>$/.exec(part)?.[1];
      return groupId === undefined ? { text: part } : { groupId };
    });
}

/** The user that a mention names; null for other texts. */
export function mentionedUser(text: string): string | null {
  const [only, ...more] = readMentions(text);
  return only && more.length === 0 && 'userId' in only ? only.userId : null;
}

/** The user group that a mention names; null for other texts. */
export function mentionedGroup(text: string): string | null {
  const [only, ...more] = readMentions(text);
  return only && more.length === 0 && 'groupId' in only ? only.groupId : null;
}
