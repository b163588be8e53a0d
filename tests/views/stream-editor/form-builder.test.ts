import { describe, expect, test } from '@jest/globals';
import type { LibraryField } from '../../../src/domain/streams/default-fields.ts';
import type { Draft } from '../../../src/domain/streams/draft.ts';
import { newField } from '../../../src/domain/streams/field.ts';
import { checkView } from '../../../src/views/limits/check.ts';
import { fieldLibrary } from '../../../src/views/stream-editor/field-library.ts';
import { formBuilder } from '../../../src/views/stream-editor/form-builder.ts';
import { aDraft, theDefaultFields } from '../support/a-draft.ts';
import { buttonsOf, elements, visibleWords } from '../support/visible-words.ts';

const without = (name: string) =>
  theDefaultFields().map((field) => (field.name === name ? { ...field, onForm: false } : field));
const many = (count: number): LibraryField[] =>
  Array.from({ length: count }, (_, i) => ({
    ...newField({ id: `f${i}`, name: `Field ${i}`, type: 'text' }),
    onForm: true,
  }));

function menuIn(view: ReturnType<typeof formBuilder>, name: string): string[] {
  const block = view.blocks.find((candidate) => visibleWords(candidate).startsWith(`*${name}*`));
  return visibleWords(elements(block))
    .split('\n')
    .filter((line) => line !== '');
}

describe('the form builder', () => {
  const menuOf = (name: string, draft: Draft = aDraft()) => menuIn(formBuilder('s1', draft), name);

  test('[S3] the menu of each field offers what its place and its rights allow', () => {
    expect(menuOf('Subject')).toEqual(['Move down']);
    expect(menuOf('Details')).toEqual(['Edit', 'Make required', 'Move up', 'Move down', 'Take off the form']);
    expect(menuOf('Other subject expert')).toEqual(['Edit', 'Make required', 'Move up', 'Take off the form']);
  });

  test('[S3] fields that are only in the library can be put on the form', () => {
    const view = formBuilder('s1', aDraft(without('Details')));
    expect(visibleWords(view)).toContain('1 field of the library is not on the form.');
    expect(menuIn(view, 'Details')).toEqual([]);
    expect(elements(view)).toContainEqual(
      expect.objectContaining({
        type: 'static_select',
        options: [expect.objectContaining({ value: 'details' })],
      }),
    );
  });

  test('[S17] a draft says what is not published yet, and can be published and discarded', () => {
    expect(Object.keys(buttonsOf(formBuilder('s1', aDraft())))).toEqual(['Add field', 'Preview', 'Versions']);
    const draft = aDraft(undefined, ({ definition }) =>
      definition.name === 'Details' ? { definition: { ...definition, hint: 'All of it' } } : {},
    );
    const view = formBuilder('s1', draft);
    expect(Object.keys(buttonsOf(view))).toEqual([
      'Publish',
      'Discard changes',
      'Add field',
      'Preview',
      'Versions',
    ]);
    expect(visibleWords(view)).toContain('*1 change not published yet.*');
    expect(visibleWords(view)).toContain('*Details*\nPlain text · changed, not published yet');
  });

  test('[S3] a form that is long comes page by page', () => {
    const draft = aDraft(many(120));
    const first = formBuilder('s1', draft);
    expect(checkView(first)).toEqual([]);
    expect(visibleWords(first)).toContain('Fields 1 to 50 of 120');
    expect(Object.keys(buttonsOf(first))).toContain('Next');
    const last = formBuilder('s1', draft, 9);
    expect(visibleWords(last)).toContain('*Field 119*');
    expect(visibleWords(last)).toContain('Fields 101 to 120 of 120');
    expect(Object.keys(buttonsOf(last))).toContain('Previous');
  });
});

describe('the field library', () => {
  const menuOf = (name: string, draft: Draft = aDraft()) => menuIn(fieldLibrary('s1', draft), name);

  test('[S4] the menu of each default field offers what may be done with it', () => {
    expect(menuOf('Complete')).toEqual([]);
    expect(menuOf('Requester')).toEqual([]);
    expect(menuOf('Subject')).toEqual([]);
    expect(menuOf('Assignee')).toEqual(['Edit', 'Take off the form']);
    expect(menuOf('Due date')).toEqual(['Edit', 'Take off the form']);
    expect(menuOf('Details')).toEqual(['Edit', 'Take off the form', 'Delete']);
    expect(menuOf('Details', aDraft(without('Details')))).toEqual(['Edit', 'Put on the form', 'Delete']);
  });

  test('[S4] says of each field whether it is on the form, and of what type it is', () => {
    const options = [{ id: 'o', label: 'One' }];
    const kind = {
      ...newField({ id: 'k', name: 'Kind', type: 'select', options, required: true }),
      onForm: false,
    };
    const words = visibleWords(fieldLibrary('s1', aDraft([...theDefaultFields(), kind])));
    expect(words).toContain('*Kind*\nNot on the form · Select · 1 option · required');
    expect(words).toContain('*Subject*\nOn the form · Plain text · required');
    expect(words).toContain('*Complete*\nFilled in by Streamly');
  });

  test('[S8, S17] a deleted field is named until that is published', () => {
    const draft = aDraft(undefined, ({ definition }) =>
      definition.name === 'Details' ? { deleted: true, onForm: false } : {},
    );
    const words = visibleWords(fieldLibrary('s1', draft));
    expect(words).not.toContain('*Details*');
    expect(words).toContain('Deleted with the next publication: Details');
  });

  test('[S4] a library that is long comes page by page', () => {
    const view = fieldLibrary('s1', aDraft(many(300)), 5);
    expect(checkView(view)).toEqual([]);
    expect(visibleWords(view)).toContain('Fields 251 to 300 of 300');
  });
});
