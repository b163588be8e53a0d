import type { ServerResponse } from 'node:http';
import type { Core } from '../slack/core.ts';
import type { Actor } from '../slack/state.ts';
import type { SlackVersions, Versions } from './api.ts';
import type { Stage } from './stage/stage.ts';
import type { StageVersions } from './stage-api.ts';
import { versionsOf } from './versions.ts';

/** Tells open pages that something they show has changed. */
export interface Live {
  /** Keeps the answer open, says how things stand, and says so again after every change. */
  follow(actor: Actor, response: ServerResponse): void;
  close(): void;
}

interface Page {
  actor: Actor;
  /** Null: to be looked at again. */
  slack: SlackVersions | null;
  told: string;
}

/** A change is told at once; those that come sooner after it are told as one. */
const coalesceMs = 15;
/** While two weeks pass in seconds, nobody reads along: the work itself goes first. */
const coalesceWhileFillingMs = 400;

export function createLive(core: Core, stage: Stage | null): Live {
  const pages = new Map<ServerResponse, Page>();
  let due: NodeJS.Timeout | null = null;
  let toldAt = 0;

  function tell(response: ServerResponse, page: Page, stageVersions: StageVersions | null): void {
    page.slack ??= versionsOf(core, page.actor);
    const versions = JSON.stringify({
      ...page.slack,
      ...(stageVersions ? { stage: stageVersions } : {}),
    } satisfies Versions);
    if (versions === page.told) return;
    page.told = versions;
    response.write(`event: versions\ndata: ${versions}\n\n`);
  }

  function tellAll(): void {
    due = null;
    toldAt = performance.now();
    const stageVersions = stage?.versions() ?? null;
    for (const [response, page] of pages) tell(response, page, stageVersions);
  }

  function soon(): void {
    const pause = stage?.world.filling.now ? coalesceWhileFillingMs : coalesceMs;
    const wait = Math.max(0, toldAt + pause - performance.now());
    if (pages.size > 0) due ??= setTimeout(tellAll, wait);
  }

  core.onChange(() => {
    for (const page of pages.values()) page.slack = null;
    soon();
  });
  // Calls and lines of the log come far more often than what people see of Slack changes.
  stage?.onChange(soon);

  return {
    follow(actor, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const page: Page = { actor, slack: null, told: '' };
      pages.set(response, page);
      response.once('close', () => pages.delete(response));
      tell(response, page, stage?.versions() ?? null);
    },
    close() {
      if (due) clearTimeout(due);
      for (const response of pages.keys()) response.end();
      pages.clear();
    },
  };
}
