import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createStream, opened, openPart } from '../support/people-at-work.ts';
import { addIntegration, connectTool, type RunningWorld, startWorld } from '../support/running-tools.ts';

let world: RunningWorld;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

/** Alice's Stream, and the window that connects it to Asana. */
async function openConnect() {
  const alice = world.slack.as('alice');
  await addIntegration(alice, 'Asana');
  await createStream(alice);
  const tools = await openPart(alice, 'Connected tools');
  await tools.click('Connect Asana');
  return { alice, tools, modal: opened(alice.modal) };
}

const connected = async () => {
  const own = world.context.store.in(world.workspaceId);
  const [stream] = await own.read((db) => db.streams.inUse('', 1));
  return own.read((db) => db.integrations.connectedTools(stream?.id ?? ''));
};

test('[S9] a project that the service user may only read is refused before anything is connected', async () => {
  const { alice, modal } = await openConnect();
  await modal.fill({ Project: 'Brand archive' });
  await alice.waitFor(() => modal.texts().some((text) => text.includes('⚠️')));
  expect((await modal.submit()).errors).toEqual({ Project: expect.stringContaining('may write there') });
  expect(await connected()).toEqual([]);
  await modal.fill({ Project: 'IT help' });
  await alice.waitFor(() => modal.texts().includes('What happens to the fields'));
  expect(modal.texts().join('\n')).toMatch(/\d+ fields: .* made/);
  await modal.submit();
  const [tool] = await connected();
  expect(tool).toMatchObject({ componentName: 'IT help', componentUrl: expect.stringContaining('http') });
});

test('[S9] a tool that is down or slow is said in the select, and that word cannot be connected to', async () => {
  const { alice, modal } = await openConnect();
  world.asana.fail({ kind: 'status', status: 503, path: /typeahead|workspaces/ });
  expect(await modal.options('Project', 'it')).toEqual(['⚠️ Asana could not be asked']);
  await modal.fill({ Project: '⚠️ Asana could not be asked' });
  await alice.waitFor(() => modal.texts().some((text) => text.includes('Asana did not answer')));
  expect((await modal.submit()).errors).toEqual({ Project: 'Choose where the Requests go.' });
  world.asana.clearFaults();
  world.asana.fail({ kind: 'hang', path: /typeahead|workspaces/ });
  expect(await modal.options('Project', 'launch')).toEqual(['⚠️ Asana is slow to answer']);
  world.asana.clearFaults();
  expect(await modal.options('Project', 'spring')).toEqual(['Spring launch']);
});

test('[S9] while the tool does not say what becomes of the fields, nothing is connected', async () => {
  const { alice, modal } = await openConnect();
  expect(await modal.options('Project', '')).toContain('IT help');
  world.asana.fail({ kind: 'status', status: 503 });
  await modal.fill({ Project: 'IT help' });
  await alice.waitFor(() => modal.texts().some((text) => text.includes('could not be asked')));
  await modal.submit();
  expect(await connected()).toEqual([]);
});

test('[S9, A7] another project takes the place of the first, and the log has both', async () => {
  const alice = world.slack.as('alice');
  await addIntegration(alice, 'Asana');
  await createStream(alice);
  await connectTool(alice, 'Asana');
  const tools = opened(alice.modal);
  await tools.click('Change project');
  const modal = opened(alice.modal);
  expect(modal.texts().join('\n')).toContain('Now it is *IT help*. The tasks there stay as they are.');
  await modal.fill({ Project: 'Spring launch' });
  await alice.waitFor(() => modal.texts().includes('What happens to the fields'));
  await modal.submit();
  await alice.waitFor(() => tools.texts().some((text) => text.includes('Spring launch')));
  expect((await connected()).map(({ componentName }) => componentName)).toEqual(['Spring launch']);
  const entries = await world.context.store.in(world.workspaceId).read((db) => db.audit.page({ limit: 5 }));
  expect(entries[0]?.act).toEqual({
    ...{ kind: 'changed', setting: 'Connected tool' },
    ...{ was: 'Asana: IT help', is: 'Asana: Spring launch' },
  });
});

test('[S9] of two admins who connect it at once, the second is told what the first one chose', async () => {
  const { alice, modal } = await openConnect();
  await modal.fill({ Project: 'Spring launch' });
  await alice.waitFor(() => modal.texts().includes('What happens to the fields'));
  const erin = world.slack.as('erin');
  await (await erin.openHome()).click('Manage');
  await connectTool(erin, 'Asana');
  const { errors } = await modal.submit();
  expect(errors).toEqual({ Project: expect.stringContaining('connected to “IT help” now') });
  expect((await connected()).map(({ componentName }) => componentName)).toEqual(['IT help']);
});

test('[S9, I4] of a paused Integration nothing can be chosen, and it says why', async () => {
  const { alice, tools, modal } = await openConnect();
  const own = world.context.store.in(world.workspaceId);
  await own.transaction(function* (db) {
    const integration = yield* db.integrations.ofTool('asana');
    yield* db.integrations.pause(integration?.id ?? '', 'Access was revoked.', 'tool');
  });
  expect(await modal.options('Project', 'it')).toEqual(['⚠️ This is not possible now']);
  await modal.close();
  await tools.click('Connect Asana');
  expect(opened(alice.modal).texts().join('\n')).toContain('Asana is paused: Access was revoked.');
});

test('[S9] several tools at once, each with its own component', async () => {
  const alice = world.slack.as('alice');
  await addIntegration(alice, 'Asana');
  await addIntegration(alice, 'Smartsheet');
  await createStream(alice);
  await connectTool(alice, 'Asana');
  await connectTool(alice, 'Smartsheet');
  expect((await connected()).map(({ tool }) => tool).toSorted()).toEqual(['asana', 'smartsheet']);
  const tools = opened(alice.modal);
  await tools.click('Disconnect Asana');
  await alice.waitFor(() => tools.buttons().includes('Connect Asana'));
  expect((await connected()).map(({ tool }) => tool)).toEqual(['smartsheet']);
});
