import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Request } from '../../src/domain/requests/request.ts';
import { submitRequest } from '../../src/domain/requests/submit-request.ts';
import { type AgreementWorld, startAgreementWorld, type Tool, tools } from './support/agreement-world.ts';
import { acme, alice, bob } from './support/world.ts';

let world: AgreementWorld;
let request: Request;

async function begin(clockAhead = 0): Promise<void> {
  world = await startAgreementWorld(clockAhead);
  request = await world.make();
}
beforeEach(() => begin());
afterEach(() => world.close());

const history = () => world.world.store.in(acme).read((db) => db.requests.history(request.id));
const setDirection = (tool: Tool, key: string, direction: 'to_tool' | 'from_tool') =>
  world.world.store.in(acme).transaction(function* (db) {
    const { settings } = yield* db.sync.watch(world.connected[tool].id);
    const directions = { ...settings.directions, [key]: direction };
    yield* db.sync.putWatch(world.connected[tool].id, { settings: { ...settings, directions } });
  });
const told = async (tool: Tool, change: Parameters<AgreementWorld['editIn']>[2]) => {
  await world.editIn(tool, request, change);
  await world.hint(tool, request);
};

describe('of one field that both sides changed', () => {
  test('[I9] the last change holds, and what it wrote over is in the history', async () => {
    await world.editInSlack(request, { due: '2026-12-01' });
    world.world.clock.pass(60_000);
    await told('asana', { due: '2027-01-31' });
    await world.settle();
    const { slack, asana, smartsheet } = await world.held(request);
    expect([slack.due, asana.due, smartsheet.due]).toEqual(['2027-01-31', '2027-01-31', '2027-01-31']);
    const sets = (await history()).flatMap(({ change }) => (change.kind === 'due_date_set' ? change.is : []));
    expect(sets).toEqual(['2026-12-01', '2027-01-31']);
  });

  test('[I9] a later change in Slack holds, and the history says what the tool had', async () => {
    await world.editIn('asana', request, { due: '2027-01-31' });
    world.world.clock.pass(10_000);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await world.editInSlack(request, { due: '2026-12-01' });
    // Our clock was moved, the tool's was not: that it is younger is said by its age alone.
    await world.settle();
    const { slack, asana } = await world.held(request);
    expect([slack.due, asana.due]).toEqual(['2026-12-01', '2026-12-01']);
    const entries = (await history()).filter(({ change }) => change.kind === 'overruled');
    expect(entries).toMatchObject([{ actor: 'asana', change: { value: '2027-01-31' } }]);
  });
});

describe('clocks that differ', () => {
  test.each([5 * 60_000, -5 * 60_000])(
    '[I9] by %i milliseconds make no difference to which change is the last',
    async (skew) => {
      await world.close();
      await begin(skew);
      await world.editInSlack(request, { due: '2026-12-01' });
      world.world.clock.pass(3000);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await told('smartsheet', { due: '2027-01-31' });
      await world.settle();
      expect((await world.held(request)).slack.due).toBe('2027-01-31');
      await world.editIn('asana', request, { priority: 'Low' });
      await world.reconcile();
      expect((await world.held(request)).slack.priority).toBe('Low');
    },
  );
});

describe('a direction per field', () => {
  test('[I9] only to the tool: what is changed there is written over', async () => {
    await setDirection('asana', 'due_date', 'to_tool');
    await told('asana', { due: '2027-01-31', priority: 'Low' });
    await world.settle();
    const { slack, asana } = await world.held(request);
    expect([slack.due, asana.due]).toEqual([null, null]);
    expect([slack.priority, asana.priority]).toEqual(['Low', 'Low']);
  });

  test('[I9] only from it: what is changed in Slack is taken back, what is changed there arrives', async () => {
    await setDirection('smartsheet', 'due_date', 'from_tool');
    await world.editInSlack(request, { due: '2026-12-01' });
    await world.settle();
    expect((await world.held(request)).slack.due).toBeNull();
    await told('smartsheet', { due: '2027-01-31' });
    await world.settle();
    const { slack, asana } = await world.held(request);
    expect([slack.due, asana.due]).toEqual(['2027-01-31', '2027-01-31']);
  });
});

describe('two sides that undo each other', () => {
  test('[I9] a field that is set back again and again is synced no more, and the Stream admins are told once', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      await world.editInSlack(request, { priority: 'Low' });
      await world.settle();
      // A rule of the tool sets it back at once.
      await told('asana', { priority: 'Medium' });
      await world.settle();
    }
    const { settings } = await world.world.store
      .in(acme)
      .read((db) => db.sync.watch(world.connected.asana.id));
    expect(Object.keys(settings.stopped)).toHaveLength(1);
    const said = world.world.told(alice.userId).filter((text) => text.includes('back and forth'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('“Priority”');
    await told('asana', { due: '2027-01-31' });
    await world.settle();
    expect((await world.held(request)).slack.due).toBe('2027-01-31');
  });
});

describe('what the tools do not tell', () => {
  test('[I9] an hourly look finds changes and deletions that nobody told of, once', async () => {
    await world.editIn('smartsheet', request, { subject: 'Untold' });
    const gid = world.asana.state.tasks.at(-1)?.gid ?? '';
    world.asana.deleteTask(gid);
    await world.reconcile();
    await world.reconcile();
    const kinds = (await history()).map(({ change }) => change.kind);
    expect(kinds.filter((kind) => kind === 'subject_set')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'task_gone')).toHaveLength(1);
    const watch = await world.world.store.in(acme).read((db) => db.sync.watch(world.connected.smartsheet.id));
    expect(watch.lastLook).toMatchObject({ looked: 1 });
  });

  test('[I9] without a webhook the tools are asked every minute, with two requests each at most as long as nothing has changed', async () => {
    await world.reconcile();
    const before = world.reads();
    const writes = world.writes();
    world.world.clock.pass(61_000);
    const { enqueueDuePolls } = await import('../../src/deliveries/enqueue-due-polls.ts');
    await enqueueDuePolls(world.world.context);
    await world.settle();
    expect(world.reads() - before).toBeLessThanOrEqual(2 * tools.length);
    expect(world.writes()).toBe(writes);
  });
});

describe('long texts', () => {
  test('[I7, I9] the end of a text that Asana shows cut off is not lost when its beginning is edited there', async () => {
    const whole = `${'A long story. '.repeat(120)}The end.`;
    await world.editInSlack(request, { details: whole });
    await world.settle();
    const shown = (await world.held(request)).asana.details ?? '';
    expect(shown).toHaveLength(1024);
    await told('asana', { details: shown.replace('A long story.', 'A short story.') });
    await world.settle();
    const { slack, smartsheet } = await world.held(request);
    expect(slack.details).toBe(whole.replace('A long story.', 'A short story.'));
    expect(smartsheet.details).toBe(slack.details);
  });
});

describe('a process that dies', () => {
  test('[I9, I10] between taking over and writing: what is changed in Slack meanwhile is not forgotten', async () => {
    await world.editIn('asana', request, { due: '2026-12-01' });
    world.dieAt('asana', 'before');
    await world.editInSlack(request, { complete: true });
    await world.work();
    expect((await world.held(request)).slack.due).toBe('2026-12-01');
    await world.editInSlack(request, { complete: false, due: null });
    await world.settle();
    const { slack, asana } = await world.held(request);
    expect([slack.due, asana.due, slack.complete, asana.complete]).toEqual([null, null, false, false]);
  });
});

describe('a change in a tool that hides a conditional field', () => {
  /** Details are asked for where Priority is Low. */
  async function submitConditional(answer: string): Promise<{ details: string }> {
    const own = world.world.store.in(acme);
    const { streamId } = world.connected.asana;
    const { subject, details, low, priority, version } = await own.transaction(function* (db) {
      const library = yield* db.streams.library(streamId);
      const named = (name: string) => {
        const field = library.find((each) => each.name === name);
        if (!field) throw new Error(`There is no ${name}.`);
        return field;
      };
      const { onForm: _, ...field } = named('Details');
      const { id: fieldId, options } = named('Priority');
      const values = [options[0]?.id ?? ''];
      yield* db.streams.changeField(streamId, { ...field, showWhen: [{ fieldId, test: 'has', values }] });
      const at = world.world.clock.now;
      const published = yield* db.streams.publish(streamId, { userId: alice.userId, at });
      const role = library.find((each) => each.role === 'subject')?.id ?? '';
      return {
        subject: role,
        details: field.id,
        low: values[0] ?? '',
        priority: fieldId,
        version: published,
      };
    });
    const outcome = await submitRequest(world.world.context, acme, bob, {
      streamId,
      formVersion: version,
      answers: { [subject]: 'New laptop', [priority]: low, [details]: answer },
      files: [],
      submissionKey: randomUUID(),
    });
    if (outcome.outcome !== 'submitted') throw new Error(outcome.outcome);
    request = outcome.request;
    await world.settle();
    return { details };
  }

  test('[S13, I9] takes its old answer away, here and in every tool', async () => {
    const { details } = await submitConditional('For travelling');
    expect((await world.held(request)).asana.details).toBe('For travelling');
    await told('asana', { priority: 'Medium' });
    await world.settle();
    const { slack, asana, smartsheet } = await world.held(request);
    expect([slack.details, asana.details, smartsheet.details]).toEqual([null, null, null]);
    const emptied = (await history()).findLast(({ change }) => change.kind === 'answered');
    expect(emptied).toMatchObject({
      actor: 'asana',
      change: { fieldId: details, was: 'For travelling', is: null },
    });
  });

  test('[S13, I9] takes no answer over for it, and says so', async () => {
    const { details } = await submitConditional('For travelling');
    await told('asana', { priority: 'Medium', details: 'For the train' });
    await world.settle();
    expect((await world.held(request)).slack.details).toBeNull();
    const said = (await history()).filter(({ change }) => change.kind === 'not_taken');
    expect(said).toMatchObject([{ change: { fieldId: details, value: 'For the train' } }]);
  });

  test('[S13, I9] takes over an answer that the same change asks for', async () => {
    await submitConditional('For travelling');
    await told('asana', { priority: 'Medium' });
    await world.settle();
    await told('asana', { priority: 'Low', details: 'For the train' });
    await world.settle();
    const { slack, smartsheet } = await world.held(request);
    expect([slack.details, smartsheet.details]).toEqual(['For the train', 'For the train']);
  });
});
