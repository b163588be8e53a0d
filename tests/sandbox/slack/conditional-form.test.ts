import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Modal } from '../../../sandbox/slack/driver.ts';
import { type Running, startBolt } from './bolt-app.ts';
import { type ConditionalApp, listenConditionally } from './conditional-app.ts';

describe('a form that changes while it is filled in', () => {
  let running: Running;
  let seen: ConditionalApp;
  beforeEach(async () => {
    seen = { submitted: [], told: [], slowMs: 0 };
    running = await startBolt((app) => listenConditionally(app, seen));
  });
  afterEach(() => running.stop());

  async function open(): Promise<Modal> {
    const { modal } = await running.slack.as('bob').slash('/order');
    if (!modal) throw new Error('no modal was opened');
    return modal;
  }
  const always = ['Kind', 'Count', 'Name', 'Details'];

  test('[E3, S13] fields come and go with what is chosen, and what was typed elsewhere stays', async () => {
    const modal = await open();
    await modal.fill({ Details: 'By Friday', Name: 'Bob' });
    expect(modal.labels()).toEqual(always);
    await modal.fill({ Kind: 'Hardware' });
    expect(modal.labels()).toEqual(['Kind', 'Serial number', 'Count', 'Name', 'Details']);
    await modal.fill({ 'Serial number': 'X-1', Count: 12 });
    expect(modal.labels()).toEqual(['Kind', 'Reason', 'Serial number', 'Count', 'Name', 'Details']);
    expect(modal.value('Serial number')).toBe('X-1');
    expect(modal.value('Details')).toBe('By Friday');
    await modal.fill({ Kind: 'Access' });
    expect(modal.labels()).not.toContain('Serial number');
    expect(modal.value('Count')).toBe('12');
  });

  test('[E3, S13] what went is not sent, and comes back empty', async () => {
    const modal = await open();
    await modal.fill({ Kind: 'Hardware', 'Serial number': 'X-1', Count: 12 });
    await modal.fill({ Kind: 'Access' });
    expect(await modal.submit()).toEqual({ errors: { Reason: 'Please complete this required field.' } });
    await modal.fill({ Count: 3 });
    expect(modal.errors).toEqual({});
    await modal.fill({ Kind: 'Hardware' });
    expect(modal.value('Serial number')).toBeNull();
    await modal.fill({ Kind: 'Access' });
    expect(await modal.submit()).toEqual({ closed: true });
    expect(Object.keys(seen.submitted[0] ?? {})).toEqual(always);
  });

  test('[E3] text is told at Enter unless it is to be told at each letter; other inputs tell at once', async () => {
    const modal = await open();
    await modal.fill({ Name: 'Bob', Details: 'x' });
    expect(seen.told).toEqual([]);
    await modal.pressEnter('Name');
    expect(modal.value('Greeting')).toBe('Hi Bob');
    await modal.fill({ Count: 1, Kind: 'Access' });
    expect(seen.told).toEqual(['Name', 'Count', 'Kind']);
  });

  test('[E3] a new initial value does not touch a field that stays', async () => {
    const modal = await open();
    await modal.fill({ Name: 'Bob' });
    await modal.pressEnter('Name');
    await modal.fill({ Greeting: 'Dear Bob', Name: 'Judy' });
    await modal.pressEnter('Name');
    expect(modal.value('Greeting')).toBe('Dear Bob');
  });
});
