import type { KnownBlock, ModalView } from '@slack/types';
import { context, header, section } from '../blocks.ts';
import { modals } from '../ids.ts';
import { limits } from '../limits/numbers.ts';
import { metadata, type PublishFormMetadata } from '../metadata.ts';
import { modal } from '../modal.ts';
import { join, type Mrkdwn, md } from '../mrkdwn.ts';
import { count, cut } from '../text.ts';

export interface PublishForm {
  ids: PublishFormMetadata;
  /** In sentences. */
  changes: readonly string[];
  /** What would be lost, here or in a tool, in sentences. */
  losses: readonly string[];
  /** Why it cannot be published as it is. */
  problems: readonly string[];
  /** What happens in each tool; null: the tools are being asked. */
  tools: readonly ToolPlan[] | null;
}

/** What publishing does in one component, in sentences; or why that is not known. */
export interface ToolPlan {
  /** Asana: IT help */
  name: string;
  words: readonly string[];
}

/** The question before a draft is published (S17): what will change, and what would be lost. */
export function publishForm({ ids, changes, losses, problems, tools }: PublishForm): ModalView {
  const works = problems.length === 0;
  return modal({
    title: 'Publish the form',
    callbackId: modals.publishForm,
    metadata: metadata.publishForm.print(ids),
    ...(works && { submit: 'Publish' }),
    close: works ? 'Cancel' : 'Back',
    blocks: [
      ...(works ? [] : [header('This cannot be published yet'), ...list(problems)]),
      header(count(changes.length, 'change')),
      ...list(changes),
      ...(losses.length > 0 ? [header('What would be lost'), ...list(losses, '⚠️')] : []),
      ...toolBlocks(tools),
      context(md`Requests keep the version of the form that they were submitted with.`),
    ],
  });
}

/** So many have room beside all that changes. */
const mostTools = 12;

function toolBlocks(tools: PublishForm['tools']): KnownBlock[] {
  if (tools === null) return [context(md`Asking the connected tools what it means for them …`)];
  return tools
    .filter(({ words }) => words.length > 0)
    .slice(0, mostTools)
    .flatMap(({ name, words }) => [header(name), ...list(words, '•', 2)]);
}

/** Sentences, some to a section; what is more than the window holds is counted. */
export function list(sentences: readonly string[], sign = '•', mostSections = 12): KnownBlock[] {
  const sections: Mrkdwn[][] = [[]];
  let room = limits.block.sectionText;
  let shown = 0;
  for (const sentence of sentences) {
    const line = md`${sign} ${cut(sentence, 700)}`;
    if (line.mrkdwn.length + 1 > room) {
      if (sections.length === mostSections) break;
      sections.push([]);
      room = limits.block.sectionText;
    }
    sections.at(-1)?.push(line);
    room -= line.mrkdwn.length + 1;
    shown += 1;
  }
  const rest = sentences.length - shown;
  return [
    ...sections.filter((lines) => lines.length > 0).map((lines) => section(join(lines, '\n'))),
    ...(rest > 0 ? [context(md`… and ${rest} more`)] : []),
  ];
}
