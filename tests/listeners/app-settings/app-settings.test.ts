import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Modal, Person } from '../../../sandbox/slack/driver.ts';
import { createStream, opened, openPart } from '../../support/people-at-work.ts';
import { type RunningApp, startApp } from '../../support/running-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const person = (handle: string) => app.slack.as(handle);
const inStore = () => app.context.store.in(app.workspaceId);
const settings = () => inStore().read((db) => db.settings.get());

async function openSettings(who: Person): Promise<Modal> {
  await (await who.openHome()).click('App settings');
  return opened(who.modal);
}

async function saved(modal: Modal): Promise<void> {
  expect(await modal.submit()).toEqual({ closed: true });
}

describe('App settings', () => {
  test('[A5, A7] a workspace admin sets who may create, who are admins, the time zone and retention; each is audited', async () => {
    const alice = person('alice');
    const window = await openSettings(alice);
    expect(await window.options('Time zone', 'prag')).toEqual(['Europe/Prague']);
    await window.fill({
      'Workspace admins': ['bob'],
      'Who may create Streams': 'Workspace admins and those listed below',
      'Listed people': ['judy'],
      'Time zone': 'Europe/Prague',
      'Days that data is kept after an uninstall': '7',
    });
    await saved(window);
    expect(await settings()).toMatchObject({
      adminIds: [person('bob').id],
      mayCreateStreams: 'listed',
      creatorIds: [person('judy').id],
      timeZone: 'Europe/Prague',
      retentionDays: 7,
    });
    const acts = (await inStore().read((db) => db.audit.page({ limit: 50 }))).map(({ act }) => act);
    expect(acts).toEqual(
      expect.arrayContaining([
        { kind: 'changed', setting: 'Who may create Streams', was: 'everyone', is: 'those listed' },
        { kind: 'changed', setting: 'Time zone', was: null, is: 'Europe/Prague' },
        { kind: 'added', what: 'workspace admin', name: `<@${person('bob').id}>` },
      ]),
    );
    expect(acts).toHaveLength(5);
    expect((await person('judy').slash('/request new')).modal).not.toBeNull();
    expect((await person('frank').slash('/request new')).ephemeral).toContain(
      'Only workspace admins and those',
    );
    expect((await person('bob').openHome()).buttons()).toContain('App settings');
  });

  test('[A3, A5] Slack’s own admins are workspace admins until that is switched off, and somebody always is', async () => {
    const erin = person('erin');
    const window = await openSettings(erin);
    await window.fill({ 'Slack’s own admins': [] });
    expect((await window.submit()).errors).toEqual({
      'Workspace admins': 'Choose at least one workspace admin.',
    });
    await window.fill({ 'Workspace admins': ['grace'] });
    expect((await window.submit()).errors).toEqual({
      'Workspace admins': expect.stringContaining('Grace Guest cannot be workspace admin'),
    });
    await window.fill({ 'Workspace admins': ['bob'] });
    await saved(window);
    expect((await erin.openHome()).buttons()).not.toContain('App settings');
    expect((await person('bob').openHome()).buttons()).toContain('App settings');
  });

  test('[A5] two admins: the second sees what the first changed; a role lost while the window is open saves nothing', async () => {
    const [alice, erin] = [person('alice'), person('erin')];
    const alices = await openSettings(alice);
    const erins = await openSettings(erin);
    await alices.fill({ 'Workspace admins': ['alice'], 'Slack’s own admins': [] });
    await saved(alices);
    await erins.fill({ 'Who may create Streams': 'Workspace admins' });
    expect(JSON.stringify(await erins.submit())).toContain('Only workspace admins may change App settings');
    expect((await settings()).mayCreateStreams).toBe('everyone');

    const first = await openSettings(alice);
    await inStore().transaction((db) => db.settings.change({ retentionDays: 90 }));
    await first.fill({ 'Who may create Streams': 'Workspace admins' });
    const { modal } = await first.submit();
    expect(opened(modal).texts().join('\n')).toContain('changed while you looked at it');
  });

  test.each([
    ['0', 'at least 1'],
    ['366', 'no more than 365'],
  ])('[A5] a retention of %s days is refused by Slack already', async (days, words) => {
    const window = await openSettings(person('alice'));
    await window.fill({ 'Days that data is kept after an uninstall': days });
    expect((await window.submit()).errors).toEqual({
      'Days that data is kept after an uninstall': expect.stringContaining(words),
    });
    expect((await settings()).retentionDays).toBe(30);
  });

  test('[A5, A8] nobody else finds the window, nor its button', async () => {
    for (const handle of ['bob', 'grace']) {
      expect((await person(handle).openHome()).buttons()).not.toContain('App settings');
    }
  });
});

describe('the audit log', () => {
  test('[A7] is read page by page, newest first, of the workspace and of a Stream by its admins', async () => {
    const bob = person('bob');
    await createStream(bob, { Team: ['bob'] });
    const { id, name } = await stream();
    await inStore().transaction(function* (db) {
      for (let n = 0; n < 20; n += 1) {
        const act = { kind: 'changed', setting: `Setting ${n}`, was: null, is: 'on' } as const;
        const subject = { kind: 'stream', id: n % 2 === 0 ? id : 'another', name } as const;
        yield* db.audit.record({ at: new Date(), actor: person('erin').id, subject, act });
      }
    });
    const log = await openPart(bob, 'Audit log');
    const words = log.texts().join('\n');
    expect(words).toContain('Changes of *IT help*, newest first');
    expect(words).toContain('@erin set *Setting 18* to “on”');
    expect(words).not.toContain('Setting 19');
    expect(words).toContain('@bob created it');
    expect(log.buttons()).not.toContain('Older');
    await log.closeAll();

    const alice = person('alice');
    await (await alice.openHome()).click('Audit log');
    const whole = opened(alice.modal);
    expect(whole.texts().join('\n')).toContain('Setting 19');
    expect(whole.texts().join('\n')).not.toContain('Setting 4*');
    await whole.click('Older');
    expect(opened(alice.modal).texts().join('\n')).toContain('Setting 4*');
    expect(opened(alice.modal).buttons()).not.toContain('Older');
    await opened(alice.modal).click('Newer');
    expect(opened(alice.modal).texts().join('\n')).toContain('Setting 19');
  });

  test('[A7] comes as a CSV file to the admin who asks for it, once for two clicks', async () => {
    const alice = person('alice');
    await createStream(alice, { Name: '=cmd()', Team: ['alice'] });
    await app.worker.stop();
    const log = await openPart(alice, 'Audit log');
    await log.click('Send me all as CSV');
    await alice.modal?.close();
    await opened(alice.modal).click('Send me all as CSV');
    const { work } = (await inStore().read((db) => db.deliveries.latest(10)))[0] ?? {};
    expect(work).toMatchObject({ kind: 'slack.audit_export' });
    const owed = (await inStore().read((db) => db.deliveries.latest(50))).filter(
      (each) => each.work.kind === 'slack.audit_export',
    );
    expect(owed).toHaveLength(1);
  });

  test('[A7] the file can be opened: every entry, names for ids, no formulas', async () => {
    const alice = person('alice');
    await createStream(alice, { Name: '=cmd()', Team: ['alice'] });
    await (await openPart(alice, 'Audit log')).click('Send me all as CSV');
    const message = await alice.dm().waitForMessage((each) => each.files().length > 0);
    const [name] = message.files();
    expect(name).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/);
    const stored = Object.values(app.slack.core.state.files).find((file) => file.name === name);
    const rows = parse(Buffer.from(stored?.content ?? '', 'base64'), { bom: true }) as string[][];
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(1, 6)).toEqual(['Alice Archer', alice.id, 'stream', "'=cmd()", 'created']);
  });
});

async function stream() {
  const found = await inStore().read((db) => db.streams.byName('it help'));
  if (!found) throw new Error('No Stream.');
  return found;
}
