import { setTimeout as delay } from 'node:timers/promises';
import type { Core } from './core.ts';
import { nowSeconds } from './ids.ts';
import { signatureHeaders } from './signing.ts';

export type DeliveryKind = 'command' | 'interaction' | 'suggestion' | 'event' | 'raw';

/** One signed payload on its way to the app, and what came back. */
export interface Delivery {
  kind: DeliveryKind;
  /** Milliseconds since the epoch. */
  at: number;
  /** As sent, the signature among them. */
  headers: Record<string, string>;
  /** As sent. */
  body: string;
  /** What `body` says: the command's fields, the `payload` of an interaction, or the event envelope. */
  payload: Record<string, unknown>;
  /** Null: nothing came in time. */
  status: number | null;
  /** Parsed where it is JSON, else the text; null when empty. */
  answer: unknown;
  /** Until the answer or the giving up. */
  ms: number;
  /** Why nothing came, as `x-slack-retry-reason` words it; or what was wrong with the answer. */
  problem: string | null;
}

const form = 'application/x-www-form-urlencoded';
const mostDeliveries = 5000;

export function deliverCommand(core: Core, fields: Record<string, string>): Promise<Delivery> {
  return send(core, 'command', form, new URLSearchParams(fields).toString(), fields);
}

export function deliverInteraction(
  core: Core,
  payload: Record<string, unknown>,
  kind: 'interaction' | 'suggestion' = 'interaction',
): Promise<Delivery> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return send(core, kind, form, body, payload);
}

/**
 * Sends an event, up to three times more while the app does not answer 2xx in time, unless it asks for no
 * retry. Resolves with the last try. https://docs.slack.dev/apis/events-api#retries
 */
export async function deliverEvent(core: Core, envelope: Record<string, unknown>): Promise<Delivery> {
  const body = JSON.stringify(envelope);
  let delivery = await send(core, 'event', 'application/json', body, envelope);
  for (const [index, wait] of core.timing.retryDelaysMs.entries()) {
    if (isOk(delivery) || delivery.problem === 'no_retry') break;
    if (wait > 0) await delay(wait, undefined, { ref: false });
    delivery = await send(core, 'event', 'application/json', body, envelope, {
      'x-slack-retry-num': String(index + 1),
      'x-slack-retry-reason': delivery.problem ?? 'http_error',
    });
  }
  return delivery;
}

/** Sends the same payload once more, with a signature of now. */
export function redeliver(core: Core, earlier: Delivery): Promise<Delivery> {
  return send(core, earlier.kind, contentType(earlier), earlier.body, earlier.payload);
}

/** Sends exactly these bytes and headers: for forged, stale and malformed payloads. Nothing is signed. */
export function deliverRaw(core: Core, body: string, headers: Record<string, string>): Promise<Delivery> {
  return post(core, { ...newDelivery('raw', body, {}), headers });
}

export const isOk = (delivery: Delivery): boolean =>
  delivery.status !== null && delivery.status >= 200 && delivery.status < 300;

const contentType = (delivery: Delivery): string => delivery.headers['content-type'] ?? form;

function newDelivery(kind: DeliveryKind, body: string, payload: Record<string, unknown>): Delivery {
  return {
    kind,
    at: Date.now(),
    headers: {},
    body,
    payload,
    status: null,
    answer: null,
    ms: 0,
    problem: null,
  };
}

function send(
  core: Core,
  kind: DeliveryKind,
  type: string,
  body: string,
  payload: Record<string, unknown>,
  more: Record<string, string> = {},
): Promise<Delivery> {
  const headers = {
    'content-type': type,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    ...signatureHeaders(core.app.signingSecret, body, nowSeconds()),
    ...more,
  };
  return post(core, { ...newDelivery(kind, body, payload), headers });
}

async function post(core: Core, delivery: Delivery): Promise<Delivery> {
  if (core.appUrl === null) throw new Error('no app is connected: call connect(appUrl) first');
  core.deliveries.push(delivery);
  if (core.deliveries.length > mostDeliveries) core.deliveries.shift();
  const deadline = AbortSignal.timeout(core.timing.ackMs);
  const sentAt = performance.now();
  try {
    const response = await fetch(new URL('/slack/events', core.appUrl), {
      method: 'POST',
      headers: delivery.headers,
      // As bytes: a string would make fetch add a charset, which Slack does not send.
      body: new TextEncoder().encode(delivery.body),
      signal: deadline,
    });
    const answer = await response.text();
    delivery.status = response.status;
    delivery.answer = parsed(answer);
    if (response.headers.get('x-slack-no-retry') === '1') delivery.problem = 'no_retry';
    else if (!response.ok) delivery.problem = 'http_error';
  } catch {
    delivery.problem = deadline.aborted ? 'http_timeout' : 'connection_failed';
  }
  delivery.ms = Math.round(performance.now() - sentAt);
  core.changed();
  return delivery;
}

function parsed(answer: string): unknown {
  if (answer === '') return null;
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}
