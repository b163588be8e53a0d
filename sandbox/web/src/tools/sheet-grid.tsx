import { Button, Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import type { Made, SheetPage, SmartsheetAct } from '../../../page-server/stage-api.ts';
import { useConfirm } from '../modal/confirm.tsx';
import { Icon } from '../shell/icon.tsx';
import { PageLink } from '../text/page-link.tsx';
import { ColumnHeading } from './column-heading.tsx';
import { Comments } from './comments.tsx';
import { SheetCell } from './sheet-cell.tsx';

export type SheetColumn = SheetPage['columns'][number];
export type SheetRow = SheetPage['rows'][number];

export interface SheetProps {
  sheet: SheetPage;
  act: (act: SmartsheetAct) => Promise<Made | null>;
}

/** The rows and columns of a sheet, as they are in it. */
export function SheetGrid({ sheet, act, current }: SheetProps & { current: string | null }) {
  const columns = sheet.columns.filter(({ hidden }) => !hidden);
  const nameOf = ({ cells }: SheetRow) =>
    cells[columns.find(({ primary }) => primary)?.id ?? '']?.shown ?? '';
  return (
    <div className="sheet-frame">
      <Table className="sheet lined" aria-label={`Rows of ${sheet.name}`}>
        <TableHeader>
          {columns.map((column) => (
            <Column
              key={column.id}
              textValue={column.title}
              isRowHeader={column.primary}
              style={tint(column.background)}
            >
              <ColumnHeading sheet={sheet} column={column} act={act} />
            </Column>
          ))}
          <Column>Links</Column>
          <Column>Comments</Column>
          {sheet.mayEdit && (
            <Column>
              <span className="for-ears">Delete</span>
            </Column>
          )}
        </TableHeader>
        <TableBody renderEmptyState={() => <p className="empty">No rows yet.</p>}>
          {sheet.rows.map((row) => (
            <Row key={row.id} textValue={nameOf(row)} className={row.id === current ? 'current' : ''}>
              {columns.map((column) => (
                <Cell
                  key={column.id}
                  textValue={row.cells[column.id]?.shown ?? ''}
                  style={tint(row.cells[column.id]?.background ?? column.background)}
                >
                  <SheetCell sheet={sheet} column={column} row={row} act={act} />
                </Cell>
              ))}
              <Cell>
                {row.links.map(({ name, url }) => (
                  <PageLink key={url} url={url}>
                    {name}
                  </PageLink>
                ))}
              </Cell>
              <Cell>
                <Comments
                  comments={row.comments}
                  onAdd={(text) => void act({ kind: 'add_comment', sheet: sheet.id, row: row.id, text })}
                />
              </Cell>
              {sheet.mayEdit && (
                <Cell>
                  <DeleteRow sheet={sheet} row={row.id} name={nameOf(row)} act={act} />
                </Cell>
              )}
            </Row>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** Smartsheet's backgrounds are made for dark letters. */
const tint = (background: string | null) => (background === null ? {} : { background, color: '#111' });

function DeleteRow({ sheet, row, name, act }: SheetProps & { row: string; name: string }) {
  const confirm = useConfirm();
  async function remove(): Promise<void> {
    const isMeant = await confirm({
      title: { type: 'plain_text', text: 'Delete this row?' },
      text: { type: 'plain_text', text: `“${name}” will be gone from Smartsheet.` },
      confirm: { type: 'plain_text', text: 'Delete' },
      deny: { type: 'plain_text', text: 'Cancel' },
      style: 'danger',
    });
    if (isMeant) await act({ kind: 'delete_row', sheet: sheet.id, row });
  }
  return (
    <Button className="icon-button" aria-label={`Delete the row ${name}`} onPress={() => void remove()}>
      <Icon name="trash" />
    </Button>
  );
}
