import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FieldToGive, giveForm } from '../support/give-form.ts';
import { createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

let app: RunningApp;
let passedMs: number;
beforeEach(async () => {
  passedMs = 0;
  app = await startApp({ overrides: { clock: () => new Date(Date.now() + passedMs) } });
  await createStream(app.slack.as('alice'));
  await giveForm(app, fields);
});
afterEach(() => app.close());

const options = ['Laptop', 'Phone'].map((label) => ({ id: label, label }));
const fields: FieldToGive[] = [
  { name: 'Reason', type: 'text', multiline: true },
  { name: 'Kind', type: 'select', options },
  { name: 'Inches', type: 'number', showWhen: [{ fieldId: 'Kind', test: 'has', values: ['Laptop'] }] },
];
const open = async (who = 'bob') => opened((await app.slack.as(who).slash('/request')).modal);

async function closeHalfFilled() {
  const modal = await open();
  await modal.fill({ Subject: 'A machine', Reason: 'For Ada' });
  await modal.fill({ Kind: 'Laptop' });
  await modal.close();
}

describe('a form that was closed half filled', () => {
  test('[R2] is continued with what it told of, hidden fields as the answers say, and submitted once', async () => {
    await closeHalfFilled();
    const modal = await open();
    expect(modal.texts().join('\n')).toContain('You closed this form before you submitted it.');
    await modal.click('Continue where you left off');
    expect(modal.labels()).toEqual(['Subject', 'Reason', 'Kind', 'Inches']);
    expect(['Subject', 'Reason', 'Kind'].map((label) => modal.value(label))).toEqual([
      ...['A machine', 'For Ada', 'Laptop'],
    ]);
    expect(await modal.submit()).toEqual({ closed: true });
    expect((await open()).labels()).toEqual(['Subject', 'Reason', 'Kind']);
  });

  test('[R2] is started over where the person wants that', async () => {
    await closeHalfFilled();
    const modal = await open();
    await modal.click('Start over');
    expect([modal.value('Subject'), modal.labels()]).toEqual([null, ['Subject', 'Reason', 'Kind']]);
    await modal.close();
    expect((await open()).labels()).toEqual(['Subject', 'Reason', 'Kind']);
  });

  test('[R2] is offered to nobody else, and no longer than a day', async () => {
    await closeHalfFilled();
    expect((await open('alice')).labels()).toEqual(['Subject', 'Reason', 'Kind']);
    passedMs = 25 * 60 * 60 * 1000;
    expect((await open()).labels()).toEqual(['Subject', 'Reason', 'Kind']);
  });

  test('[R2, S17] says what a form that was changed meanwhile no longer asks', async () => {
    await closeHalfFilled();
    await app.context.store.in(app.workspaceId).transaction(function* (db) {
      const [stream] = yield* db.streams.inUse('', 1);
      yield* db.streams.deleteField(stream?.id ?? '', 'Reason', app.context.clock());
      yield* db.streams.publish(stream?.id ?? '', { userId: 'U', at: app.context.clock() });
    });
    const modal = await open();
    await modal.click('Continue where you left off');
    expect(modal.labels()).toEqual(['Subject', 'Kind', 'Inches']);
    expect(modal.texts().join('\n')).toMatch(/was changed since you closed it.*Reason.*For Ada/s);
  });

  test('[R2] with nothing in it is not offered', async () => {
    await (await open()).close();
    expect((await open()).labels()).toEqual(['Subject', 'Reason', 'Kind']);
  });
});
