import { describe, expect, test } from '@jest/globals';
import { fingerprint, wantedFields } from '../../../src/domain/integrations/wanted-fields.ts';
import { defaultFields } from '../../../src/domain/streams/default-fields.ts';
import { fieldTypes, newField } from '../../../src/domain/streams/field.ts';

let count = 0;
const defaults = defaultFields(() => `f${++count}`).map((field) => ({ ...field, deleted: false }));
const color = {
  ...newField({ id: 'color', name: 'Color', type: 'select', options: [{ id: 'o1', label: 'Red' }] }),
  onForm: false,
  deleted: false,
};
const plain = { id: 'S1', settings: { statuses: [] } };

describe('the fields that a component is to have', () => {
  test('[I8] all of the library, Complete as a checkbox, with the place that each has', () => {
    const wanted = wantedFields([...defaults, color], [], plain);
    expect(wanted.map(({ name, type, role, state }) => [name, type, role, state])).toEqual([
      ['Complete', 'checkbox', 'complete', 'on_form'],
      ['Requester', 'user', 'requester', 'on_form'],
      ['Subject', 'text', 'subject', 'on_form'],
      ['Details', 'text', null, 'on_form'],
      ['Assignee', 'user', 'assignee', 'on_form'],
      ['Due date', 'date', 'due_date', 'on_form'],
      ['Other subject expert', 'user', null, 'on_form'],
      ['Color', 'select', null, 'off_form'],
    ]);
    expect(wanted.at(-1)?.options).toEqual(['Red']);
  });

  test('[S6] each type as the tools know it, and nothing of a section', () => {
    const fields = fieldTypes.map((type) => ({
      ...newField({ id: type, name: type, type, decimals: true }),
      onForm: true,
      deleted: false,
    }));
    const types = Object.fromEntries(
      wantedFields(fields, [], plain).map(({ fieldId, type }) => [fieldId, type]),
    );
    expect(types).toMatchObject({
      ...{ number: 'number', checkbox: 'checkbox', radio: 'select', checkboxes: 'multi_select' },
      ...{ rich_text: 'text', email: 'text', url: 'text', datetime: 'text', time: 'text', files: 'text' },
    });
    expect(types).not.toHaveProperty('section');
    expect(wantedFields(fields, [], plain).find(({ type }) => type === 'number')?.decimals).toBe(true);
  });

  test('[I8] a deleted field only where the tool has something of it', () => {
    const deleted = { ...color, deleted: true };
    expect(wantedFields([deleted], [], plain)).toEqual([]);
    expect(wantedFields([deleted], [{ fieldId: 'color' }], plain)).toMatchObject([
      { fieldId: 'color', state: 'deleted' },
    ]);
  });

  test('[I8] the fingerprint changes with anything that the tool has to follow, and with nothing else', () => {
    const print = (field: Partial<typeof color>) =>
      fingerprint(wantedFields([{ ...color, ...field }], [], plain));
    const changes = [
      { name: 'Colour' },
      { onForm: true },
      { options: [{ id: 'o1', label: 'Blue' }] },
      { options: [] },
    ];
    expect(new Set([print({}), ...changes.map(print)]).size).toBe(changes.length + 1);
    expect(print({ hint: 'Which one?', required: true })).toBe(print({}));
  });
});
