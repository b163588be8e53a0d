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

/** From whatever window of a Stream is open: back to that from which the others are reached. */
export async function backToStream(person: Person): Promise<Modal> {
  while (opened(person.modal).title !== 'Manage Stream') await opened(person.modal).close();
  return opened(person.modal);
}

/** From any window of a Stream: the one of this name. */
export async function openPart(person: Person, name: string): Promise<Modal> {
  if (person.modal?.title !== name) await (await backToStream(person)).click(name);
  return opened(person.modal);
}

/** Adds a field to the Stream whose windows are open, and publishes it; that of the form is open afterwards. */
export async function addField(person: Person, words: Record<string, string | string[]>): Promise<void> {
  await draftField(person, words);
  await publish(person);
}

/** Adds a field to the draft. */
export async function draftField(person: Person, words: Record<string, string | string[]>): Promise<void> {
  await (await openPart(person, 'Form')).click('Add field');
  const modal = opened(person.modal);
  for (const [label, entry] of Object.entries(words)) {
    // The window is drawn anew for a field's type.
    await person.waitFor(() => modal.labels().includes(label));
    await modal.fill({ [label]: entry });
  }
  await fillAndSubmit(modal, {});
}

/** Publishes what is not published of the Stream whose windows are open. */
export async function publish(person: Person): Promise<void> {
  await (await openPart(person, 'Form')).click('Publish');
  await fillAndSubmit(opened(person.modal), {});
}

/** Takes a field off the form, or puts it there, by the menu beside it in the library, and publishes that. */
export async function changeField(person: Person, act: string, name: string): Promise<void> {
  await (await openPart(person, 'Field library')).click(act, { beside: `*${name}*` });
  if (act === 'Delete') await fillAndSubmit(opened(person.modal), {});
  await publish(person);
}

async function fillAndSubmit(modal: Modal, words: Record<string, string | string[]>): Promise<void> {
  await modal.fill(words);
  const { errors } = await modal.submit();
  if (errors && Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
}
