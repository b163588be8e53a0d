import { z } from 'zod';
import { notificationSettings } from '../notifications/notification.ts';
import { mostRules, routingRule, ruleTargets } from '../routing/rules.ts';
import { wording } from '../wording/wording.ts';
import { requestStatus } from './statuses.ts';

/**
 * What a Stream's admins set beside its form, kept as one JSON document. Every entry has a default, so that a Stream
 * that was made before an entry existed reads as it always behaved.
 */
export const streamSettings = z.object({
  /** Who may submit (S11). The team and the Stream admins always may. */
  maySubmit: z
    .discriminatedUnion('who', [
      z.object({ who: z.literal('everyone') }),
      z.object({ who: z.literal('channel') }),
      z.object({ who: z.literal('listed'), userIds: z.array(z.string()), groupIds: z.array(z.string()) }),
    ])
    .default({ who: 'everyone' }),
  /** Who may see the Requests (S11). */
  maySee: z.enum(['everyone', 'team_and_requester']).default('everyone'),
  /** Which new Requests are private (R16): none, all, or those whose requesters say so. */
  privateRequests: z.enum(['none', 'all', 'chosen']).default('none'),
  /** Guests of the workspace may submit (A8). */
  guestsMaySubmit: z.boolean().default(false),
  /** People of other workspaces, through Slack Connect, may submit (A8). */
  strangersMaySubmit: z.boolean().default(false),
  /** Requesters may change what they answered, and Assignee and Due date where those are on the form (R6). */
  requestersMayEdit: z.boolean().default(false),
  /** Slack user groups whose members are in the team (S10). */
  teamGroupIds: z.array(z.string()).default([]),
  /** Who is told what, and where (S10); null: as the App settings say. */
  notifications: notificationSettings.nullable().default(null),
  /** Who may submit for someone else (R1). */
  onBehalf: z.enum(['nobody', 'team', 'everyone']).default('nobody'),
  /** Ids of the fields whose answers the card shows (R3); null: all. */
  cardFields: z.array(z.string()).nullable().default(null),
  /** Before a Request is submitted, open ones that look like it are pointed out (R1). */
  pointOutAlike: z.boolean().default(true),
  /** Whether its channel has a button that opens the form (R1). */
  channelButton: z.enum(['off', 'message', 'message_and_bookmark']).default('off'),
  /** Statuses of its own, in order (S19); none: Open and Closed. */
  statuses: z.array(requestStatus).default([]),
  /** Its Requests are being removed, and then it; nobody manages it any more. */
  isBeingDeleted: z.boolean().default(false),
  /** Rules that route new Requests, in order (S15). */
  routing: z.array(routingRule).max(mostRules).default([]),
  /** Where they route them in this workspace, by the `nameKey` of the rule. */
  routingTargets: z.record(z.string(), ruleTargets).default({}),
  /** How and in which words requesters are told (S18); what is not there, as usual. */
  wording: wording.default({}),
});
export type StreamSettings = z.infer<typeof streamSettings>;

/** Settings of a new Stream. */
export const firstStreamSettings: StreamSettings = streamSettings.parse({});
