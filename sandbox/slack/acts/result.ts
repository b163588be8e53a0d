import type { Option, OptionGroup } from '../blocks.ts';
import type { Delivery } from '../deliver.ts';

/** Slack's client does not let this person do this; the app is not asked. */
export class Refused extends Error {
  override name = 'Refused';
}

export interface ActResult {
  /** What was sent to the app because of it, with its answers. */
  deliveries: Delivery[];
  /** Whether something more is to be expected from the app than its acknowledgement. */
  expectMore: boolean;
  /** What an external select offers. */
  options?: Option[];
  groups?: OptionGroup[];
  /** Of the message that somebody wrote. */
  ts?: string;
  /** Id of the channel that somebody made. */
  channel?: string;
  /** Id of the run of a step. */
  execution?: string;
}
