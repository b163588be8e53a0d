import type { Modal, Person } from '../slack/driver.ts';
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
    await home.click(`Connect ${name}`);
    const modal = opened(alice.modal);
    await submit(modal);
    await modal.fill({ Token: token });
    await submit(modal);
    const account = await alice.waitFor(() => modal.texts().find((text) => text.includes('@')));
    await submit(modal);
    tell(`Alice connects ${name} by its token`, `it says that it is ${account.replace('\n', ', ')}`);
  }
}

/** She creates a Stream with a field of every kind of answer, and connects a project and a sheet to it. */
export async function createIntake(world: World, tell: Tell): Promise<void> {
  const alice = world.slack.as('alice');
  const create = opened((await alice.slash('/request new')).modal);
  await create.fill({
    Name: streamName,
    Description: 'Hardware, software, access: tell us what you need.',
    Channel: 'it',
    Team: ['alice', 'bob'],
  });
  await submit(create);
  const manage = opened(alice.modal);
  tell(
    'Alice creates the Stream “IT help” with /request new',
    `the window “${manage.title}” with its fields`,
  );

  await addField(alice, { Name: 'Priority', Type: 'Select', Options: 'Low, Medium, "High, today"' });
  await addField(alice, { Name: 'Systems', Type: 'Multi select', Options: 'Mail, VPN, Laptop' });
  tell(
    'She adds the fields Priority and Systems',
    opened(alice.modal)
      .texts()
      .filter((text) => /Priority|Systems/.test(text))
      .join('; ')
      .replaceAll('\n', ': '),
  );

  await connect(alice, 'Asana', 'Project', asanaProject, tell);
  await connect(alice, 'Smartsheet', 'Sheet', smartsheetSheet, tell);
  await opened(alice.modal).close();
}

async function addField(person: Person, words: Record<string, string>): Promise<void> {
  await opened(person.modal).click('Add field');
  const modal = opened(person.modal);
  await modal.fill(words);
  await submit(modal);
}

async function connect(
  person: Person,
  tool: string,
  label: string,
  component: string,
  tell: Tell,
): Promise<void> {
  await opened(person.modal).click(`Connect ${tool}`);
  const modal = opened(person.modal);
  await modal.fill({ [label]: component });
  await person.waitFor(() => modal.texts().includes('What happens to the fields'));
  const plans = modal
    .texts()
    .filter((text) => text.includes('•'))
    .flatMap((text) => text.split('\n'));
  await submit(modal);
  tell(
    `She connects ${tool}: ${component}`,
    `${plans.length} fields explained first, such as ${plans.at(-1)?.replace('• ', '')}`,
  );
}
