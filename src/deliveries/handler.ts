import type { Context } from '../context.ts';
import type { Claim } from '../db/claims.ts';
import type { Steps } from '../db/steps.ts';
import type { WorkspaceDb } from '../db/store.ts';
import type { ChannelNames } from '../slack/channel-names.ts';
import type { Failure } from './failure.ts';
import type { Delivery, DeliveryKind } from './kinds.ts';
import type { SlackPace } from './slack-pace.ts';
import type { SuccessNotes } from './success-notes.ts';

/** The parts of the context that deliveries need. */
export type WorkerContext = Pick<
  Context,
  'store' | 'clock' | 'log' | 'newId' | 'secrets' | 'connectors' | 'slackOf' | 'addressOf' | 'events'
>;

export type Parts = WorkerContext & {
  channelNames: ChannelNames;
  slackPace: SlackPace;
  successNotes: SuccessNotes;
};

export type WorkOf<Kind extends DeliveryKind> = Extract<Delivery, { kind: Kind }>;

/** A claimed delivery of one kind. */
export interface Job<Kind extends DeliveryKind = DeliveryKind> extends Omit<Claim, 'work'> {
  work: WorkOf<Kind>;
}

/** What to write when the work is done; it is committed together with the word that it is. */
export type Write = (db: WorkspaceDb) => Steps<void>;

/** The work is done and leaves nothing to write. */
export const nothing: Write = function* () {};

/** A failure that people are to see: the second attempt in a row, or the last one. */
export interface Trouble {
  kind: Failure['kind'];
  reason: string;
  gaveUp: boolean;
}

/** How deliveries of one kind are carried out. */
export interface Handler<Kind extends DeliveryKind> {
  /**
   * Does the work outside, and says what to write. May be run again after any failure, also after one that came
   * when all was done.
   */
  carryOut(parts: Parts, job: Job<Kind>): Promise<Write>;
  /** What to write so that people see the trouble. */
  tell(parts: Parts, job: Job<Kind>, trouble: Trouble): Write;
}

/** One handler for every kind; a kind without one does not compile. */
export type Handlers = { [Kind in DeliveryKind]: Handler<Kind> };
