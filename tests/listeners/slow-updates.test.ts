import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkedFetch } from '../../src/slack/checked-fetch.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { type FieldToGive, giveForm } from '../support/give-form.ts';
import { createStream, opened } from '../support/people-at-work.ts';
import { type RunningApp, startApp } from '../support/running-app.ts';

const log = createLog('silent');
const real = checkedFetch({ log, strict: true });

let app: RunningApp;
/** The next call of `views.update` is held back until this is called. */
let release: () => void;
let held: Promise<void>;
let holdsNext: boolean;

beforeEach(async () => {
  holdsNext = false;
  const slowFetch: typeof fetch = async (input, init) => {
    if (holdsNext && String(input instanceof Request ? input.url : input).includes('views.update')) {
      holdsNext = false;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      isHeld();
      await released;
    }
    return real(input, init);
  };
  app = await startApp({ overrides: { slackFetch: slowFetch } });
  await createStream(app.slack.as('alice'));
});
afterEach(() => app.close());

let isHeld: () => void;
function holdNextUpdate(): void {
  holdsNext = true;
  held = new Promise((resolve) => {
    isHeld = resolve;
  });
}

const options = ['Laptop', 'Phone'].map((label) => ({ id: label, label }));
const fields: FieldToGive[] = [
  { name: 'Kind', type: 'select', options },
  {
    name: 'Inches',
    type: 'number',
    required: true,
    showWhen: [{ fieldId: 'Kind', test: 'has', values: ['Laptop'] }],
  },
];

async function draftSays(kind: string, viewId: string): Promise<void> {
  const own = app.context.store.in(app.workspaceId);
  const userId =
    app.slack.core.state.workspaces.flatMap(({ people }) => people).find(({ handle }) => handle === 'bob')
      ?.id ?? '';
  for (;;) {
    const draft = await own.read((db) => db.drafts.byId(viewId, userId));
    if (draft?.answers.Kind === kind) return;
    await delay(5);
  }
}

describe('two quick choices in a form whose update is slow', () => {
  test('[S13] end in what the second one shows, and Submit asks for that alone', async () => {
    await giveForm(app, fields);
    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    holdNextUpdate();
    const first = modal.fill({ Subject: 'A phone', Kind: 'Laptop' });
    await held;
    const second = modal.fill({ Kind: 'Phone' });
    await draftSays('Phone', modal.id);
    release();
    await Promise.all([first, second]);
    expect(modal.labels()).toEqual(['Subject', 'Kind']);
    expect(await modal.submit()).toEqual({ closed: true });
  });

  test('[S13] show a field again that the late update would hide', async () => {
    await giveForm(app, fields);
    const modal = opened((await app.slack.as('bob').slash('/request')).modal);
    await modal.fill({ Subject: 'A laptop', Kind: 'Laptop' });
    holdNextUpdate();
    const first = modal.fill({ Kind: 'Phone' });
    await held;
    const second = modal.fill({ Kind: 'Laptop' });
    await draftSays('Laptop', modal.id);
    release();
    await Promise.all([first, second]);
    expect(modal.labels()).toEqual(['Subject', 'Kind', 'Inches']);
  });
});
