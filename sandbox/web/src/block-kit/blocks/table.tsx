import type {
  DataTableBlock,
  RawNumberElement,
  RawTextElement,
  RichTextBlock,
  TableBlock,
} from '@slack/types';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { ScrollFrame } from '../../shell/scroll-frame.tsx';
import { TextBlocks } from '../../text/formatted.tsx';
import { inOrder } from '../../text/in-order.ts';
import { richTextTree } from '../../text/rich-text-tree.ts';

type Cell = RichTextBlock | RawTextElement | RawNumberElement;

function CellWords({ cell }: { cell: Cell }) {
  if (cell.type === 'rich_text') return <TextBlocks blocks={richTextTree(cell)} />;
  return cell.text;
}

interface RowsProps {
  rows: readonly Cell[][];
  align?: (column: number) => 'left' | 'center' | 'right';
  /** The column that names the rows. */
  headerColumn?: number | undefined;
}

/** The first row names the columns. */
function Rows({ rows: [header = [], ...body], align = () => 'left', headerColumn }: RowsProps) {
  return (
    <>
      <thead>
        <tr>
          {inOrder(header).map(({ key, item }) => (
            <th key={key} scope="col" style={{ textAlign: align(Number(key)) }}>
              <CellWords cell={item} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {inOrder(body).map((row) => (
          <tr key={row.key}>
            {inOrder(row.item).map(({ key, item }) => {
              const style = { textAlign: align(Number(key)) };
              const words = <CellWords cell={item} />;
              if (Number(key) !== headerColumn) {
                return (
                  <td key={key} style={style}>
                    {words}
                  </td>
                );
              }
              return (
                <th key={key} scope="row" style={style}>
                  {words}
                </th>
              );
            })}
          </tr>
        ))}
      </tbody>
    </>
  );
}

export function TableView({ block: { rows, column_settings: columns = [] } }: { block: TableBlock }) {
  return (
    <ScrollFrame className="table-frame" name="Table">
      <table>
        <Rows rows={rows} align={(column) => columns[column]?.align ?? 'left'} />
      </table>
    </ScrollFrame>
  );
}

const defaultPageSize = 20;

/** With a caption, pages, and a column that names the rows. */
export function DataTableView({ block }: { block: DataTableBlock }) {
  const { rows, caption, page_size: size = defaultPageSize, row_header_column_index: headerColumn } = block;
  const [page, setPage] = useState(0);
  const [header = [], ...body] = rows;
  const pages = Math.max(Math.ceil(body.length / size), 1);
  return (
    <div>
      <ScrollFrame className="table-frame" name={caption}>
        <table>
          <caption>{caption}</caption>
          <Rows rows={[header, ...body.slice(page * size, (page + 1) * size)]} headerColumn={headerColumn} />
        </table>
      </ScrollFrame>
      {pages > 1 && (
        <div className="pages">
          <Button className="button quiet" isDisabled={page === 0} onPress={() => setPage(page - 1)}>
            Earlier rows
          </Button>
          <span>
            {page + 1} of {pages}
          </span>
          <Button className="button quiet" isDisabled={page === pages - 1} onPress={() => setPage(page + 1)}>
            Later rows
          </Button>
        </div>
      )}
    </div>
  );
}
