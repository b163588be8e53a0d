import type { KnownBlock, ModalView } from '@slack/types';
import type { DryRun } from '../../domain/routing/dry-run.ts';
import type { StreamRules } from '../../domain/routing/read-rules.ts';
import { context, section } from '../blocks.ts';
import { modal } from '../modal.ts';
import { join, type Mrkdwn, md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';
import { givenWords, problemWords } from './problem-words.ts';
import { lookUp } from './rules-window.ts';

const longestSubject = 100;
/** Of one Request. */
const mostLines = 12;

/** What the last Requests would have got from a Stream's rules (S15); nothing of it is done. */
export function dryRunWindow({ names }: StreamRules, runs: readonly DryRun[]): ModalView {
  const routed = runs.filter((run) => run.routed.given.length > 0).length;
  return modal({
    title: 'Dry run',
    close: 'Back',
    blocks:
      runs.length === 0
        ? [section(md`This Stream has no Requests yet.`)]
        : [
            section(
              md`Of the last ${count(runs.length, 'Request')}, these rules would route ${routed === 0 ? 'none' : String(routed)}. Nothing is changed.`,
            ),
            context(
              md`With the answers that the Requests have now. Assignee and Due date count as chosen by the requester where they were there from the start.`,
            ),
            ...runs.map((run) => runBlock(run, lookUp(names))),
          ],
  });
}

function runBlock({ request, routed }: DryRun, names: ReturnType<typeof lookUp>): KnownBlock {
  const lines: Mrkdwn[] = [
    ...routed.given.map((given) => md`• “${given.rule}” would set ${givenWords(given, names)}`),
    ...routed.leftOut.map(
      ({ rule, problem }) =>
        md`• :warning: “${rule}” would leave something out: ${problemWords(problem, names)}`,
    ),
  ];
  const shown = lines.slice(0, mostLines);
  const rest = lines.length - shown.length;
  const title = md`*#${request.number} ${cut(request.subject, longestSubject)}*`;
  return section(
    join(
      [
        title,
        ...(shown.length === 0 ? [md`No rule is for it.`] : shown),
        ...(rest > 0 ? [md`… and ${count(rest, 'more line')}`] : []),
      ],
      '\n',
    ),
  );
}
