import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createWorker } from '../../src/deliveries/worker.ts';
import { giveForm } from '../support/give-form.ts';
import { addField, backToStream, createStream } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
  await createStream(person('alice'));
});
afterEach(() => app.close());

const person = (handle: string) => app.slack.as(handle);
const inStore = () => app.context.store.in(app.workspaceId);
const saved = async () => (await inStore().read((db) => db.requests.page({}))).requests;
const told = () => app.slack.deliveries.filter(({ body }) => body.includes('"function_executed"'));

/** Yuki runs a workflow with the step, and it comes to its end. */
async function run(inputs: Record<string, string> = {}) {
  const ran = await person('yuki').runWorkflow('Submit to a Stream', {
    Stream: 'IT help',
    Requester: 'frank',
    Subject: 'New laptop',
    ...inputs,
  });
  await person('yuki').waitFor(() => ran.state !== 'running');
  return ran;
}

async function failing(inputs: Record<string, string> = {}): Promise<string> {
  const ran = await run(inputs);
  expect(ran.state).toBe('failed');
  expect(await saved()).toEqual([]);
  return ran.error ?? '';
}

describe('a workflow with the step “Submit to a Stream”', () => {
  test('[R1] makes a Request of whom it names, as the form would have, and goes on with its number and link', async () => {
    const ran = await run({ Details: 'A light one', 'Due date': '2026-12-24', Assignee: 'bob' });
    expect(ran).toMatchObject({ state: 'completed', outputs: { number: 1 } });
    expect(ran.outputs.link).toContain('/archives/C0IT000001/p');
    expect(await saved()).toMatchObject([
      {
        subject: 'New laptop',
        requesterId: person('frank').id,
        assigneeId: person('bob').id,
        dueDate: '2026-12-24',
      },
    ]);
    const card = await person('bob')
      .channel('it')
      .waitForMessage((each) => each.text().includes('#1'));
    expect(card.text()).toContain('A light one');
    await person('frank')
      .dm()
      .waitForMessage((each) => each.text().includes('#1'));
  });

  test('[R1, S14] begins with the defaults of the form; details go into its first long text', async () => {
    await giveForm(app, [
      { name: 'Floor', type: 'text', required: true, default: { kind: 'fixed', value: 'third' } },
      { name: 'What for', type: 'text', multiline: true },
    ]);
    expect((await run({ Details: 'To travel' })).state).toBe('completed');
    expect(await saved()).toMatchObject([{ answers: { Floor: 'third', 'What for': 'To travel' } }]);
    await giveForm(app, []);
    const none = await run({ Details: 'To travel' });
    expect(none.error).toBe('The form of “IT help” does not ask for Details. Leave it empty in the step.');
  });

  test('[R1, R2] makes one Request, also where Slack tells of the run again or our answer is lost', async () => {
    app.slack.fail({ kind: 'lose_answer', path: /functions\.completeSuccess/, times: 1 });
    const ran = await run();
    const [first] = told();
    if (!first) throw new Error('The run was not told.');
    await person('yuki').replay(first);
    await app.settled();
    await app.worker.idle();
    expect(ran.state).toBe('completed');
    expect(await saved()).toHaveLength(1);
  });

  test('[R1] a run that was told before a worker died is carried on by the next one, once', async () => {
    await app.worker.stop();
    const ran = await person('yuki').runWorkflow('Submit to a Stream', {
      Stream: 'it',
      Requester: 'frank',
      Subject: 'New laptop',
    });
    expect(ran.state).toBe('running');
    const next = createWorker(app.context);
    next.start();
    await person('yuki').waitFor(() => ran.state === 'completed');
    await next.stop();
    expect(await saved()).toHaveLength(1);
  });

  test('[R1] points nothing out: nobody is there to decide', async () => {
    await run();
    expect((await run()).outputs).toMatchObject({ number: 2 });
  });
});

describe('a run that cannot make a Request fails in words', () => {
  test('[R1] no Stream of that name, or several', async () => {
    expect(await failing({ Stream: 'Nothing' })).toBe('There is no Stream whose name begins with “Nothing”.');
    await createStream(person('alice'), { Name: 'IT security', Channel: 'design' });
    expect(await failing({ Stream: 'IT' })).toBe('Several Streams begin with “IT”. Give the whole name.');
  });

  test('[R1, S11] the Stream is archived', async () => {
    await (await backToStream(person('alice'))).click('Archive');
    expect(await failing()).toBe('“IT help” is archived and takes no Requests any more.');
  });

  test('[R1, A8, S11] the requester may not submit, also where they lost that right before the run', async () => {
    expect(await failing({ Requester: 'grace' })).toContain('takes no Requests of guests');
    const stream = await inStore().read((db) => db.streams.byName('it help'));
    const listed = { who: 'listed' as const, userIds: [person('judy').id], groupIds: [] };
    await inStore().transaction((db) => db.streams.changeSettings(stream?.id ?? '', { maySubmit: listed }));
    expect(await failing()).toContain('takes Requests of certain people only');
    await app.slack.changePerson('judy', { role: 'deactivated' });
    expect(await failing({ Requester: 'judy' })).not.toBe('');
  });

  test('[R1, S14] what the form does not take is said by field, also what the step leaves out', async () => {
    const alice = person('alice');
    expect(await failing({ Assignee: 'frank' })).toMatch(/“IT help” does not take this: Assignee: .*team/);
    await addField(alice, {
      Name: 'Floor',
      Type: 'Plain text',
      Required: 'A Request cannot be submitted without it',
    });
    expect(await failing()).toMatch(/“IT help” does not take this: Floor: /);
  });
});
