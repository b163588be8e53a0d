import { createHash } from 'node:crypto';
import type { StageVersions } from '../stage-api.ts';
import { createLog, type Log } from './log.ts';
import type { StageWorld } from './stage-world.ts';
import { switchesOf } from './switches.ts';

/** What stands around Slack, as the page follows it. */
export interface Stage {
  readonly world: StageWorld;
  readonly log: Log;
  versions(): StageVersions;
  /** Calls back after every change of it. */
  onChange(listener: () => void): void;
}

export function createStage(world: StageWorld): Stage {
  const { slack, asana, smartsheet, github, app, clock, filling } = world;
  const log = createLog(world);
  const changes = { asana: 0, smartsheet: 0, github: 0 };
  asana.onChange(() => {
    changes.asana += 1;
  });
  smartsheet.onChange(() => {
    changes.smartsheet += 1;
  });
  github.onChange(() => {
    changes.github += 1;
  });
  return {
    world,
    log,
    versions: () => ({
      asana: String(changes.asana),
      smartsheet: String(changes.smartsheet),
      github: String(changes.github),
      switches: fingerprint(switchesOf(world)),
      log: String(log.revision()),
      filling: JSON.stringify(filling.now),
    }),
    onChange(listener) {
      for (const server of [slack, asana, smartsheet, github]) server.onActivity(listener);
      for (const each of [asana, smartsheet, github, app, filling]) each.onChange(listener);
      clock.follow(async () => listener());
    },
  };
}

const fingerprint = (value: unknown): string =>
  createHash('sha1').update(JSON.stringify(value)).digest('base64url').slice(0, 12);
