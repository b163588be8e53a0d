import { moveDate, realNow } from './moved-date.ts';

/** Takes over an offset; resolves once it holds. */
export type ClockFollower = (offset: number) => Promise<void>;

/**
 * The time that this process and its followers go by. It runs on like real time, from where it was moved to. There
 * is one in a process, for there is one `Date`.
 */
export interface Clock {
  /** Milliseconds ahead of real time; negative: behind. */
  readonly offset: number;
  /** Resolves once all sides agree on the time. */
  moveTo(time: Date): Promise<void>;
  moveBy(ms: number): Promise<void>;
  backToRealTime(): Promise<void>;
  follow(follower: ClockFollower): void;
}

/** A clock at real time. */
export function createClock(): Clock {
  const followers: ClockFollower[] = [];
  let offset = 0;

  async function setOffset(ms: number): Promise<void> {
    offset = ms;
    moveDate(ms);
    await Promise.all(followers.map((follower) => follower(ms)));
  }

  return {
    get offset() {
      return offset;
    },
    moveTo: (time) => setOffset(time.getTime() - realNow()),
    moveBy: (ms) => setOffset(offset + ms),
    backToRealTime: () => setOffset(0),
    follow: (follower) => void followers.push(follower),
  };
}
