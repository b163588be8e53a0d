import { useEffect, useRef, useState } from 'react';
import type { LogEntry, LogLine, LogNews } from '../../../page-server/stage-api.ts';
import { getJson, NotDone } from '../session/requests.ts';
import { useStageVersion } from '../session/stage.ts';
import { withNews } from './log-lines.ts';

/** All lines of the log, oldest first, with what comes as it comes. */
export function useLogLines(): readonly LogLine[] {
  const version = useStageVersion('log');
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  const known = useRef(0);
  useEffect(() => {
    let isStale = version === null;
    getJson<LogNews>(`/api/stage/log?since=${known.current}`).then(
      (news) => {
        if (isStale) return;
        // A server that was started anew counts from the beginning.
        const before = news.revision < known.current ? [] : undefined;
        known.current = news.revision;
        setLines((shown) => withNews(before ?? shown, news));
      },
      (error: unknown) => console.warn('the log could not be fetched', error),
    );
    return () => {
      isStale = true;
    };
  }, [version]);
  return lines;
}

const typingMs = 150;

/** Ids of the entries that hold the text; null: nothing is searched for. */
export function useFound(text: string): ReadonlySet<number> | null {
  const version = useStageVersion('log');
  const [found, setFound] = useState<ReadonlySet<number> | null>(null);
  useEffect(() => {
    if (text.trim() === '') {
      setFound(null);
      return;
    }
    let isStale = version === null;
    const timer = setTimeout(() => {
      getJson<number[]>(`/api/stage/log/search?text=${encodeURIComponent(text.trim())}`).then(
        (ids) => {
          if (!isStale) setFound(new Set(ids));
        },
        (error: unknown) => console.warn('the log could not be searched', error),
      );
    }, typingMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text, version]);
  return found;
}

/** One entry with all that it holds; undefined until it is fetched; null: it is not there any more. */
export function useLogEntry(id: string | null, line: LogLine | undefined): LogEntry | null | undefined {
  const [entry, setEntry] = useState<LogEntry | null>();
  const outcome = line?.outcome;
  useEffect(() => {
    if (id === null) return;
    let isStale = outcome === null;
    getJson<LogEntry>(`/api/stage/log/${id}`).then(
      (fetched) => {
        if (!isStale) setEntry(fetched);
      },
      (error: unknown) => {
        if (!(error instanceof NotDone)) throw error;
        if (!isStale) setEntry(null);
      },
    );
    return () => {
      isStale = true;
    };
  }, [id, outcome]);
  return entry && String(entry.id) !== id ? undefined : entry;
}
