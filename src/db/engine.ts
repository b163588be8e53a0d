import type { Schema } from './schema.ts';
import type { Steps } from './steps.ts';

/** What differs between SQLite and PostgreSQL, and nothing else. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  readonly schema: Schema;
  /** Runs the body in one transaction: all of it holds, or none. */
  transaction<Result>(body: () => Steps<Result>): Promise<Result>;
  /** Runs the body's queries one by one, each seeing what is committed by then. */
  read<Result>(body: () => Steps<Result>): Promise<Result>;
  /** Brings the tables up to date; several processes may call it at once. */
  migrate(): Promise<void>;
  /** Calls back when deliveries may be waiting: on PostgreSQL at the word of any process, on SQLite of this one. */
  onDeliveriesWaiting(wake: () => void): void;
  /** Tells every process that deliveries may be waiting. */
  tellDeliveriesWaiting(): void;
  close(): Promise<void>;
}
