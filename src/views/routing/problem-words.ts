import type { Problem } from '../../domain/routing/problems.ts';
import type { Given } from '../../domain/routing/route.ts';
import { channelLink, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import { dateWords } from '../text.ts';

/** What rules name by ids. */
export interface RoutingNames {
  /** Field's id → its name. */
  field: (id: string) => string | undefined;
  /** Connected tool's id → what people know it by, such as `Asana (Website)`. */
  tool: (id: string) => string | undefined;
}

const channelTroubles = {
  archived: 'is archived',
  out: 'does not take messages of Streamly: it is not in it, or the channel is gone',
} as const;

/** Why a part of a rule is not carried out, as the end of a sentence. Pure. */
export function problemWords(problem: Problem, { field, tool }: RoutingNames): Mrkdwn {
  switch (problem.kind) {
    case 'field_gone':
      return md`a field that it asks about is deleted${named(field(problem.fieldId))}`;
    case 'option_gone':
      return md`an option of “${field(problem.fieldId) ?? 'a field'}” that it asks about is gone`;
    case 'not_in_team':
      return md`${mention(problem.userId)} is not in the team any more`;
    case 'deactivated':
      return md`${mention(problem.userId)} is deactivated in Slack`;
    case 'nobody_left':
      return md`of those who take turns nobody is in the team any more`;
    case 'channel':
      return md`${channelLink(problem.channelId)} ${channelTroubles[problem.trouble]}`;
    case 'disconnected':
      return md`${tool(problem.toolId) ?? 'a tool'} is not connected to this Stream any more`;
    case 'section_gone':
      return md`the section “${problem.section}” is gone in ${problem.tool}`;
    case 'section':
      return md`the tool of the section “${problem.section}” is not connected to this Stream any more`;
  }
}

const named = (name: string | undefined) => (name === undefined ? '' : `: “${name}”`);

/** What a rule has set, such as `*Assignee* to @bob`. Pure. */
export function givenWords(given: Given, { tool }: RoutingNames): Mrkdwn {
  switch (given.target) {
    case 'assignee':
      return md`*Assignee* to ${mention(given.userId)}`;
    case 'due_date':
      return md`*Due date* to ${dateWords(given.day)}`;
    case 'channel':
      return md`the channel to ${channelLink(given.channelId)}`;
    case 'tools': {
      const names = given.toolIds.map((id) => tool(id) ?? 'a tool that is gone').join(', ');
      return md`where the task is to ${names === '' ? 'no tool' : names}`;
    }
    case 'section':
      return md`the section in ${tool(given.toolId) ?? 'a tool that is gone'} to “${given.name}”`;
  }
}
