import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { openStore } from '../../src/db/store.ts';
import { unseenPerson } from '../../src/domain/people.ts';
import { ToolError } from '../../src/integrations/errors.ts';
import { createLog } from '../../src/telemetry/log.ts';

function logInMemory() {
  const lines: string[] = [];
  const log = createLog(
    'info',
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    }),
  );
  return { log, said: () => lines.join('') };
}

test('[E4] a query that fails is logged with its code and places, without what was typed', async () => {
  const { log, said } = logInMemory();
  const store = openStore({ url: 'file::memory:' });
  const saving = store
    .in('T0ACME0001')
    .transaction((db) => db.people.put({ ...unseenPerson('U0BOB00001'), name: 'a secret name' }, new Date()));
  log.error({ err: await saving.catch((error: unknown) => error) }, 'could not save');
  await store.close();
  expect(said()).toContain('SQLITE_ERROR');
  expect(said()).toContain('engine-sqlite.ts');
  expect(said()).not.toContain('a secret name');
});

test('[E4] a tool’s refusal is logged without its words, a mistake in the code with them', () => {
  const { log, said } = logInMemory();
  log.warn({ err: new ToolError('rejected', '“my diagnosis” is not an option') }, 'refused');
  log.error({ err: new TypeError('x is not a function') }, 'bug');
  expect(said()).toContain('"type":"ToolError"');
  expect(said()).not.toContain('diagnosis');
  expect(said()).toContain('x is not a function');
});

test('[E4] tokens are struck out wherever they are given by mistake', () => {
  const { log, said } = logInMemory();
  log.info(
    { token: 'xoxb-1', integration: { token: 'secret-2' }, credentials: { accessToken: 'secret-3' } },
    'oops',
  );
  expect(said()).not.toMatch(/xoxb-1|secret-2|secret-3/);
});
