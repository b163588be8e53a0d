import { Button, Dialog, DialogTrigger, Popover, ToggleButton } from 'react-aria-components';
import { Icon } from '../shell/icon.tsx';
import { CellEditor } from './cell-editor.tsx';
import type { SheetColumn, SheetProps, SheetRow } from './sheet-grid.tsx';

type SheetCellProps = SheetProps & { column: SheetColumn; row: SheetRow };

/** What a cell holds, to be changed in place by who may. */
export function SheetCell({ sheet, column, row, act }: SheetCellProps) {
  const cell = row.cells[column.id];
  const enter = (value: (SmartsheetValue & { kind: 'edit_cell' })['value']) =>
    void act({ kind: 'edit_cell', sheet: sheet.id, row: row.id, column: column.id, value });
  if (column.type === 'CHECKBOX' && typeof cell?.value !== 'string') {
    return (
      <ToggleButton
        className="tick square"
        aria-label={column.title}
        isDisabled={!sheet.mayEdit}
        isSelected={cell?.value === true}
        onChange={enter}
      >
        <Icon name="check" />
      </ToggleButton>
    );
  }
  if (!sheet.mayEdit) return cell?.shown;
  return (
    <DialogTrigger>
      <Button className="cell-button">
        <span className="for-ears">{column.title}: </span>
        {cell?.shown ?? ''}
      </Button>
      <Popover className="popover">
        <Dialog className="dialog small-form" aria-label={column.title}>
          {({ close }) => (
            <CellEditor
              column={column}
              contacts={sheet.contacts}
              value={cell?.value ?? null}
              onEnter={enter}
              onDone={close}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type SmartsheetValue = Parameters<SheetProps['act']>[0];
