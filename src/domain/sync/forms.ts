import type { TaskValue } from '../../integrations/connector.ts';
import { canonical, tidy } from './canonical.ts';

/** How a tool shortens a text. */
export interface LongText {
  most: number;
  mark: string;
}

/** The text as a tool of that limit shows it. Pure. */
export function cutText(text: string, { most, mark }: LongText): string {
  if (text.length <= most) return text;
  return text.slice(0, most - mark.length).replace(/[\ud800-\udbff]$/, '') + mark;
}

/** Whether what the tool holds is what it makes of our value: the same, or our text cut off. Pure. */
export function saysTheSame(ours: TaskValue | null, theirs: TaskValue | null, limit: LongText): boolean {
  if (canonical(ours) === canonical(theirs)) return true;
  if (ours?.type !== 'text' || theirs?.type !== 'text') return false;
  return ours.text.length > limit.most && tidy(cutText(ours.text, limit)) === tidy(theirs.text);
}

/**
 * Whether the tool may hold this because we wrote ours and did not hear the end of it: it leaves out what it has
 * no place for, such as a person without an account. Pure.
 */
export function mayComeOf(ours: TaskValue | null, theirs: TaskValue | null, limit: LongText): boolean {
  if (saysTheSame(ours, theirs, limit)) return true;
  if (ours === null || (ours.type !== 'people' && ours.type !== 'options' && ours.type !== 'channels')) {
    return false;
  }
  if (theirs === null) return ours.type !== 'channels';
  const all = namesOf(ours);
  return theirs.type === ours.type && namesOf(theirs).every((name) => all.includes(name));
}

/**
 * The whole text that a person meant who edited the beginning of a text that the tool shows cut off: what was cut
 * is put back behind it, as long as the mark still stands there. Pure.
 */
export function withCutEnd(theirs: string, ours: string, limit: LongText): string {
  if (ours.length <= limit.most || !theirs.endsWith(limit.mark)) return theirs;
  const shown = cutText(ours, limit).length - limit.mark.length;
  return theirs.slice(0, -limit.mark.length) + ours.slice(shown);
}

function namesOf(value: Extract<TaskValue, { type: 'people' | 'options' | 'channels' }>): string[] {
  switch (value.type) {
    case 'people':
      return value.people.map(({ email, name }) => email?.toLowerCase() ?? name);
    case 'options':
      return value.labels.map(tidy);
    case 'channels':
      return value.names;
  }
}
