import type { LogLine as AppLine } from '../../demo/app-process.ts';
import type { Exchange } from '../../exchange.ts';
import type { Delivery } from '../../slack/deliver.ts';
import type { LoggedExchange, LogLine, LogSide } from '../stage-api.ts';

/** Where an entry of the log comes from. */
export type LogSource =
  | { side: 'to_app'; from: Delivery }
  | { side: Exclude<LogSide, 'to_app' | 'app'>; from: Exchange }
  | { side: 'app'; from: AppLine };

/** An entry in one line, as it stands now. */
export function lineOf(source: LogSource, id: number): LogLine {
  const { side } = source;
  if (side === 'to_app') return { id, side, at: source.from.at, ...deliveryWords(source.from) };
  if (side === 'app') return { id, side, at: source.from.time, ...appWords(source.from) };
  return { id, side, at: source.from.at, ...exchangeWords(source.from) };
}

type Words = Pick<LogLine, 'title' | 'outcome' | 'state'>;

function deliveryWords({ kind, payload, status, problem }: Delivery): Words {
  const title = deliveryTitle(kind, payload);
  if (status === null) return { title, outcome: problem ?? '…', state: problem ? 'bad' : 'open' };
  return { title, outcome: String(status), state: status < 300 ? 'good' : 'bad' };
}

function deliveryTitle(kind: Delivery['kind'], payload: Delivery['payload']): string {
  const { command, text, type, event, actions, view, callback_id: callbackId } = payload;
  if (kind === 'command') return `${asText(command)} ${asText(text)}`.trim();
  if (kind === 'event') return `event ${asText(at(event, 'type'))}`;
  if (kind === 'raw') return 'raw payload';
  const [action] = Array.isArray(actions) ? (actions as unknown[]) : [];
  const what = at(action, 'action_id') ?? callbackId ?? at(view, 'callback_id') ?? payload.action_id;
  return `${asText(type)} ${asText(what)}`.trim();
}

/** Faults after which no answer comes. */
const answerless: Readonly<Record<string, string>> = {
  hang: 'no answer',
  reset: 'cut off',
  lose_answer: 'acted, answer lost',
};

function exchangeWords({ method, path, status, answer, fault }: Exchange): Words {
  const title = `${method} ${path.replace(/^(?:https?:\/\/[^/]+)?\/(?:api\/1\.0\/|api\/|2\.0\/)?/, '')}`;
  if (status === null) {
    const lost = answerless[fault ?? ''];
    return { title, outcome: lost ?? '…', state: lost === undefined ? 'open' : 'bad' };
  }
  const refused = at(answer, 'ok') === false ? asText(at(answer, 'error')) : '';
  const bad = status >= 400 || refused !== '';
  return { title, outcome: refused === '' ? String(status) : refused, state: bad ? 'bad' : 'good' };
}

const warnLevel = 40;
const levelWords: Readonly<Record<number, string>> = { 40: 'warning', 50: 'error', 60: 'fatal' };

function appWords({ level, msg, kind }: AppLine): Words {
  const title = `${msg} ${asText(kind)}`.trim();
  return { title, outcome: levelWords[level] ?? '', state: level >= warnLevel ? 'bad' : 'plain' };
}

/** @param base where the exchange went, `http://host:port` */
export function loggedExchange(source: LogSource, base: string): LoggedExchange | null {
  if (source.side === 'app') return null;
  if (source.side === 'to_app') {
    const { headers, payload, body, status, answer, problem, ms } = source.from;
    const url = `${base}/slack/events`;
    return {
      method: 'POST',
      url,
      headers,
      body: payload,
      rawBody: body,
      status,
      answer,
      trouble: problem,
      ms,
    };
  }
  const { method, path, query, headers, body, status, answer, fault } = source.from;
  const search = new URLSearchParams(query).toString();
  const url = `${base}${path}${search === '' ? '' : `?${search}`}`;
  return { method, url, headers, body, rawBody: null, status, answer, trouble: fault ?? null, ms: null };
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
