import type { FieldChange } from './compare-forms.ts';
import { type FieldLookup, settingWords } from './field-differences.ts';

const longestPart = 150;

/** A change of a form, in a sentence. Pure. */
export function changeWords(change: FieldChange, find: FieldLookup): string {
  const name = `“${change.field.name}”`;
  switch (change.kind) {
    case 'added':
      return change.onForm ? `${name} is new on the form.` : `${name} is new in the library.`;
    case 'deleted':
      return `${name} is deleted.`;
    case 'put_on':
      return `${name} comes on the form.`;
    case 'taken_off':
      return `${name} leaves the form.`;
    case 'moved':
      return `${name} moves from place ${change.from} to ${change.to}.`;
    case 'changed':
      return settingChange(change, find);
  }
}

function settingChange(change: FieldChange & { kind: 'changed' }, find: FieldLookup): string {
  const { before, field, setting } = change;
  if (setting === 'Name') return `“${before.name}” is now called “${field.name}”.`;
  if (setting === 'Required') return `“${field.name}” is ${field.required ? '' : 'no longer '}required.`;
  if (setting === 'Options') return optionsChange(change);
  const [was, is] = [settingWords(setting, before, find), settingWords(setting, field, find)].map(short);
  const words = `“${field.name}”: ${setting}`;
  if (was === '') return `${words} is now ${is}.`;
  return is === '' ? `${words} is taken away; it was ${was}.` : `${words} changes from ${was} to ${is}.`;
}

function optionsChange({ before, field }: FieldChange & { kind: 'changed' }): string {
  const { added, removed } = optionDifference(before, field);
  const list = (labels: string[]) => short(labels.map((label) => `“${label}”`).join(', '));
  const parts = [
    ...(added.length > 0 ? [`${plural(added.length)} added: ${list(added)}`] : []),
    ...(removed.length > 0
      ? [`${plural(removed.length)} taken away: ${list(removed.map(({ label }) => label))}`]
      : []),
  ];
  return `“${field.name}”: ${parts.length > 0 ? parts.join('; ') : 'options are in another order'}.`;
}

/** Labels that come and options that go. */
export function optionDifference(
  before: FieldChange['field'],
  after: FieldChange['field'],
): { added: string[]; removed: FieldChange['field']['options'] } {
  const [had, has] = [before, after].map(({ options }) => new Set(options.map(({ id }) => id)));
  return {
    added: after.options.filter(({ id }) => !had?.has(id)).map(({ label }) => label),
    removed: before.options.filter(({ id }) => !has?.has(id)),
  };
}

function plural(options: number): string {
  return options === 1 ? '1 option' : `${options} options`;
}

function short(words: string): string {
  return words.length > longestPart ? `${words.slice(0, longestPart).toWellFormed()}…` : words;
}
