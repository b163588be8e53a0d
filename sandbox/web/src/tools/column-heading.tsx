import { Button, Dialog, DialogTrigger, Popover, Radio, RadioGroup } from 'react-aria-components';
import { Icon } from '../shell/icon.tsx';
import { DraftField } from './draft-field.tsx';
import type { SheetColumn, SheetProps } from './sheet-grid.tsx';

const typeWords: Record<SheetColumn['type'], string> = {
  TEXT_NUMBER: 'Text or number',
  PICKLIST: 'Dropdown, one',
  MULTI_PICKLIST: 'Dropdown, several',
  CONTACT_LIST: 'Contact',
  MULTI_CONTACT_LIST: 'Contacts',
  DATE: 'Date',
  CHECKBOX: 'Checkbox',
};

/** The title of a column; who administers the sheet renames, moves, colours and deletes it here. */
export function ColumnHeading({ sheet, column, act }: SheetProps & { column: SheetColumn }) {
  if (!sheet.mayShape) return column.title;
  return (
    <DialogTrigger>
      <Button className="heading-button">{column.title}</Button>
      <Popover className="popover">
        <Dialog className="dialog small-form" aria-label={`Column ${column.title}`}>
          {({ close }) => <ColumnShape sheet={sheet} column={column} act={act} close={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ColumnShape({ sheet, column, act, close }: SheetProps & { column: SheetColumn; close: () => void }) {
  const at = { sheet: sheet.id, column: column.id };
  const index = sheet.columns.findIndex(({ id }) => id === column.id);
  const move = (to: number) => void act({ kind: 'move_column', ...at, index: to });
  return (
    <div className="shape">
      <small>{typeWords[column.type]}</small>
      <DraftField
        label="Title"
        value={column.title}
        onEnter={(title) => void act({ kind: 'rename_column', ...at, title })}
      />
      <div className="row">
        <Button className="button" isDisabled={index === 0} onPress={() => move(index - 1)}>
          <Icon name="back" />
          Move left
        </Button>
        <Button
          className="button"
          isDisabled={index === sheet.columns.length - 1}
          onPress={() => move(index + 1)}
        >
          Move right
        </Button>
      </div>
      <Colours sheet={sheet} column={column} act={act} />
      {!column.primary && (
        <Button
          className="button danger"
          onPress={() => {
            close();
            void act({ kind: 'delete_column', ...at });
          }}
        >
          Delete the column
        </Button>
      )}
    </div>
  );
}

const noColour = 'none';

function Colours({ sheet, column, act }: SheetProps & { column: SheetColumn }) {
  return (
    <RadioGroup
      aria-label="Background"
      orientation="horizontal"
      className="swatches"
      value={column.background ?? noColour}
      onChange={(colour) =>
        void act({
          kind: 'recolour_column',
          sheet: sheet.id,
          column: column.id,
          colour: colour === noColour ? null : colour,
        })
      }
    >
      {[noColour, ...sheet.palette].map((colour) => (
        <Radio
          key={colour}
          value={colour}
          aria-label={colour === noColour ? 'No colour' : colour}
          className="swatch"
          style={colour === noColour ? {} : { background: colour }}
        />
      ))}
    </RadioGroup>
  );
}
