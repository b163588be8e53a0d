import type { Modal, Person } from '../../sandbox/slack/driver.ts';

/** The window that is open, for a step that must have opened one. */
export function opened(modal: Modal | null | undefined): Modal {
  if (!modal) throw new Error('No window was opened.');
  return modal;
}

export interface StreamWords {
  Name?: string;
  Description?: string;
  Channel?: string;
  Team?: string[];
}

/** Someone creates a Stream with `/request new`, as people do; the window of its fields is left open. */
export async function createStream(person: Person, words: StreamWords = {}): Promise<Modal> {
  const modal = opened((await person.slash('/request new')).modal);
  await modal.fill({ Name: 'IT help', Channel: 'it', Team: ['alice', 'bob'], ...words });
  const { errors } = await modal.submit();
  if (errors && Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
  return opened(person.modal);
}

/** Adds a field by the window that `createStream` left open. */
export async function addField(person: Person, words: Record<string, string | string[]>): Promise<void> {
  await opened(person.modal).click('Add field');
  const modal = opened(person.modal);
  await modal.fill(words);
  const { errors } = await modal.submit();
  if (errors && Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
}
