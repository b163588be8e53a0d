/**
 * A process of its own that submits Requests to a Stream whose rule assigns in turn, one after another, every second
 * of them twice at once; prints to whom they went, separated by spaces. For the tests of several processes.
 *
 *     node routing-writer.ts <url> <name> <how many>
 */
import { openStore } from '../../src/db/store.ts';
import { submitRequest } from '../../src/domain/requests/submit-request.ts';
import { aLibrary, anInstall, aPerson, aStream } from './store-samples.ts';

const [url = '', name = '', howMany = '0'] = process.argv.slice(2);
const store = openStore({ url });
await store.migrate();
const userIds = ['UALICE', 'UBOB', 'UDAVE'];
await store.system.transaction(function* (db) {
  yield* db.workspaces.install(anInstall('T1'));
  const settings = {
    routing: [{ name: 'Turns', when: [], due: null, overrides: false }],
    routingTargets: {
      turns: {
        ...{ assignee: { kind: 'in_turn' as const, userIds }, channelId: null },
        ...{ toolIds: null, sections: {} },
      },
    },
  };
  yield* db.in('T1').streams.add(aStream('S1', { team: userIds, settings }), aLibrary('S1'));
});
let count = 0;
const newId = () => `${name}-${count++}`;
const assigned: (string | null)[] = [];
for (let n = 0; n < Number(howMany); n += 1) {
  const submission = {
    ...{ streamId: 'S1', formVersion: 1, answers: { 'S1-3': `Request ${n}` }, files: [] },
    submissionKey: `${name} ${n}`,
  };
  const parts = { store, clock: () => new Date(), newId };
  const submit = () => submitRequest(parts, 'T1', aPerson('UCAROL'), submission);
  const outcomes = await Promise.all(n % 2 === 0 ? [submit()] : [submit(), submit()]);
  const [first] = outcomes;
  if (first?.outcome !== 'submitted') throw new Error('It was not submitted.');
  assigned.push(first.request.assigneeId);
}
await store.close();
process.stdout.write(assigned.join(' '));
