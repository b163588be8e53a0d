import { afterEach, describe, expect, test } from '@jest/globals';
import { opened } from '../support/people-at-work.ts';
import { type RunningWorld, seedGids, startIntake, startWorld, tokens } from '../support/running-tools.ts';

let world: RunningWorld;
afterEach(() => world.close());

const rows = () => world.smartsheet.grid(String(world.smartsheet.sheet('IT help desk').id)).rows;
const tasks = () => world.asana.board(seedGids.itHelp).tasks;

describe('the main job', () => {
  test('[R1, R3, S9, I1, I7, I8] a Request becomes a message, a task in Asana and a row in Smartsheet, and all three stay alike', async () => {
    world = await startIntake();
    const bob = world.slack.as('bob');
    const form = opened((await bob.slash('/request it')).modal);
    await form.fill({
      Subject: 'New laptop',
      Details: 'Fast & <quiet>',
      Assignee: 'alice',
      'Due date': '2026-12-04',
      Priority: 'High',
    });
    expect(await form.submit()).toEqual({ closed: true });

    const card = await bob.channel('it').waitForMessage((message) => message.links().length >= 2, 20_000);
    expect(card.text()).toContain('Open in Asana');
    expect(card.text()).toContain('Open in Smartsheet');
    expect(tasks()).toMatchObject([
      { name: 'New laptop', completed: false, dueOn: '2026-12-04', assignee: 'Alice Archer' },
    ]);
    expect(tasks()[0]?.notes).toContain('Fast & <quiet>');
    expect(tasks()[0]?.values).toMatchObject({ Priority: 'High' });
    await bob.waitFor(() => tasks()[0]?.links.length === 1, 20_000);

    await card.click('Complete');
    await bob.waitFor(() => tasks()[0]?.completed, 20_000);
    await bob.waitFor(() => rows()[0]?.values.Complete === '☑', 20_000);
    await bob.waitFor(() => card.buttons().includes('Reopen'), 20_000);
    await card.click('Reopen');
    await bob.waitFor(() => !tasks()[0]?.completed, 20_000);
    await bob.waitFor(() => rows()[0]?.values.Complete === '☐', 20_000);
    expect(tasks()).toHaveLength(1);
    expect(rows()).toHaveLength(1);
  });

  test('[R3, I10] what was saved while both tools were down arrives once, when they are back', async () => {
    world = await startIntake();
    await world.worker.idle();
    for (const tool of [world.asana, world.smartsheet]) tool.fail({ kind: 'status', status: 503 });
    const bob = world.slack.as('bob');
    const form = opened((await bob.slash('/request')).modal);
    await form.fill({ Subject: 'In the storm' });
    await form.submit();
    const card = await bob.channel('it').waitForMessage();
    expect(card.text()).toContain('Waiting for Asana');
    for (const tool of [world.asana, world.smartsheet]) tool.clearFaults();
    // A tool that was down may have acted: it is asked only when it would show what it made, after half a minute.
    await bob.waitFor(() => tasks().length === 1 && rows().length === 1, 60_000);
    await bob.waitFor(() => card.links().length >= 2, 20_000);
  }, 120_000);

  test('[I5] a task that a tool refuses is said on the card with its reason, and Retry makes it good', async () => {
    world = await startIntake();
    await world.worker.idle();
    world.asana.fail({ kind: 'status', status: 403, method: 'POST', path: /\/tasks$/ });
    const bob = world.slack.as('bob');
    const form = opened((await bob.slash('/request')).modal);
    await form.fill({ Subject: 'Refused' });
    await form.submit();
    const card = await bob
      .channel('it')
      .waitForMessage((message) => message.buttons().includes('Retry'), 20_000);
    expect(card.text()).toContain('could not be brought up to date');
    world.asana.clearFaults();
    await card.click('Retry');
    await bob.waitFor(() => tasks().length === 1 && !card.buttons().includes('Retry'), 20_000);
  });
});

describe('adding an Integration', () => {
  test('[I1, I2] the account is shown before it is saved, there is one per tool, and the token is nowhere in plain', async () => {
    world = await startWorld();
    const alice = world.slack.as('alice');
    const home = await alice.openHome();
    await home.click('Connect Asana');
    const modal = opened(alice.modal);
    expect(modal.submitText).toBe('I understand');
    expect(modal.texts().join('\n')).toContain('service user');
    await modal.submit();
    await modal.fill({ Token: tokens.Asana });
    await modal.submit();
    await alice.waitFor(() => modal.texts().some((text) => text.includes('streamly@acme.example')));
    const own = world.context.store.in(world.workspaceId);
    expect(await own.read((db) => db.integrations.all())).toEqual([]);
    expect(modal.privateMetadata).not.toContain(tokens.Asana);
    await modal.submit();
    await alice.waitFor(() => home.buttons().includes('Manage Integration'));

    await home.click('Manage Integration');
    const again = opened(alice.modal);
    await again.submit();
    expect(again.texts().join('\n')).toContain('acts as *Streamly*');
    await again.fill({ Token: 'asana-ada-token' });
    await again.submit();
    await alice.waitFor(() => again.texts().some((text) => text.includes('ada@acme.example')));
    await again.submit();
    await alice.waitFor(() => home.texts().some((text) => text.includes('ada@acme.example')));
    const integrations = await own.read((db) => db.integrations.all());
    expect(integrations).toHaveLength(1);
    const id = integrations[0]?.id ?? '';
    expect(await own.read((db) => db.integrations.sealedCredentials(id))).not.toContain('asana-ada-token');
  });

  test('[I1] a token that the tool does not know is said at once in the same window, and nothing is saved', async () => {
    world = await startWorld();
    const alice = world.slack.as('alice');
    await (await alice.openHome()).click('Connect Smartsheet');
    const modal = opened(alice.modal);
    await modal.submit();
    await modal.fill({ Token: 'wrong' });
    await modal.submit();
    await alice.waitFor(() => modal.texts().some((text) => text.includes('does not know this token')));
    expect(modal.labels()).toEqual(['Token']);
    expect(await world.context.store.in(world.workspaceId).read((db) => db.integrations.all())).toEqual([]);
  });

  test('[I1] a token whose account sees nothing is said at once, and nothing is saved', async () => {
    world = await startWorld();
    const alice = world.slack.as('alice');
    await (await alice.openHome()).click('Connect Smartsheet');
    const modal = opened(alice.modal);
    await modal.submit();
    await modal.fill({ Token: 'smartsheet-stranger-token' });
    await modal.submit();
    await alice.waitFor(() => modal.texts().some((text) => text.includes('Sam Stranger sees no sheets')));
    expect(await world.context.store.in(world.workspaceId).read((db) => db.integrations.all())).toEqual([]);
  });

  test('[I1] only workspace admins see Integrations, and a replayed click of theirs gives others nothing', async () => {
    world = await startWorld();
    const bob = world.slack.as('bob');
    expect((await bob.openHome()).buttons()).not.toContain('Connect Asana');
    const alice = world.slack.as('alice');
    await (await alice.openHome()).click('Connect Asana');
    const click = world.slack.deliveries.findLast(({ payload }) =>
      JSON.stringify(payload).includes('integration_add'),
    );
    if (!click) throw new Error('The click was not delivered.');
    const forged = click.body.replaceAll(alice.id, bob.id);
    await world.slack.sendRaw({
      body: forged,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...world.slack.sign(forged) },
    });
    expect(bob.modal?.title ?? '').not.toBe('Add Integration');
  });
});
