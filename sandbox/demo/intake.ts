import type { Entry, Modal, Person } from '../slack/driver.ts';
import type { World } from './world.ts';

export const asanaToken = 'asana-service-user-token';
export const smartsheetToken = 'smartsheet-service-user-token';
export const asanaProject = 'IT help';
export const smartsheetSheet = 'IT help desk';
export const streamName = 'IT help';

/** One thing that was done by hand in Slack, and what was seen. */
export type Tell = (step: string, seen: string) => void;

function opened(modal: Modal | null): Modal {
  if (!modal) throw new Error('No window was opened.');
  return modal;
}

/** The window that opens upon it. */
export async function openedBy(person: Person, act: () => Promise<unknown>): Promise<Modal> {
  const before = person.modal?.id;
  await act();
  return person.waitFor(() => (person.modal?.id === before ? null : person.modal));
}

/** Fills a window in and sends it. @throws where something was refused, with what was said under it. */
export async function fillAndSubmit(modal: Modal, entries: Record<string, Entry>): Promise<void> {
  await modal.fill(entries);
  await submit(modal);
}

async function submit(modal: Modal): Promise<void> {
  const { errors } = await modal.submit();
  if (errors && Object.keys(errors).length > 0) {
    throw new Error(`“${modal.title}” was refused: ${JSON.stringify(errors)}`);
  }
}

/** An admin connects both tools to the workspace, by the tokens of their service users. */
export async function addIntegrations({ slack }: World, tell: Tell): Promise<void> {
  const alice = slack.as('alice');
  for (const [name, token] of [
    ['Asana', asanaToken],
    ['Smartsheet', smartsheetToken],
  ] as const) {
    const home = await alice.openHome();
    if (!home.buttons().includes(`Connect ${name}`)) continue;
    const modal = await openedBy(alice, () => home.click(`Connect ${name}`));
    await submit(modal);
    await modal.fill({ Token: token });
    await submit(modal);
    const account = await alice.waitFor(() => modal.texts().find((text) => text.includes('@')));
    await submit(modal);
    tell(`Alice connects ${name} by its token`, `it says that it is ${account.replace('\n', ', ')}`);
  }
}

/** A Stream in the words of the windows that it is made in. */
export interface StreamDefinition {
  name: string;
  description: string;
  /** By name. */
  channel: string;
  /** By handle, like the team. */
  creator: string;
  team: readonly string[];
  /** Beside the default ones: what is filled in for each, by label. */
  fields: readonly Record<string, string>[];
  /** `label` is the tool's word for what `name` is one of. */
  components: readonly { tool: string; label: string; name: string }[];
}

/** The Stream of the tour, with a project and a sheet. */
const itIntake: StreamDefinition = {
  name: streamName,
  description: 'Hardware, software, access: tell us what you need.',
  channel: 'it',
  creator: 'alice',
  team: ['alice', 'bob'],
  fields: [
    { Name: 'Priority', Type: 'Select', Options: 'Low, Medium, "High, today"' },
    { Name: 'Systems', Type: 'Multi select', Options: 'Mail, VPN, Laptop' },
  ],
  components: [
    { tool: 'Asana', label: 'Project', name: asanaProject },
    { tool: 'Smartsheet', label: 'Sheet', name: smartsheetSheet },
  ],
};

/** Somebody creates a Stream, adds its fields, and connects what it is connected to. */
export async function createStream(
  { slack }: World,
  definition: StreamDefinition,
  tell: Tell,
): Promise<void> {
  const { name, description, channel, team, fields, components } = definition;
  const creator = slack.as(definition.creator);
  const create = await openedBy(creator, () => creator.slash('/request new'));
  await create.fill({ Name: name, Description: description, Channel: channel, Team: team });
  await submit(create);
  const manage = opened(creator.modal);
  tell(
    `@${creator.handle} creates the Stream “${name}” with /request new`,
    `the window “${manage.title}”: ${manage
      .texts()
      .find((text) => text.includes('*Form*'))
      ?.replace('\n', ' ')}`,
  );

  await openPart(creator, 'Form');
  for (const field of fields) await addField(creator, field);
  if (fields.length > 0) {
    await submit(await openedBy(creator, () => opened(creator.modal).click('Publish')));
  }
  const names = fields.map((field) => field.Name ?? '');
  const described = await creator.waitFor(() => {
    const texts = opened(creator.modal).texts();
    const found = names.map((each) => texts.find((text) => text.startsWith(`*${each}*`)));
    return found.every((text) => text !== undefined) && found;
  });
  tell(
    `and adds and publishes the fields ${names.join(' and ')}`,
    described.join('; ').replaceAll('\n', ': '),
  );

  if (components.length > 0) await openPart(creator, 'Connected tools');
  for (const component of components) await connect(creator, component, tell);
  await opened(creator.modal).closeAll();
}

/** One part of the Stream whose windows are open. */
async function openPart(person: Person, name: string): Promise<void> {
  if (opened(person.modal).title !== 'Manage Stream') await opened(person.modal).close();
  await openedBy(person, () => opened(person.modal).click(name));
}

/** Creates the Stream of the tour. */
export const createIntake = (world: World, tell: Tell): Promise<void> => createStream(world, itIntake, tell);

async function addField(person: Person, words: Record<string, string>): Promise<void> {
  const modal = await openedBy(person, () => opened(person.modal).click('Add field'));
  // What the window asks for follows the type that is chosen in it.
  for (const [label, entry] of Object.entries(words)) {
    await person.waitFor(() => modal.labels().includes(label));
    await modal.fill({ [label]: entry });
  }
  await submit(modal);
}

async function connect(
  person: Person,
  { tool, label, name }: StreamDefinition['components'][number],
  tell: Tell,
): Promise<void> {
  const modal = await openedBy(person, () => opened(person.modal).click(`Connect ${tool}`));
  await modal.fill({ [label]: name });
  await person.waitFor(() => modal.texts().includes('What happens to the fields'));
  const plans = modal
    .texts()
    .filter((text) => text.includes('•'))
    .flatMap((text) => text.split('\n'));
  await submit(modal);
  tell(
    `and connects ${tool}: ${name}`,
    `${plans.length} fields explained first, such as ${plans.at(-1)?.replace('• ', '')}`,
  );
}
