import type { SheetPage } from '../../../page-server/stage-api.ts';
import {
  type CellValue,
  contactsOf,
  contactsValue,
  optionsOf,
  optionsValue,
  type TypedValue,
  textOf,
} from './cell-value.ts';
import { DayField } from './day-field.tsx';
import { DraftField } from './draft-field.tsx';
import { Picker } from './picker.tsx';
import { Several } from './several.tsx';
import type { SheetColumn } from './sheet-grid.tsx';

interface CellEditorProps {
  column: SheetColumn;
  contacts: SheetPage['contacts'];
  value: CellValue | null;
  onEnter: (value: TypedValue) => void;
  /** After what ends by itself. */
  onDone: () => void;
}

/** Enters a value as the type of its column wants it. */
export function CellEditor({ column, contacts, value, onEnter, onDone }: CellEditorProps) {
  const { title: label, type } = column;
  const options = column.options.map((name) => ({ id: name, name }));
  const present = contactsOf(value);
  const chosen = present.map(({ email }) => email);
  const known = [
    ...contacts,
    ...present.filter(({ email }) => !contacts.some((each) => each.email === email)),
  ];
  const people = known.map(({ email, name }) => ({ id: email, name, detail: email }));
  const finish = (entered: TypedValue) => {
    onEnter(entered);
    onDone();
  };
  switch (type) {
    case 'DATE':
      return <DayField label={label} autoFocus value={textOf(value) || null} onEnter={onEnter} />;
    case 'PICKLIST':
      return (
        <Picker
          label={label}
          choices={options}
          value={optionsOf(value)[0] ?? null}
          noneWords="None"
          onChange={finish}
        />
      );
    case 'MULTI_PICKLIST':
      return (
        <Several
          label={label}
          choices={options}
          value={optionsOf(value)}
          onChange={(chosen) => onEnter(optionsValue(chosen))}
        />
      );
    case 'CONTACT_LIST':
      return (
        <Picker
          label={label}
          choices={people}
          value={chosen[0] ?? null}
          noneWords="Nobody"
          onChange={(email) => finish(contactsValue(email === null ? [] : [email], known, false))}
        />
      );
    case 'MULTI_CONTACT_LIST':
      return (
        <Several
          label={label}
          choices={people}
          value={chosen}
          onChange={(emails) => onEnter(contactsValue(emails, known, true))}
        />
      );
    case 'TEXT_NUMBER':
    case 'CHECKBOX':
      return (
        <DraftField
          label={label}
          autoFocus
          value={textOf(value)}
          onEnter={(text) => finish(text === '' ? null : text)}
        />
      );
  }
}
