import type { FieldPlan } from '../connector.ts';
import { type FieldStep, fieldTypes } from './fields.ts';
import { sectionWords } from './statuses.ts';

const propertyWords: Readonly<Record<string, string>> = {
  completed: "The task's own mark of completion",
  name: "The task's name",
  assignee: "The task's assignee, where the person has an account in this Asana workspace",
  due_on: "The task's due date",
};

/** What a step does, for the admin who decides about it. */
export function fieldPlan(step: FieldStep): FieldPlan {
  const { fieldId, name } = step.field;
  switch (step.action) {
    case 'property':
      return { fieldId, name, action: 'use', words: `${propertyWords[step.property] ?? step.property}.` };
    case 'sections':
      return { fieldId, name, action: 'use', words: sectionWords(step.field) };
    case 'make': {
      const type = fieldTypes[step.type].words;
      return { fieldId, name: step.name, action: 'make', words: `A new custom field of type ${type}.` };
    }
    case 'use': {
      const action = step.isRenamed ? 'rename' : 'use';
      const from = `The custom field ${step.present.name}`;
      const rename = step.isRenamed ? `, renamed to ${step.name}` : '';
      return { fieldId, name: step.name, action, words: `${from}${rename}${optionWords(step.options)}.` };
    }
    case 'leave':
      return {
        fieldId,
        name,
        action: 'leave',
        words: step.known?.externalId ? 'Its custom field stays as it is.' : 'It has no custom field.',
      };
    case 'describe':
      return {
        fieldId,
        name,
        action: 'description_only',
        words: `In the description of the task only. ${step.note}`,
      };
  }
}

function optionWords(options: Extract<FieldStep, { action: 'use' }>['options']): string {
  const said = (['add', 'enable', 'disable'] as const).flatMap((change) => {
    const count = options.filter((option) => option.change === change).length;
    const word = { add: 'new', enable: 'enabled again', disable: 'disabled' }[change];
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return said.length === 0 ? '' : `, options: ${said.join(', ')}`;
}
