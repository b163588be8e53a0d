import type { SmartsheetAct } from '../../../page-server/stage-api.ts';
import { PanelHeader } from '../beside/panel-header.tsx';
import type { Beside } from '../session/beside.ts';
import { useSheetPage, useSheets } from '../session/stage.ts';
import { openBeside } from '../session/use-beside.ts';
import { AddLine } from './add-line.tsx';
import { SheetGrid } from './sheet-grid.tsx';
import { ToolBar } from './tool-bar.tsx';
import { useAccount, useToolAct } from './use-tool.ts';

/** Smartsheet's own page, as somebody who has an account there. */
export function SmartsheetPanel({ beside }: { beside: Beside }) {
  const at = useAccount('smartsheet');
  return (
    <>
      <PanelHeader beside={beside} title="Smartsheet" />
      {at && <Sheets key={at.account.id} beside={beside} at={at} />}
    </>
  );
}

type At = NonNullable<ReturnType<typeof useAccount>>;

function Sheets({ beside, at }: { beside: Beside; at: At }) {
  const sheets = useSheets(at.account.id);
  if (!sheets) return <p className="loading">Coming…</p>;
  const sheet = beside.id === null ? sheets[0] : sheets.find(({ id }) => id === beside.id);
  return (
    <>
      <ToolBar
        label="Sheet"
        choices={sheets.map(({ id, name, access }) => ({ id, name, detail: access.toLowerCase() }))}
        value={sheet?.id ?? null}
        onChoose={(id) => openBeside({ ...beside, id, item: null })}
        at={at}
      />
      {sheet ? (
        <Sheet key={sheet.id} id={sheet.id} account={at.account.id} current={beside.item} />
      ) : (
        <p className="empty">
          {at.account.name} sees {sheets.length === 0 ? 'no sheet at all' : 'no such sheet'}.
        </p>
      )}
    </>
  );
}

interface SheetProps {
  id: string;
  account: string;
  /** The row that a link led to. */
  current: string | null;
}

function Sheet({ id, account, current }: SheetProps) {
  const sheet = useSheetPage(account, id);
  const act = useToolAct<SmartsheetAct>('smartsheet', account);
  if (!sheet) return <p className="loading">Coming…</p>;
  const { mayEdit, mayShape, columns } = sheet;
  const primary = columns.find((column) => column.primary);
  return (
    <div className="split-list">
      <div className="view-tools">
        {!mayEdit && <small>This account may only look.</small>}
        <span className="spring" />
        {mayShape && (
          <AddLine
            label="Add a column"
            field="Title"
            onAdd={(title) => void act({ kind: 'add_column', sheet: id, title, type: 'TEXT_NUMBER' })}
          />
        )}
        {mayEdit && primary && (
          <AddLine
            label="Add a row"
            field={primary.title}
            onAdd={(value) =>
              void act({ kind: 'add_row', sheet: id, cells: [{ column: primary.id, value }] })
            }
          />
        )}
      </div>
      <SheetGrid sheet={sheet} act={act} current={current} />
    </div>
  );
}
