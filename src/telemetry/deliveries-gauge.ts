import { Gauge, type Registry } from 'prom-client';
import type { Store } from '../db/store.ts';

/** Asked of the database when metrics are read, so that every process tells the same. */
export function countWaitingDeliveries(
  metrics: Registry,
  store: Pick<Store, 'system'>,
  clock: () => Date,
): void {
  new Gauge({
    name: 'streamly_deliveries_waiting',
    help: 'Deliveries that wait or are under way, in all workspaces.',
    registers: [metrics],
    async collect() {
      this.set(await store.system.read((db) => db.outbox.countWaiting()));
    },
  });
  new Gauge({
    name: 'streamly_deliveries_unreadable',
    help: 'Deliveries that were set aside since this version can’t read them.',
    registers: [metrics],
    async collect() {
      this.set(await store.system.read((db) => db.outbox.countUnreadable()));
    },
  });
  new Gauge({
    name: 'streamly_deliveries_due',
    help: 'Those of them that are under way or could be: what is to be tried later is not among them.',
    registers: [metrics],
    async collect() {
      this.set(await store.system.read((db) => db.outbox.countDue(clock())));
    },
  });
}
