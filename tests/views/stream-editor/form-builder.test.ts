import { describe, expect, test } from '@jest/globals';
import { defaultFields, type LibraryField } from '../../../src/domain/streams/default-fields.ts';
import { newField } from '../../../src/domain/streams/field.ts';
import { checkView } from '../../../src/views/limits/check.ts';
import { formBuilder } from '../../../src/views/stream-editor/form-builder.ts';
import { buttonsOf, elements, visibleWords } from '../support/visible-words.ts';

const ids = ['complete', 'requester', 'subject', 'details', 'assignee', 'due', 'expert'];
const defaults = () => {
  const left = [...ids];
  return defaultFields(() => left.shift() ?? 'more');
};
const show = (library = defaults()) => formBuilder('s1', library);
const menuOf = (name: string, library = defaults()) => {
  const block = show(library).blocks.find((candidate) => visibleWords(candidate).startsWith(`*${name}*`));
  return visibleWords(elements(block))
    .split('\n')
    .filter((line) => line !== '');
};

describe('the form builder', () => {
  test('[S4] the menu of each default field offers what may be done with it', () => {
    expect(menuOf('Complete')).toEqual([]);
    expect(menuOf('Requester')).toEqual([]);
    expect(menuOf('Subject')).toEqual([]);
    expect(menuOf('Assignee')).toEqual(['Take off the form']);
    expect(menuOf('Due date')).toEqual(['Take off the form']);
    expect(menuOf('Details')).toEqual(['Take off the form', 'Delete']);
    const off = defaults().map((field) => (field.name === 'Details' ? { ...field, onForm: false } : field));
    expect(menuOf('Details', off)).toEqual(['Put on the form', 'Delete']);
  });

  test('[S4] says of each field whether it is on the form, and of what type it is', () => {
    const options = [{ id: 'o', label: 'One' }];
    const kind = {
      ...newField({ id: 'k', name: 'Kind', type: 'select', options, required: true }),
      onForm: false,
    };
    const words = visibleWords(show([...defaults(), kind]));
    expect(words).toContain('*Kind*\nNot on the form · Select · 1 option · required');
    expect(words).toContain('*Subject*\nOn the form · Plain text · required');
    expect(words).toContain('*Complete*\nFilled in by Streamly');
  });

  test('[S4] a library of more fields than a modal has blocks says how many are not shown', () => {
    const library: LibraryField[] = Array.from({ length: 150 }, (_, i) => ({
      ...newField({ id: `f${i}`, name: `Field ${i}`, type: 'text' }),
      onForm: true,
    }));
    const view = show(library);
    expect(checkView(view)).toEqual([]);
    const shown = library.filter(({ name }) => visibleWords(view).includes(`*${name}*\n`)).length;
    expect(shown).toBeGreaterThanOrEqual(60);
    expect(visibleWords(view)).toContain(`… and ${150 - shown} more fields`);
    expect(Object.keys(buttonsOf(view))).toEqual(['Add field']);
  });
});
