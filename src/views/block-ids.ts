import type { BlockId } from './id-kinds.ts';

const block = (id: string) => id as BlockId;

/**
 * Inputs of the modals that are not request forms. `errorsByBlock` finds them by the part after the colon, so a
 * domain error names its input by that word.
 */
export const inputs = {
  stream: block('input:stream'),
  details: block('input:details'),
  name: block('input:name'),
  description: block('input:description'),
  channel: block('input:channel'),
  team: block('input:team'),
  type: block('input:type'),
  options: block('input:options'),
  required: block('input:required'),
  multiline: block('input:multiline'),
  hint: block('input:hint'),
  place: block('input:place'),
  decimals: block('input:decimals'),
  startsPage: block('input:startsPage'),
  filetypes: block('input:filetypes'),
  maxFiles: block('input:maxFiles'),
  placeholder: block('input:placeholder'),
  minLength: block('input:minLength'),
  maxLength: block('input:maxLength'),
  pattern: block('input:pattern'),
  patternMessage: block('input:patternMessage'),
  min: block('input:min'),
  max: block('input:max'),
  default: block('input:default'),
  defaultDay: block('input:defaultDay'),
  defaultRequester: block('input:defaultRequester'),
  search: block('input:search'),
  template: block('input:template'),
  channelKind: block('input:channelKind'),
  channelName: block('input:channelName'),
  isPrivate: block('input:isPrivate'),
  file: block('input:file'),
  pasted: block('input:pasted'),
  component: block('input:component'),
  syncField: block('input:syncField'),
  direction: block('input:direction'),
  section: block('input:section'),
  token: block('input:token'),
  groups: block('input:groups'),
  admins: block('input:admins'),
  maySubmit: block('input:maySubmit'),
  submitters: block('input:submitters'),
  submitterGroups: block('input:submitterGroups'),
  outsiders: block('input:outsiders'),
  maySee: block('input:maySee'),
  privateRequests: block('input:privateRequests'),
  openStatuses: block('input:openStatuses'),
  closedStatuses: block('input:closedStatuses'),
  whichAnswers: block('input:whichAnswers'),
  shownAnswers: block('input:shownAnswers'),
  emoji: block('input:emoji'),
  beforeSubmit: block('input:beforeSubmit'),
  channelButton: block('input:channelButton'),
  wording: block('input:wording'),
  wordingTold: block('input:wordingTold'),
  ruleName: block('input:ruleName'),
  ruleAssignee: block('input:ruleAssignee'),
  rulePerson: block('input:rulePerson'),
  rulePeople: block('input:rulePeople'),
  ruleDue: block('input:ruleDue'),
  ruleDays: block('input:ruleDays'),
  ruleOverrides: block('input:ruleOverrides'),
  ruleChannel: block('input:ruleChannel'),
  ruleTools: block('input:ruleTools'),
  ruleComponents: block('input:ruleComponents'),
  requesters: block('input:requesters'),
  onBehalf: block('input:onBehalf'),
  notifyBy: block('input:notifyBy'),
  notifySubmitted: block('input:notifySubmitted'),
  notifyAssigned: block('input:notifyAssigned'),
  notifyChanged: block('input:notifyChanged'),
  notifyCompleted: block('input:notifyCompleted'),
  notifyDueSoon: block('input:notifyDueSoon'),
  notifyOverdue: block('input:notifyOverdue'),
  notifyFailed: block('input:notifyFailed'),
  confirmName: block('input:confirmName'),
  slackAdmins: block('input:slackAdmins'),
  creators: block('input:creators'),
  mayCreate: block('input:mayCreate'),
  timeZone: block('input:timeZone'),
  retention: block('input:retention'),
  text: block('input:text'),
  note: block('input:note'),
  status: block('input:status'),
  assignee: block('input:assignee'),
  assigneePerson: block('input:assignee_person'),
  requester: block('input:requester'),
  requesterPerson: block('input:requester_person'),
  due: block('input:due'),
  dueFrom: block('input:due_from'),
  dueTo: block('input:due_to'),
  created: block('input:created'),
  createdFrom: block('input:created_from'),
  createdTo: block('input:created_to'),
  selected: block('input:selected'),
} as const;

/** Slack keeps what was typed in a block of the same id: under another one an input shows what it is given. */
export function freshInputId(blockId: string, turn: number): string {
  return `${plainInputId(blockId)}@${turn}`;
}

export function plainInputId(blockId: string): string {
  return blockId.replace(/@\d+$/, '');
}

/** The inputs of the condition that would be the n-th of its field: other ones after each that was added. */
export function conditionInputs(n: number, fieldId: string | null) {
  return {
    field: block(`input:conditionField${n}`),
    test: block(`input:conditionTest${n}`),
    values: block(`input:conditionValues${n}-${fieldId ?? ''}`),
  };
}

/** The inputs of a condition of a routing rule, by the place that it has in its window. */
export function ruleConditionInputs(slot: number, fieldId: string | null) {
  return {
    field: block(`input:ruleField${slot}`),
    test: block(`input:ruleTest${slot}-${fieldId ?? ''}`),
    values: block(`input:ruleValues${slot}-${fieldId ?? ''}`),
  };
}

const ruleSectionPrefix = 'input:ruleSection-';

/** The input of the section that a rule puts tasks into, in one connected tool. */
export function ruleSectionInput(connectedToolId: string): BlockId {
  return block(`${ruleSectionPrefix}${connectedToolId}`);
}

/** The connected tool that such an input is about; null for every other block. */
export function parseRuleSectionInput(blockId: string): string | null {
  return blockId.startsWith(ruleSectionPrefix) ? blockId.slice(ruleSectionPrefix.length) : null;
}

/** The place of the condition that an input belongs to; null for every other block. */
export function parseRuleConditionInput(blockId: string): number | null {
  const slot = /^input:rule(?:Field|Test|Values)(\d+)/.exec(blockId)?.[1];
  return slot === undefined ? null : Number(slot);
}

/** An input for some of a field's options, the first of them the `from`-th: other ones on each page. */
export function optionsInput(from: number, n: number): BlockId {
  return block(`input:options${from}-${n}`);
}

const fieldPrefix = 'field:';

/** The block of a form's field; the same in every version of the form, so that values survive `views.update`. */
export function fieldBlockId(fieldId: string): BlockId {
  return block(`${fieldPrefix}${fieldId}`);
}

/** The field that a block of a request form belongs to; null for every other block. */
export function parseFieldBlockId(blockId: string): string | null {
  return blockId.startsWith(fieldPrefix) && blockId.length > fieldPrefix.length
    ? blockId.slice(fieldPrefix.length)
    : null;
}

const keepPrefix = 'keep:';

/** The choice between what two people made of a field. */
export function keepBlockId(fieldId: string): BlockId {
  return block(`${keepPrefix}${fieldId}`);
}

const filesPrefix = 'files:';

/** The block above a field's input that shows the files which it has already. */
export function keptFilesBlockId(fieldId: string): BlockId {
  return block(`${filesPrefix}${fieldId}`);
}

/** The field whose files a block shows; null for every other block. */
export function parseKeptFilesBlockId(blockId: string): string | null {
  return blockId.startsWith(filesPrefix) ? blockId.slice(filesPrefix.length) : null;
}

const filterPrefix = 'filter:';

/** The block of a list's filter that asks for values of a field, or for one end of a span of them. */
export function filterBlockId(fieldId: string, part: 'any' | 'from' | 'to'): BlockId {
  return block(`${filterPrefix}${part}:${fieldId}`);
}

/** The field that a block of a list's filter belongs to; null for every other block. */
export function parseFilterBlockId(blockId: string): string | null {
  return /^filter:(?:any|from|to):(.+)$/.exec(blockId)?.[1] ?? null;
}
