import type { ServerResponse } from 'node:http';
import type { Core } from '../slack/core.ts';
import type { Actor } from '../slack/state.ts';
import { versionsOf } from './versions.ts';

/** Tells open pages that something they show has changed. */
export interface Live {
  /** Keeps the answer open, says how things stand, and says so again after every change. */
  follow(actor: Actor, response: ServerResponse): void;
  close(): void;
}

/** Changes that come closer together are told as one. */
const coalesceMs = 15;

export function createLive(core: Core): Live {
  const pages = new Map<ServerResponse, { actor: Actor; told: string }>();
  let due: NodeJS.Timeout | null = null;

  function tell(response: ServerResponse, page: { actor: Actor; told: string }): void {
    const versions = JSON.stringify(versionsOf(core, page.actor));
    if (versions === page.told) return;
    page.told = versions;
    response.write(`event: versions\ndata: ${versions}\n\n`);
  }

  function tellAll(): void {
    due = null;
    for (const [response, page] of pages) tell(response, page);
  }

  core.onChange(() => {
    if (pages.size > 0) due ??= setTimeout(tellAll, coalesceMs);
  });

  return {
    follow(actor, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const page = { actor, told: '' };
      pages.set(response, page);
      response.once('close', () => pages.delete(response));
      tell(response, page);
    },
    close() {
      if (due) clearTimeout(due);
      for (const response of pages.keys()) response.end();
      pages.clear();
    },
  };
}
