import type { Entry } from '../../slack/driver.ts';

/**
 * What becomes of a Request within the two weeks: nobody takes it; somebody does; it is closed; it is closed and
 * opened again; and closed at last.
 */
export type Fate = 'left' | 'taken' | 'closed' | 'reopened' | 'closed_again';

/** A Request as somebody of Acme words it. Those of a Stream are in the order of their coming. */
export interface Sample {
  /** No other has the same. */
  subject: string;
  fate: Fate;
  /** Working days from when it comes until it is due. */
  dueIn?: number;
  /** By handle, where it is not for anybody to say. */
  requester?: string;
  /** Working days from when it comes until what it asks for goes live: the date in that field. */
  goesLiveIn?: number;
  /** Chosen in the form: whom of the team, by handle. */
  assignee?: string;
  /** By label. */
  answers?: Record<string, Entry>;
}
