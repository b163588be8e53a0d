import type { ProjectPage } from '../../../page-server/stage-api.ts';
import { DayField } from './day-field.tsx';
import { DraftField } from './draft-field.tsx';
import { type Choice, Picker } from './picker.tsx';
import type { PageField, PageTask } from './project-view.ts';
import { Several } from './several.tsx';

type FieldValue = NonNullable<PageTask['values'][string]>['value'];

interface FieldEditorProps {
  field: PageField;
  people: ProjectPage['people'];
  value: FieldValue | null;
  isDisabled: boolean;
  onEnter: (value: FieldValue | null) => void;
}

/** The value of a custom field, entered as its kind is. */
export function FieldEditor({ field, people, value, isDisabled, onEnter }: FieldEditorProps) {
  const { name: label, options } = field;
  const optionChoices = options.filter(({ enabled }) => enabled).map((each): Choice => choice(each));
  const several = (choices: readonly Choice[]) => (
    <Several
      label={label}
      choices={choices}
      value={Array.isArray(value) ? value : []}
      isDisabled={isDisabled}
      onChange={onEnter}
    />
  );
  switch (field.subtype) {
    case 'text':
    case 'number':
      return (
        <DraftField
          label={label}
          value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
          isDisabled={isDisabled}
          onEnter={(text) => onEnter(typed(field.subtype, text))}
        />
      );
    case 'enum':
      return (
        <Picker
          label={label}
          choices={optionChoices}
          value={typeof value === 'string' ? value : null}
          noneWords="None"
          isDisabled={isDisabled}
          onChange={onEnter}
        />
      );
    case 'multi_enum':
      return several(optionChoices);
    case 'people':
      return several(people.map((each) => choice(each)));
    case 'date':
      return (
        <DayField
          label={label}
          value={typeof value === 'object' && value !== null && 'date' in value ? value.date : null}
          isDisabled={isDisabled}
          onEnter={(date) => onEnter(date === null ? null : { date })}
        />
      );
  }
}

const choice = ({ gid, name }: { gid: string; name: string }): Choice => ({ id: gid, name });

/** What is no number goes as it is, for Asana to refuse. */
function typed(subtype: PageField['subtype'], text: string): FieldValue | null {
  if (text.trim() === '') return null;
  if (subtype === 'text') return text;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}
