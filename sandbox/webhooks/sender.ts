import type { Exchange } from '../exchange.ts';

/**
 * What can happen to callbacks on their way. `lost`: the tool believes that it was heard; `twice`: the same one
 * arrives again; `late`: others overtake it.
 */
export const callbackTroubles = ['none', 'lost', 'twice', 'late'] as const;
export type CallbackTrouble = (typeof callbackTroubles)[number];

export interface CallbackReply {
  status: number;
  /** Lower-cased names. */
  headers: Record<string, string>;
  text: string;
}

export interface Callback {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** How a tool calls the apps that asked to be told of changes. */
export interface CallbackSender {
  /** Every call, oldest first, the newest 1,000 at most. */
  readonly exchanges: Exchange[];
  trouble(): CallbackTrouble;
  setTrouble(trouble: CallbackTrouble): void;
  /** Calls at once, past all troubles; null: nobody answered in time. */
  call(callback: Callback): Promise<CallbackReply | null>;
  /** Calls as the trouble of now has it; the reply is that of the first call. */
  send(callback: Callback): Promise<CallbackReply | null>;
  /** Ends what waits. */
  close(): void;
}

export interface CallbackOptions {
  /** How long an app may take to answer. */
  timeoutMs: number;
  /** How long a late callback is on its way. */
  lateMs: number;
  /** Told of every call and of every change of the trouble. */
  onActivity: () => void;
}

const mostExchanges = 1000;

export function createCallbackSender({ timeoutMs, lateMs, onActivity }: CallbackOptions): CallbackSender {
  const exchanges: Exchange[] = [];
  const closing = new AbortController();
  let trouble: CallbackTrouble = 'none';

  async function call({ url, headers, body }: Callback): Promise<CallbackReply | null> {
    const exchange: Exchange = {
      at: Date.now(),
      method: 'POST',
      path: url,
      query: {},
      headers,
      body: asJson(body),
      status: null,
      answer: null,
    };
    exchanges.push(exchange);
    if (exchanges.length > mostExchanges) exchanges.shift();
    onActivity();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), closing.signal]),
      });
      const text = await response.text();
      exchange.status = response.status;
      exchange.answer = text;
      return { status: response.status, headers: Object.fromEntries(response.headers), text };
    } catch {
      exchange.fault = 'hang';
      return null;
    } finally {
      onActivity();
    }
  }

  return {
    exchanges,
    trouble: () => trouble,
    setTrouble(wanted) {
      trouble = wanted;
      onActivity();
    },
    call,
    async send(callback) {
      switch (trouble) {
        case 'none':
          return call(callback);
        case 'lost':
          return { status: 200, headers: {}, text: '' };
        case 'twice': {
          const reply = await call(callback);
          await call(callback);
          return reply;
        }
        case 'late':
          await pause(lateMs, closing.signal);
          return closing.signal.aborted ? null : call(callback);
      }
    },
    close: () => closing.abort(),
  };
}

/** Resolves after so many milliseconds, or as soon as it is called off. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    timer.unref();
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** A host that no tool on the internet can call; real tools refuse such targets. */
export function isReachable(url: string, localAllowed: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (localAllowed) return protocol === 'https:' || protocol === 'http:';
  return protocol === 'https:' && hostname.includes('.') && !/^(127\.|10\.|192\.168\.)/.test(hostname);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
