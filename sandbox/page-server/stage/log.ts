import type { LogEntry, LogLine, LogNews } from '../stage-api.ts';
import { type LogSource, lineOf, loggedExchange } from './log-lines.ts';
import type { StageWorld } from './stage-world.ts';

/** Everything that was said between Slack, the app and the tools, in the order of its coming. */
export interface Log {
  /** Another number: there is something new. */
  revision(): number;
  newsSince(revision: number): LogNews;
  /** Null: there is none, or it is forgotten. */
  entry(id: number): LogEntry | null;
  /** Ids of the entries that hold the text anywhere, whatever its case. */
  search(text: string): number[];
}

interface Kept {
  source: LogSource;
  line: LogLine;
  /** The revision in which it changed last. */
  changed: number;
}

const mostEntries = 5000;

export function createLog(world: StageWorld): Log {
  const seen = new WeakSet<object>();
  const open = new Set<Kept>();
  let kept: Kept[] = [];
  let nextId = 1;
  let revision = 0;

  /** Takes in what is new, and what has been answered since. */
  function sweep(): void {
    const { slack, asana, smartsheet, github, app } = world;
    const news = [
      ...unseen(slack.deliveries).map((from): LogSource => ({ side: 'to_app', from })),
      ...unseen(slack.exchanges).map((from): LogSource => ({ side: 'to_slack', from })),
      ...unseen(asana.exchanges).map((from): LogSource => ({ side: 'to_asana', from })),
      ...unseen(smartsheet.exchanges).map((from): LogSource => ({ side: 'to_smartsheet', from })),
      ...unseen(github.exchanges).map((from): LogSource => ({ side: 'to_github', from })),
      ...unseen(asana.callbacks.exchanges).map((from): LogSource => ({ side: 'from_asana', from })),
      ...unseen(smartsheet.callbacks.exchanges).map((from): LogSource => ({ side: 'from_smartsheet', from })),
      ...unseen(github.callbacks.exchanges).map((from): LogSource => ({ side: 'from_github', from })),
      ...unseen(app.log).map((from): LogSource => ({ side: 'app', from })),
    ].toSorted((a, b) => timeOf(a) - timeOf(b));
    const answered = [...open].filter(({ source, line }) => lineOf(source, line.id).state !== 'open');
    if (news.length === 0 && answered.length === 0) return;
    revision += 1;
    for (const each of answered) {
      each.line = lineOf(each.source, each.line.id);
      each.changed = revision;
      open.delete(each);
    }
    for (const source of news) keep(source);
    for (const forgotten of kept.slice(0, -mostEntries)) open.delete(forgotten);
    kept = kept.slice(-mostEntries);
  }

  function keep(source: LogSource): void {
    const entry: Kept = { source, line: lineOf(source, nextId), changed: revision };
    nextId += 1;
    kept.push(entry);
    if (entry.line.state === 'open') open.add(entry);
  }

  /** The lists forget from their start, so all that is new is at the end. */
  function unseen<Item extends object>(all: readonly Item[]): Item[] {
    const from = all.findLastIndex((item) => seen.has(item)) + 1;
    const news = all.slice(from);
    for (const item of news) seen.add(item);
    return news;
  }

  return {
    revision() {
      sweep();
      return revision;
    },
    newsSince(since) {
      sweep();
      return {
        revision,
        oldest: kept[0]?.line.id ?? nextId,
        // A page that outlived a server of before knows a later revision: all is new to it.
        lines: kept.filter(({ changed }) => changed > since || since > revision).map(({ line }) => line),
      };
    },
    entry(id) {
      const found = kept[id - (kept[0]?.line.id ?? 0)];
      if (!found) return null;
      const { source, line } = found;
      const facts = source.side === 'app' ? source.from : null;
      return { ...line, exchange: loggedExchange(source, baseOf(world, source)), facts };
    },
    search(text) {
      sweep();
      const wanted = text.toLowerCase();
      return kept
        .filter(({ source, line }) =>
          `${line.title} ${line.outcome} ${JSON.stringify(source.from)}`.toLowerCase().includes(wanted),
        )
        .map(({ line }) => line.id);
    },
  };
}

const timeOf = (source: LogSource): number => (source.side === 'app' ? source.from.time : source.from.at);

function baseOf({ slack, asana, smartsheet, github }: StageWorld, { side }: LogSource): string {
  if (side.startsWith('from_')) return '';
  if (side === 'to_app') return slack.core.appUrl ?? '';
  if (side === 'to_slack') return slack.core.url;
  if (side === 'to_github') return github.url;
  return side === 'to_asana' ? asana.url : smartsheet.appUrl;
}
