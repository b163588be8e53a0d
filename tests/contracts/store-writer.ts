/**
 * A process of its own that writes into a store: migrates, then adds Requests one after another, and prints their
 * numbers, separated by spaces. For the tests of several processes.
 *
 *     node store-writer.ts <url> <name> <how many>
 */
import { openStore } from '../../src/db/store.ts';
import { aLibrary, anInstall, aRequest, aStream } from './store-samples.ts';

const [url = '', name = '', howMany = '0'] = process.argv.slice(2);
const store = openStore({ url });
await store.migrate();
await store.system.transaction(function* (db) {
  yield* db.workspaces.install(anInstall('T1'));
  yield* db.in('T1').streams.add(aStream('S1'), aLibrary('S1'));
});
const numbers: number[] = [];
for (let count = 1; count <= Number(howMany); count += 1) {
  const { request } = await store.in('T1').transaction(function* (db) {
    const added = yield* db.requests.add(aRequest(`${name}-${count}`));
    yield* db.deliveries.oweCard(added.request.id, 'channel');
    return added;
  });
  numbers.push(request.number);
}
await store.close();
process.stdout.write(numbers.join(' '));
