import type { MethodName } from './web-api/methods.ts';

/** How often something may be done. */
interface Rate {
  /** Milliseconds after which one more is allowed. */
  everyMs: number;
  /** So many at once, after a rest. */
  burst: number;
}

/** A minute's worth may come at once, unless told otherwise. */
const perMinute = (times: number, burst = times): Rate => ({ everyMs: 60_000 / times, burst });

/** The tiers, of which Slack promises the rate, but not the burst. https://docs.slack.dev/apis/web-api/rate-limits */
const tier1 = perMinute(1, 3);
const tier2 = perMinute(20);
const tier3 = perMinute(50);
const tier4 = perMinute(100);
/** Slack says “hundreds” and “several hundred”. */
const hundreds = perMinute(300);

/** As each method's page under https://docs.slack.dev/reference/methods says. */
const methodRates: Record<MethodName, Rate> = {
  'auth.test': hundreds,
  'auth.revoke': tier3,
  'auth.teams.list': tier2,
  'apps.uninstall': tier1,
  'team.info': tier3,
  'views.open': tier4,
  'views.push': tier4,
  'views.update': tier4,
  'views.publish': tier4,
  'chat.postMessage': hundreds,
  'chat.postEphemeral': tier4,
  'chat.update': tier3,
  'chat.delete': tier3,
  'chat.getPermalink': hundreds,
  'conversations.info': tier3,
  'conversations.list': tier2,
  'conversations.create': tier2,
  'conversations.join': tier3,
  'conversations.leave': tier3,
  'conversations.invite': tier3,
  'conversations.members': tier4,
  'conversations.open': tier3,
  'conversations.history': tier3,
  'conversations.replies': tier3,
  'bookmarks.add': tier2,
  'bookmarks.edit': tier2,
  'bookmarks.list': tier3,
  'bookmarks.remove': tier2,
  'files.completeUploadExternal': tier4,
  'files.delete': tier3,
  'files.getUploadURLExternal': tier4,
  'files.info': tier4,
  'functions.completeError': tier3,
  'functions.completeSuccess': tier3,
  'reactions.add': tier3,
  'reactions.remove': tier2,
  'usergroups.list': tier2,
  'usergroups.users.list': tier2,
  'users.conversations': tier3,
  'users.info': tier4,
  'users.list': tier2,
  'users.lookupByEmail': tier3,
};

/** One message a second in each channel, short bursts aside. */
const postsInChannel = perMinute(60, 5);
/** 30,000 in an hour. */
const events = perMinute(500, 30_000);
const wordsOfLostEvents = perMinute(1);

/** Counts what is done in each workspace, and says when it is too much. */
export interface RateLimits {
  /**
   * Whole seconds until such a call is let through; 0: this one is, and it counts.
   *
   * @param channel that a message is posted in, by what the app calls it.
   */
  call(teamId: string, method: MethodName, channel?: string): number;
  /** `tell`: the event is lost, and the app is to be told that it receives too many; `drop`: it was told this minute. */
  event(teamId: string): 'send' | 'tell' | 'drop';
}

/** For tests of other things. */
export const noRateLimits: RateLimits = { call: () => 0, event: () => 'send' };

/** Slack's own. @param now milliseconds since the epoch. */
export function slacksRateLimits(now: () => number): RateLimits {
  /** When each count is back at nothing, in milliseconds since the epoch. */
  const restedAt = new Map<string, number>();

  function load(key: string, { everyMs, burst }: Rate): number {
    const left = Math.max(0, (restedAt.get(key) ?? 0) - now());
    // More than was ever allowed: the clock was set back.
    return left > everyMs * burst ? 0 : left;
  }

  /** All or nothing. Milliseconds to wait for all of them; 0: they are counted. */
  function take(wanted: Record<string, Rate>): number {
    const waits = Object.entries(wanted).map(
      ([key, rate]) => load(key, rate) - rate.everyMs * (rate.burst - 1),
    );
    const wait = Math.max(0, ...waits);
    if (wait > 0) return wait;
    for (const [key, rate] of Object.entries(wanted)) {
      restedAt.set(key, now() + load(key, rate) + rate.everyMs);
    }
    return 0;
  }

  return {
    call(teamId, method, channel) {
      const inChannel =
        method === 'chat.postMessage' && channel ? { [`${teamId}/in ${channel}`]: postsInChannel } : {};
      return Math.ceil(take({ [`${teamId}/${method}`]: methodRates[method], ...inChannel }) / 1000);
    },
    event(teamId) {
      if (take({ [`${teamId}/events`]: events }) === 0) return 'send';
      return take({ [`${teamId}/app_rate_limited`]: wordsOfLostEvents }) === 0 ? 'tell' : 'drop';
    },
  };
}
