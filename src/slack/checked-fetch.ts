import type { Log } from '../telemetry/log.ts';
import {
  checkMessage,
  checkOptions,
  checkView,
  fitMessage,
  fitOptions,
  fitView,
} from '../views/limits/check.ts';
import { isJson, type Json, type Violation } from '../views/limits/finding.ts';

/** What happens to a view or message that Slack would refuse. */
export interface LimitsPolicy {
  log: Pick<Log, 'error'>;
  /** True in tests: a violation is a bug, and throws. Otherwise it is logged, and what is sent is made to fit. */
  strict?: boolean;
}

/** A view or message that breaks Slack's limits, found before it was sent. */
export class LimitsError extends Error {
  readonly violations: readonly Violation[];

  constructor(sent: string, violations: readonly Violation[]) {
    const words = violations.map(({ path, rule, found }) => `${path}: ${rule}, found ${found}`);
    super(`${sent} breaks Slack's limits: ${words.join('; ')}`);
    this.name = 'LimitsError';
    this.violations = violations;
  }
}

/**
 * `fetch` for Slack's Web API that checks every view and message before it leaves (`views.*` and `chat.*`, bodies
 * as the SDK writes them: form fields with JSON in them). Everything else passes untouched.
 *
 * @throws LimitsError where `strict`.
 */
export function checkedFetch(
  policy: LimitsPolicy & { fetch?: typeof globalThis.fetch },
): typeof globalThis.fetch {
  const send = policy.fetch ?? globalThis.fetch;
  return async (url, init) => {
    const method = methodOf(url);
    if (typeof init?.body !== 'string' || !/^(views|chat)\./.test(method)) return send(url, init);
    return send(url, { ...init, body: checkedBody(policy, method, init.body) });
  };
}

/**
 * The body of an `ack()`: the view of a `response_action`, the options of an external select, or the message that
 * answers a slash command. Returned as it may be sent.
 *
 * @throws LimitsError where `strict`.
 */
export function checkAck<T>(policy: LimitsPolicy, payload: T): T {
  if (!isJson(payload)) return payload;
  if (isJson(payload.view)) {
    return { ...payload, view: enforce(policy, 'ack', payload.view, checkView, fitView) };
  }
  if (payload.options !== undefined) return enforce(policy, 'ack', payload, checkOptions, fitOptions);
  if (payload.blocks !== undefined) return enforce(policy, 'ack', payload, checkMessage, fitMessage);
  return payload;
}

function enforce<T extends Json>(
  { log, strict = false }: LimitsPolicy,
  sent: string,
  tree: T,
  check: (tree: T) => Violation[],
  makeFit: (tree: T) => T,
): T {
  const violations = check(tree);
  if (violations.length === 0) return tree;
  if (strict) throw new LimitsError(sent, violations);
  log.error({ sent, violations }, 'a view or message broke the limits of Slack and was made to fit');
  return makeFit(tree);
}

function checkedBody(policy: LimitsPolicy, method: string, body: string): string {
  const view = readJson(fieldOf(body, 'view'));
  if (isJson(view)) {
    const checked = enforce(policy, method, view, checkView, fitView);
    if (checked === view) return body;
    const form = new URLSearchParams(body);
    form.set('view', JSON.stringify(checked));
    return form.toString();
  }
  const form = new URLSearchParams(body);
  const blocks = readJson(form.get('blocks'));
  const text = form.get('text');
  if (blocks === undefined && text === null) return body;
  const message = { ...(text !== null && { text }), ...(blocks !== undefined && { blocks }) };
  const checked: Json = enforce<Json>(policy, method, message, checkMessage, fitMessage);
  if (checked === message) return body;
  if (typeof checked.text === 'string') form.set('text', checked.text);
  if (checked.blocks !== undefined) form.set('blocks', JSON.stringify(checked.blocks));
  return form.toString();
}

function methodOf(url: string | URL | globalThis.Request): string {
  const address = url instanceof globalThis.Request ? url.url : String(url);
  return /([^/?#]*)(?:[?#]|$)/.exec(address)?.[1] ?? '';
}

/** One field of a form: to read all of them takes longer than all the checks of a view. */
function fieldOf(form: string, name: string): string | null {
  const value = new RegExp(`(?:^|&)${name}=([^&]*)`).exec(form)?.[1];
  return value === undefined ? null : decodeURIComponent(value.replaceAll('+', ' '));
}

/** Undefined for what is not there or is no JSON; Slack's own answer then says what is wrong. */
function readJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
