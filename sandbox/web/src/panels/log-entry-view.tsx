import { Button } from 'react-aria-components';
import type { LogEntry, LoggedExchange, LogLine } from '../../../page-server/stage-api.ts';
import { useSession } from '../session/session-context.ts';
import { ScrollFrame } from '../shell/scroll-frame.tsx';
import { asCurl } from './as-curl.ts';
import { pretty, sideWords } from './log-lines.ts';
import { useLogEntry } from './use-log.ts';

/** All that one entry holds. @param line as the list has it: when it changes, the entry has */
export function LogEntryView({ id, line }: { id: string; line: LogLine | undefined }) {
  const entry = useLogEntry(id, line);
  if (entry === undefined) return null;
  if (entry === null) return <p className="empty">This entry is forgotten.</p>;
  const { exchange, facts } = entry;
  return (
    <div className="entry">
      <div>
        <small>{sideWords[entry.side]}</small>
        <h3>{entry.title}</h3>
      </div>
      <CopyButtons entry={entry} />
      {exchange && <ExchangeView exchange={exchange} />}
      {facts && <Json name="What it says" value={facts} />}
    </div>
  );
}

function CopyButtons({ entry }: { entry: LogEntry }) {
  const { say } = useSession();
  const { exchange } = entry;
  async function copy(text: string, what: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      say(`Copied as ${what}.`);
    } catch {
      say('The browser does not let the page copy.');
    }
  }
  return (
    <div className="row">
      <Button className="button" onPress={() => void copy(JSON.stringify(entry, null, 2), 'JSON')}>
        Copy as JSON
      </Button>
      {exchange && (
        <Button className="button" onPress={() => void copy(asCurl(exchange), 'curl')}>
          Copy as curl
        </Button>
      )}
    </div>
  );
}

function ExchangeView({ exchange }: { exchange: LoggedExchange }) {
  const { method, url, headers, body, rawBody, status, answer, trouble, ms } = exchange;
  const took = ms === null ? '' : ` after ${ms} ms`;
  return (
    <>
      <p className="entry-url">
        <strong>{method}</strong> {url}
      </p>
      <p>
        {status === null ? 'No answer' : `Answered with ${status}`}
        {took}
        {trouble !== null && `: ${trouble.replaceAll('_', ' ')}`}
      </p>
      <h4>Headers</h4>
      <dl className="headers">
        {Object.entries(headers).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {body !== null && <Json name="Body" value={body} />}
      {rawBody !== null && (
        <details>
          <summary>Body as it was sent and signed</summary>
          <ScrollFrame className="code" name="Body as it was sent">
            <pre>{rawBody}</pre>
          </ScrollFrame>
        </details>
      )}
      {answer !== null && <Json name="Answer" value={answer} />}
    </>
  );
}

function Json({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <h4>{name}</h4>
      <ScrollFrame className="code" name={name}>
        <pre>{pretty(value)}</pre>
      </ScrollFrame>
    </>
  );
}
