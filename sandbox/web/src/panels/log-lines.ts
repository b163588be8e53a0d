import type { LogLine, LogNews, LogSide } from '../../../page-server/stage-api.ts';

/** What is said of the ways that messages go. */
export const sideWords: Record<LogSide, string> = {
  to_app: 'Slack → app',
  to_slack: 'App → Slack',
  to_asana: 'App → Asana',
  to_smartsheet: 'App → Smartsheet',
  to_github: 'App → GitHub',
  from_asana: 'Asana → app',
  from_smartsheet: 'Smartsheet → app',
  from_github: 'GitHub → app',
  app: 'App’s log',
};

/** The lines with what has come or changed since; those that the server has forgotten are gone. */
export function withNews(before: readonly LogLine[], { oldest, lines }: LogNews): LogLine[] {
  const changed = new Map(lines.map((line) => [line.id, line]));
  const kept = before.filter(({ id }) => id >= oldest).map((line) => changed.get(line.id) ?? line);
  const newest = kept.at(-1)?.id ?? 0;
  return [...kept, ...lines.filter(({ id }) => id > newest)];
}

/** Those of these sides that were found, the newest first. @param found null: nothing is searched for */
export function shownLines(
  lines: readonly LogLine[],
  sides: ReadonlySet<LogSide>,
  found: ReadonlySet<number> | null,
): LogLine[] {
  return lines.filter(({ id, side }) => sides.has(side) && (!found || found.has(id))).toReversed();
}

/** As people read it: JSON, with the JSON that stands in its texts opened up too, as forms to Slack carry it. */
export function pretty(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, (_key, each) => opened(each), 2);
}

function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
