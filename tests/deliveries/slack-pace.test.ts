import { beforeEach, expect, test } from '@jest/globals';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { NotYet } from '../../src/deliveries/failure.ts';
import { createSlackPace, type SlackPace, slackLanes } from '../../src/deliveries/slack-pace.ts';

const lane = slackLanes.posts('T1', 'C1');
let now: number;
let pace: SlackPace;
beforeEach(() => {
  now = 0;
  pace = createSlackPace(() => new Date(now));
});

const taken = () => Promise.resolve('taken' as const);
const refused = (retryAfter: number) => () => Promise.reject(new WebAPIRateLimitedError(retryAfter));

/** What becomes of a call: `taken`, or the milliseconds since the epoch of its turn. */
async function keep(call: () => Promise<'taken'> = taken, where = lane): Promise<'taken' | number> {
  try {
    return await pace.keep(where, call);
  } catch (error) {
    if (error instanceof NotYet) return error.until.getTime();
    throw error;
  }
}

test('[I10] as long as Slack takes them, calls go out as they come', async () => {
  for (let i = 0; i < 20; i += 1) expect(await keep()).toBe('taken');
});

test('[I10] after a refusal everybody waits, each for a turn of their own, in the order of asking', async () => {
  expect(await keep(refused(3))).toBe(3000);
  expect([await keep(), await keep(), await keep()]).toEqual([4000, 5000, 6000]);
  now = 2999;
  expect(await keep()).toBe(7000);
  for (const turn of [3000, 4000, 5000, 6000, 7000]) {
    now = turn;
    expect(await keep()).toBe('taken');
  }
});

test('[I10] who comes late to a turn pushes nobody out of the queue', async () => {
  await keep(refused(1));
  for (let i = 0; i < 5; i += 1) await keep();
  for (const moment of [1900, 2000, 3700, 4000, 5000, 6950]) {
    now = moment;
    expect(await keep()).toBe('taken');
  }
});

test('[I10] a pause in one lane holds up no other', async () => {
  await keep(refused(60));
  expect(await keep(taken, slackLanes.posts('T1', 'C2'))).toBe('taken');
  expect(await keep(taken, slackLanes.posts('T2', 'C1'))).toBe('taken');
  expect(await keep(taken, slackLanes.updates('T1'))).toBe('taken');
});

test('[I10] after a while without calls a burst goes out as before', async () => {
  await keep(refused(1));
  now = 20_000;
  for (let i = 0; i < 5; i += 1) expect(await keep()).toBe('taken');
});

test('[I10] other errors are passed on and slow nothing down', async () => {
  await expect(keep(() => Promise.reject(new Error('something else')))).rejects.toThrow('something else');
  expect([await keep(), await keep()]).toEqual(['taken', 'taken']);
});
