import { type ClaimQueries, claimQueries } from './claims.ts';
import type { Engine } from './engine.ts';
import { postgresEngine } from './engine-postgres.ts';
import { sqliteEngine } from './engine-sqlite.ts';
import { type OutboxQueries, outboxQueries } from './outbox.ts';
import type { Steps } from './steps.ts';
import { type DueTokenQueries, dueTokenQueries } from './tokens.ts';
import { type WatchingQueries, watchingQueries } from './watching.ts';
import { type WorkspaceDb, workspaceDb } from './workspace-db.ts';
import { type WorkspaceQueries, workspaceQueries } from './workspaces.ts';

export type { WorkspaceDb } from './workspace-db.ts';

/** What crosses workspaces: installs, and the workers' claims. `in` goes on within one, in the same transaction. */
export interface SystemDb {
  workspaces: WorkspaceQueries;
  claims: ClaimQueries;
  outbox: OutboxQueries;
  tokens: DueTokenQueries;
  watching: WatchingQueries;
  in(workspaceId: string): WorkspaceDb;
}

export interface Transactions<Db> {
  /** Runs the body in one transaction: all of it holds, or none. */
  transaction<Result>(body: (db: Db) => Steps<Result>): Promise<Result>;
  /** Runs a body that only reads. */
  read<Result>(body: (db: Db) => Steps<Result>): Promise<Result>;
}

export interface Store {
  readonly engine: Engine['name'];
  /** Everything of one workspace, and nothing of another. */
  in(workspaceId: string): Transactions<WorkspaceDb>;
  readonly system: Transactions<SystemDb>;
  /** Calls back when deliveries may be waiting, also those that another process owes. */
  onDeliveriesWaiting(wake: () => void): void;
  migrate(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** `file:path`, `file::memory:`, or `postgres://...` */
  url: string;
  clock?: () => Date;
  /** Told of connections that broke while idle. */
  onError?: (error: unknown) => void;
}

/** Opens the database that the URL names. Nothing else knows which engine it is. */
export function openStore({ url, clock = () => new Date(), onError }: StoreOptions): Store {
  const engine = url.startsWith('file:')
    ? sqliteEngine(url.slice('file:'.length))
    : postgresEngine(url, onError);

  function transactions<Db>(open: (onOwed: () => void) => Db): Transactions<Db> {
    return {
      async transaction(body) {
        let owed = false;
        const onOwed = () => {
          owed = true;
        };
        // Anew for each run: what one that was taken back has read holds no more.
        const result = await engine.transaction(() => body(open(onOwed)));
        if (owed) engine.tellDeliveriesWaiting();
        return result;
      },
      read: (body) => engine.read(() => body(open(() => undefined))),
    };
  }

  return {
    engine: engine.name,
    in: (workspaceId) => transactions((onOwed) => workspaceDb(engine.schema, workspaceId, clock, onOwed)),
    system: transactions((onOwed) => ({
      workspaces: workspaceQueries(engine.schema),
      claims: claimQueries(engine.schema),
      outbox: outboxQueries(engine.schema),
      tokens: dueTokenQueries(engine.schema),
      watching: watchingQueries(engine.schema),
      in: (workspaceId) => workspaceDb(engine.schema, workspaceId, clock, onOwed),
    })),
    onDeliveriesWaiting: (wake) => engine.onDeliveriesWaiting(wake),
    migrate: () => engine.migrate(),
    close: () => engine.close(),
  };
}
