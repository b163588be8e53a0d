import { type RequesterEvent, requesterEvents } from '../domain/wording/wording.ts';

/** Values of buttons and menus: what to do, and to which thing. */

/** What becomes of a failed delivery. */
export const failedActs = ['retry', 'give_up'] as const;
export type FailedAct = (typeof failedActs)[number];

export function failedActValue(act: FailedAct, seq: number): string {
  return `${act}:${seq}`;
}

/** Reads a value that `failedActValue` made; null for anything else. */
export function parseFailedAct(value: string): { act: FailedAct; seq: number } | null {
  const [name, seq = ''] = value.split(':');
  const act = failedActs.find((known) => known === name);
  return act === undefined || !/^\d{1,15}$/.test(seq) ? null : { act, seq: Number(seq) };
}

/** What the overflow menu of a field offers. */
export const fieldActs = [
  'edit',
  'make_required',
  'make_optional',
  'move_up',
  'move_down',
  'put_on_form',
  'take_off_form',
  'delete',
] as const;
export type FieldAct = (typeof fieldActs)[number];

/** The value of an overflow option: what to do, and to which field. */
export function fieldActValue(act: FieldAct, fieldId: string): string {
  return `${act}:${fieldId}`;
}

/** Reads a value that `fieldActValue` made; null for anything else. */
export function parseFieldAct(value: string): { act: FieldAct; fieldId: string } | null {
  const colon = value.indexOf(':');
  const act = fieldActs.find((known) => known === value.slice(0, colon));
  const fieldId = value.slice(colon + 1);
  return act === undefined || fieldId === '' ? null : { act, fieldId };
}

/** Which Requests a list opens with: those that were chosen last, or a choice that a button stands for. */
export type ListStart = { list: 'last' | 'mine' | 'assigned' } | { list: 'stream'; streamId: string };

/** The value of a button that opens a list. */
export function listStartValue(start: ListStart): string {
  return start.list === 'stream' ? `stream:${start.streamId}` : start.list;
}

/** Reads a value that `listStartValue` made; anything else opens the last list. */
export function parseListStart(value: string): ListStart {
  if (value.startsWith('stream:')) return { list: 'stream', streamId: value.slice('stream:'.length) };
  return { list: value === 'mine' || value === 'assigned' ? value : 'last' };
}

/** What the overflow menu of a card offers; Slack takes five at most. */
export const requestActs = [
  'set_due_date',
  'change_status',
  'history',
  'team_notes',
  'withdraw',
  'delete',
] as const;
export type RequestAct = (typeof requestActs)[number];

/** The value of an overflow option: what to do, and to which Request. */
export function requestActValue(act: RequestAct, requestId: string): string {
  return `${act}:${requestId}`;
}

/** Reads a value that `requestActValue` made; null for anything else. */
export function parseRequestAct(value: string): { act: RequestAct; requestId: string } | null {
  const colon = value.indexOf(':');
  const act = requestActs.find((known) => known === value.slice(0, colon));
  const requestId = value.slice(colon + 1);
  return act === undefined || requestId === '' ? null : { act, requestId };
}

/** What the overflow menu of a routing rule offers. */
export const ruleActs = ['change', 'move_up', 'move_down', 'delete'] as const;
export type RuleAct = (typeof ruleActs)[number];

/** The value of an overflow option: what to do, and to the rule of which name. */
export function ruleActValue(act: RuleAct, name: string): string {
  return `${act}:${name}`;
}

/** Reads a value that `ruleActValue` made; null for anything else. */
export function parseRuleAct(value: string): { act: RuleAct; name: string } | null {
  const colon = value.indexOf(':');
  const act = ruleActs.find((known) => known === value.slice(0, colon));
  const name = value.slice(colon + 1);
  return act === undefined || name === '' ? null : { act, name };
}

/** The value of a button: whose wording of what. */
export function wordingValue(streamId: string, event: RequesterEvent): string {
  return `${event}:${streamId}`;
}

/** Reads a value that `wordingValue` made; null for anything else. */
export function parseWordingValue(value: string): { streamId: string; event: RequesterEvent } | null {
  const colon = value.indexOf(':');
  const event = requesterEvents.find((known) => known === value.slice(0, colon));
  const streamId = value.slice(colon + 1);
  return event === undefined || streamId === '' ? null : { streamId, event };
}
