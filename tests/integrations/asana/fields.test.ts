import { describe, expect, test } from '@jest/globals';
import type { CustomFieldAnswer } from '../../../src/integrations/asana/answers.ts';
import { fieldPlan } from '../../../src/integrations/asana/field-words.ts';
import {
  bindingOf,
  type FieldStep,
  markOf,
  planFields,
  typeOf,
} from '../../../src/integrations/asana/fields.ts';
import type { FieldBinding, ToolFieldType, WantedField } from '../../../src/integrations/connector.ts';

function wanted(name: string, more: Partial<WantedField> = {}): WantedField {
  return { fieldId: `f-${name}`, name, type: 'text', role: null, options: [], state: 'on_form', ...more };
}

function present(gid: string, name: string, more: Partial<CustomFieldAnswer> = {}): CustomFieldAnswer {
  return { gid, name, resource_subtype: 'text', ...more };
}

function bound(name: string, externalId: string, more: Partial<FieldBinding> = {}): FieldBinding {
  return { fieldId: `f-${name}`, externalId, externalType: 'text', name, state: 'on_form', ...more };
}

function only(steps: FieldStep[]): FieldStep {
  const [step] = steps;
  if (!step || steps.length > 1) throw new Error(`${steps.length} steps`);
  return step;
}

describe('[I7] the type of a custom field', () => {
  test.each<[ToolFieldType, string]>([
    ['text', 'text'],
    ['number', 'number'],
    ['checkbox', 'enum (yes or no)'],
    ['date', 'date'],
    ['select', 'enum'],
    ['multi_select', 'multi_enum'],
    ['user', 'people'],
    ['multi_user', 'people'],
    ['channel', 'text (channels)'],
    ['multi_channel', 'text (channels)'],
  ])('[I7] of a %s is %s', (type, custom) => {
    expect(typeOf(wanted('Any', { type }))).toBe(custom);
  });

  test('[I7] of the requester is text, since most requesters have no account', () => {
    expect(typeOf(wanted('Requester', { type: 'user', role: 'requester' }))).toBe('text (requester)');
  });
});

describe('[I7] whose a field is', () => {
  test('[I7] a field that is not there is made', () => {
    expect(planFields([wanted('Code')], [], [])).toMatchObject([{ action: 'make', name: 'Code' }]);
  });

  test('[I7] one of the same name that people made is not taken over: ours says whose it is', () => {
    const theirs = [present('1', 'code'), present('2', 'Code (Streamly)')];
    expect(planFields([wanted('Code')], [], theirs)).toMatchObject([
      { action: 'make', name: 'Code (Streamly 2)' },
    ]);
  });

  test('[I10] one that bears our mark is ours without a binding', () => {
    const left = present('1', 'Code', { description: `${markOf('f-Code')}: answers to Code` });
    expect(planFields([wanted('Code')], [], [left])).toMatchObject([{ action: 'use', present: left }]);
  });

  test('[I10] the mark of another field, of which ours is a part, is not ours', () => {
    const other = present('1', 'Code 2', { description: markOf('f-Code-2') });
    expect(planFields([wanted('Code')], [], [other])).toMatchObject([{ action: 'make' }]);
  });

  test('[I7] one that people took off the project is made again', () => {
    expect(planFields([wanted('Code')], [bound('Code', '1')], [])).toMatchObject([{ action: 'make' }]);
  });

  test('[I7] one of ours with another type is left, and another made beside it', () => {
    const step = planFields([wanted('Code', { type: 'date' })], [bound('Code', '1')], [present('1', 'Code')]);
    expect(step).toMatchObject([{ action: 'make', type: 'date', name: 'Code (Streamly)' }]);
  });

  test('[S7] a property of tasks lends its name to no field', () => {
    expect(planFields([wanted('due date')], [], [])).toMatchObject([{ name: 'due date (Streamly)' }]);
  });

  test('[I7] two fields that differ in case alone get two names', () => {
    const steps = planFields([wanted('Code'), wanted('CODE')], [], []);
    expect(steps).toMatchObject([{ name: 'Code' }, { name: 'CODE (Streamly)' }]);
  });
});

describe('[I7] the name of a field', () => {
  test('[I7] follows the form', () => {
    const renamed = wanted('Cost centre', { fieldId: 'f-Code' });
    const step = only(planFields([renamed], [bound('Code', '1')], [present('1', 'Code')]));
    expect(step).toMatchObject({ action: 'use', name: 'Cost centre', isRenamed: true });
  });

  test('[I7] stays as people have changed it, also at the next look', () => {
    const people = [present('1', 'Our code')];
    const step = only(planFields([wanted('Code')], [bound('Code', '1')], people));
    expect(step).toMatchObject({ action: 'use', isRenamed: false, name: 'Code' });
    if (step.action !== 'use') throw new Error(step.action);
    const binding = bindingOf(step.field, step.type, step.name, step.present);
    expect(planFields([wanted('Code')], [binding], people)).toEqual([step]);
  });

  test('[I10] that was changed before a crash is not changed again', () => {
    const renamed = wanted('Cost centre', { fieldId: 'f-Code' });
    const step = planFields([renamed], [bound('Code', '1')], [present('1', 'Cost centre')]);
    expect(step).toMatchObject([{ action: 'use', name: 'Cost centre', isRenamed: false }]);
  });
});

describe('[I7] options', () => {
  const size = (options: string[]) => wanted('Size', { type: 'select', options });
  const enumField = present('1', 'Size', {
    resource_subtype: 'enum',
    enum_options: [
      { gid: '10', name: 'Small', enabled: true },
      { gid: '11', name: 'Large', enabled: false },
    ],
  });
  const known = [bound('Size', '1', { externalType: 'enum' })];

  test('[I7] new ones are added, missing ones disabled, returned ones enabled', () => {
    const step = only(planFields([size(['Large', 'Huge'])], known, [enumField]));
    expect(step).toMatchObject({
      options: [
        { change: 'add', name: 'Huge' },
        { change: 'disable', gid: '10' },
        { change: 'enable', gid: '11' },
      ],
    });
    expect(fieldPlan(step).words).toBe('The custom field Size, options: 1 new, 1 enabled again, 1 disabled.');
  });

  test('[I7] a binding knows those that the field offers', () => {
    const { options } = bindingOf(size(['Small', 'Large']), 'enum', 'Size', enumField);
    expect(options).toEqual({ Small: '10' });
  });

  test('[I7] a select without options, or with more than Asana takes, lives in the description', () => {
    const many = Array.from({ length: 500 }, (_, n) => `Option ${n}`);
    expect(planFields([size([])], [], [])).toMatchObject([{ action: 'describe' }]);
    expect(planFields([size(many)], [], [])).toMatchObject([{ action: 'make' }]);
    expect(planFields([size([...many, 'One more'])], [], [])).toMatchObject([{ action: 'describe' }]);
    expect(planFields([size(many)], known, [enumField])).toMatchObject([{ action: 'describe' }]);
  });
});

describe('[S8] fields that left the form', () => {
  test.each(['off_form', 'deleted'] as const)('[S8] %s: the custom field stays as it is', (state) => {
    const steps = planFields([wanted('Code', { state })], [bound('Code', '1')], [present('1', 'Code')]);
    expect(steps).toMatchObject([{ action: 'leave', known: { externalId: '1' } }]);
  });

  test('[S8] one that was never on the form gets none', () => {
    const steps = planFields([wanted('Code', { state: 'off_form' })], [], []);
    expect(steps).toMatchObject([{ action: 'leave', known: null }]);
  });
});
