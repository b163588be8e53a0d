import { createHash } from 'node:crypto';
import type { Core } from '../slack/core.ts';
import type { Actor } from '../slack/state.ts';
import type { SlackVersions } from './api.ts';
import { castOf, channelsOf, conversationOf, directoryOf, homeOf, modalsOf } from './regions.ts';

/** How everything stands that this person sees; equal words mean equal regions. */
export function versionsOf(core: Core, actor: Actor): SlackVersions {
  const conversations = channelsOf(core, actor).map(({ id }) => [
    id,
    fingerprint(conversationOf(core, actor, id)),
  ]);
  return {
    cast: fingerprint(castOf(core)),
    directory: fingerprint(directoryOf(core, actor)),
    home: fingerprint(homeOf(core, actor)),
    modals: fingerprint(modalsOf(core, actor)),
    conversations: Object.fromEntries(conversations),
  };
}

const fingerprint = (region: unknown): string =>
  createHash('sha1').update(JSON.stringify(region)).digest('base64url').slice(0, 12);
