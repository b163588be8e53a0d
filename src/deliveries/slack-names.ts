import type { WebClient } from '@slack/web-api';
import type { SlackNames } from '../domain/integrations/task-content.ts';
import type { TaskPerson } from '../integrations/connector.ts';
import { findPerson, freshFor } from '../slack/people.ts';
import type { Parts } from './handler.ts';
import { slackFailure } from './slack-failure.ts';

/** Asks Slack (or our memory of it) for names. Those that Slack refuses to tell are left out. */
export async function slackNames(
  parts: Pick<Parts, 'store' | 'clock' | 'channelNames'>,
  client: WebClient,
  workspaceId: string,
  ids: { people: readonly string[]; channels: readonly string[] },
): Promise<SlackNames> {
  const people = new Map<string, TaskPerson>();
  for (const id of ids.people) {
    const person = await unlessRefused(parts, findPerson(parts, client, workspaceId, id, freshFor.names));
    if (person) people.set(id, { name: person.name, email: person.email });
  }
  const channels = new Map<string, string>();
  for (const id of ids.channels) {
    const name = await unlessRefused(parts, parts.channelNames.nameOf(client, workspaceId, id));
    if (name !== null) channels.set(id, name);
  }
  return { people, channels };
}

/** A deleted person or an unseen channel must not hold up a task; a Slack that is down may. */
async function unlessRefused<Answer>(
  { clock }: Pick<Parts, 'clock'>,
  asked: Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    const kind = slackFailure(error, clock())?.kind;
    if (kind === 'forbidden' || kind === 'missing' || kind === 'rejected') return null;
    throw error;
  }
}
