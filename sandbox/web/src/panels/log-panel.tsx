import { useState } from 'react';
import {
  Button,
  GridList,
  GridListItem,
  Input,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { type LogLine, type LogSide, logSides } from '../../../page-server/stage-api.ts';
import { PanelHeader } from '../beside/panel-header.tsx';
import { Split } from '../beside/split.tsx';
import type { Beside } from '../session/beside.ts';
import { openBeside } from '../session/use-beside.ts';
import { Icon } from '../shell/icon.tsx';
import { LogEntryView } from './log-entry-view.tsx';
import { shownLines, sideWords } from './log-lines.ts';
import { useFound, useLogLines } from './use-log.ts';

/** So many lines are drawn at first, and more each time that one asks: thousands at once are slow. */
const linesOfPage = 150;

/** Every exchange between Slack, the app and the tools, and what the app says of itself; the newest first. */
export function LogPanel({ beside }: { beside: Beside }) {
  const lines = useLogLines();
  const [sides, setSides] = useState<ReadonlySet<LogSide>>(new Set(logSides));
  const [text, setText] = useState('');
  const found = useFound(text);
  const [most, setMost] = useState(linesOfPage);
  const shown = shownLines(lines, sides, found);
  const open = (id: string | null) => openBeside({ ...beside, id });
  return (
    <>
      <PanelHeader beside={beside} title="Log" />
      <Split
        name="Entry"
        onClose={() => open(null)}
        detail={
          beside.id !== null && (
            <LogEntryView id={beside.id} line={lines.find(({ id }) => String(id) === beside.id)} />
          )
        }
      >
        <div className="log-tools">
          <SearchField className="search" aria-label="Search the log" value={text} onChange={setText}>
            <Icon name="search" />
            <Input placeholder="Search paths, headers and bodies" />
            {text !== '' && (
              <Button className="icon-button">
                <Icon name="close" />
              </Button>
            )}
          </SearchField>
          <ToggleButtonGroup
            className="pills"
            aria-label="Sides"
            selectionMode="multiple"
            disallowEmptySelection
            selectedKeys={sides}
            onSelectionChange={(chosen) => setSides(new Set([...chosen] as LogSide[]))}
          >
            {logSides.map((side) => (
              <ToggleButton key={side} id={side} className={`pill log-side ${side}`}>
                {sideWords[side]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <small role="status">{countWords(shown.length, lines.length)}</small>
        </div>
        <div className="log-scroll">
          <GridList
            className="log-lines"
            aria-label="Entries, the newest first"
            items={shown.slice(0, most)}
            selectionMode="single"
            selectionBehavior="replace"
            selectedKeys={beside.id === null ? [] : [Number(beside.id)]}
            onSelectionChange={(keys) => {
              const [id] = keys === 'all' ? [] : [...keys];
              if (id !== undefined) open(String(id));
            }}
            renderEmptyState={() => <p className="empty">Nothing of the kind has been said yet.</p>}
          >
            {(line) => <Line line={line} />}
          </GridList>
          {shown.length > most && (
            <Button className="button" onPress={() => setMost(most + linesOfPage)}>
              Show older ones
            </Button>
          )}
        </div>
      </Split>
    </>
  );
}

const countWords = (shown: number, all: number): string =>
  shown === all ? `${all} entries` : `${shown} of ${all} entries`;

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

function Line({ line }: { line: LogLine }) {
  const { id, side, at, title, outcome, state } = line;
  return (
    <GridListItem id={id} textValue={`${sideWords[side]} ${title} ${outcome}`} className="log-line">
      <time>{clock.format(at)}</time>
      <span className={`log-side ${side}`}>{sideWords[side]}</span>
      <span className="log-title">{title}</span>
      <span className={`outcome ${state}`}>{outcome}</span>
    </GridListItem>
  );
}
