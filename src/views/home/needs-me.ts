import type { KnownBlock } from '@slack/types';
import { button, context, header, section } from '../blocks.ts';
import { actions } from '../ids.ts';
import { link, md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import type { Page } from './page.ts';
import { type HomeRequest, requestLines } from './requests.ts';

/** A Request of which something did not arrive. `where` is a tool's name, or Slack. */
export interface FailedRequest {
  requestId: string;
  number: number;
  subject: string;
  permalink: string | null;
  where: string;
  /** In words. */
  reason: string;
}

/** What waits for a person. */
export interface NeedsMe {
  /** Open ones, overdue first. */
  assigned: Page<HomeRequest>;
  /** Of the Streams that the person belongs to. */
  failed: Page<FailedRequest>;
  /** Streams whose form has changes that requesters do not see yet. */
  drafts: readonly { streamId: string; name: string; changes: number }[];
  /** Tools that stand still, for workspace admins. */
  troubles: readonly { tool: string; name: string; words: string }[];
}

export const mostFailed = 3;
const mostTroubles = 3;
export const mostDrafts = 3;
const longestReason = 300;

/** What waits for the person who looks; says so where that is nothing. */
export function needsMeBlocks({ assigned, failed, drafts, troubles }: NeedsMe): KnownBlock[] {
  const blocks = [
    ...troubles
      .slice(0, mostTroubles)
      .map(({ tool, name, words }) =>
        section(
          md`⚠️ *${name}:* ${cut(words, longestReason)}`,
          button('Manage Integration', actions.manageIntegration, { value: tool }),
        ),
      ),
    ...failedBlocks(failed),
    ...requestLines(assigned),
    ...drafts
      .slice(0, mostDrafts)
      .map(({ streamId, name, changes }) =>
        section(
          md`✏️ *${name}:* ${count(changes, 'change')} of the form not published yet`,
          button('Manage', actions.manageStream, { value: streamId }),
        ),
      ),
  ];
  return [header('What needs you'), ...(blocks.length > 0 ? blocks : [context(md`Nothing right now.`)])];
}

function failedBlocks({ shown, total }: Page<FailedRequest>): KnownBlock[] {
  const requests = shown.slice(0, mostFailed);
  const rest = total - requests.length;
  return [
    ...requests.map(({ requestId, number, subject, permalink, where, reason }) => {
      const title = `#${number} ${subject}`;
      const linked = permalink === null ? md`${title}` : link(permalink, title);
      return section(
        md`⚠️ ${linked} did not reach ${where}. ${cut(reason, longestReason)}`,
        button('Retry', actions.retry, { value: requestId }),
      );
    }),
    ...(rest > 0 ? [context(md`… and ${count(rest, 'more change')} that did not arrive`)] : []),
  ];
}
