import { expect, test } from '@jest/globals';
import { checkFileTypes } from '../../../src/domain/requests/check-file-types.ts';
import { newField } from '../../../src/domain/streams/field.ts';

const field = newField({ id: 'f', name: 'Photos', type: 'files', filetypes: ['png', 'jpg'] });
const file = (id: string, name: string) => ({ id, name, mimetype: 'x/y', size: 1, permalink: '' });

test.each<[string, string | null]>([
  ['a.png', null],
  ['A.PNG', null],
  ['a.jpeg', null],
  ['a.png.exe', 'Photos takes only png, jpg files. Remove “a.png.exe” and try again.'],
  ['notes', 'Photos takes only png, jpg files. Remove “notes” and try again.'],
  ['a', 'Photos takes only png, jpg files. Remove “a” and try again.'],
  ['a.constructor', 'Photos takes only png, jpg files. Remove “a.constructor” and try again.'],
])('[R9, S6] a file called %s is checked when it is submitted', (name, message) => {
  const messages = checkFileTypes([field], { f: ['F1'] }, [file('F1', name)]);
  expect(messages).toEqual(message === null ? {} : { f: message });
});

test('[R9, S6] a field that names no types takes every file', () => {
  expect(checkFileTypes([{ ...field, filetypes: [] }], { f: ['F1'] }, [file('F1', 'a.exe')])).toEqual({});
});
