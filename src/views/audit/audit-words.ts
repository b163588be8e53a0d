import type { AuditAct, AuditEntry } from '../../domain/audit/audit-entry.ts';
import { readMentions } from '../../domain/mentions.ts';
import { join, type Mrkdwn, md, mention } from '../mrkdwn.ts';
import { cut } from '../text.ts';

/** Of each side of a change so many characters are shown. */
const longestSide = 150;

/** Who did what, in one sentence without its subject's name. */
export function auditWords({ actor, act }: Pick<AuditEntry, 'actor' | 'act'>): Mrkdwn {
  return md`${mention(actor)} ${actWords(act)}`;
}

function actWords(act: AuditAct): Mrkdwn {
  switch (act.kind) {
    case 'created':
    case 'archived':
    case 'restored':
    case 'deleted':
      return md`${act.kind} it`;
    case 'changed':
      return changeWords(act);
    case 'added':
    case 'removed':
      return md`${act.kind} the ${act.what} ${side(act.name)}`;
  }
}

function changeWords({ setting, was, is }: AuditAct & { kind: 'changed' }): Mrkdwn {
  if (was === null && is === null) return md`changed *${setting}*`;
  if (was === null) return md`set *${setting}* to ${quoted(is)}`;
  if (is === null) return md`emptied *${setting}*, which was ${quoted(was)}`;
  return md`changed *${setting}* from ${quoted(was)} to ${quoted(is)}`;
}

const quoted = (text: string | null) => md`“${side(text ?? '')}”`;

/** People and groups as Slack shows them; everything else as it was typed. */
function side(text: string): Mrkdwn {
  let room = longestSide;
  const parts: Mrkdwn[] = [];
  for (const part of readMentions(text)) {
    if (room <= 0) {
      parts.push(md`…`);
      break;
    }
    if ('text' in part) {
      parts.push(md`${cut(part.text.replace(/\s+/g, ' '), room)}`);
      room -= part.text.length;
    } else {
      parts.push('userId' in part ? mention(part.userId) : { mrkdwn: `<!subteam^${part.groupId}>` });
      room -= 15;
    }
  }
  return join(parts, '');
}
