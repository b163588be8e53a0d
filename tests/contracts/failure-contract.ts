import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../sandbox/stand-in-server.ts';
import { ToolError, type ToolErrorKind } from '../../src/integrations/errors.ts';
import { callNames, clientCalls, type PreparedWorld, prepare } from './client-calls.ts';
import { type ContractTool, unlimited } from './contract-world.ts';

interface Failure {
  words: string;
  fault: Fault;
  kind: ToolErrorKind;
  /** True where a write that fails so may have been done. */
  unknown: boolean;
}

const failures: readonly Failure[] = [
  { words: '400', fault: { kind: 'status', status: 400 }, kind: 'rejected', unknown: false },
  { words: '401', fault: { kind: 'status', status: 401 }, kind: 'unauthorized', unknown: false },
  { words: '403', fault: { kind: 'status', status: 403 }, kind: 'forbidden', unknown: false },
  { words: '404', fault: { kind: 'status', status: 404 }, kind: 'missing', unknown: false },
  { words: '409', fault: { kind: 'status', status: 409 }, kind: 'conflict', unknown: false },
  { words: '429', fault: { kind: 'status', status: 429 }, kind: 'rate_limited', unknown: false },
  {
    words: '429 with Retry-After',
    fault: { kind: 'status', status: 429, retryAfter: 7200 },
    kind: 'rate_limited',
    unknown: false,
  },
  { words: '500', fault: { kind: 'status', status: 500 }, kind: 'unavailable', unknown: true },
  { words: '503', fault: { kind: 'status', status: 503 }, kind: 'unavailable', unknown: true },
  { words: 'a page of HTML', fault: { kind: 'garbage' }, kind: 'unavailable', unknown: true },
  { words: 'half a body', fault: { kind: 'half_body' }, kind: 'unavailable', unknown: true },
  { words: 'a connection cut before', fault: { kind: 'reset' }, kind: 'unavailable', unknown: true },
  { words: 'a connection cut after', fault: { kind: 'lose_answer' }, kind: 'unavailable', unknown: true },
  { words: 'no answer in time', fault: { kind: 'hang' }, kind: 'unavailable', unknown: true },
];

const hourMs = 3_600_000;

/** Every way to fail, at every call, at its reads and at its writes. */
export function failureContract(tool: ContractTool): void {
  describe.each(callNames(tool))('when %s fails', (name) => {
    let prepared: PreparedWorld;
    /** The HTTP methods that the call uses when all is well. */
    let methods: string[];

    beforeAll(async () => {
      prepared = await prepare(await tool.start());
      const before = prepared.world.exchanges.length;
      await clientCalls[name](client(15_000), prepared);
      methods = [...new Set(prepared.world.exchanges.slice(before).map(({ method }) => method))];
    });
    afterEach(() => prepared.world.clearFaults());
    afterAll(() => prepared.world.close());

    function client(timeoutMs: number) {
      const { world } = prepared;
      return world.connector({ timeoutMs }).connect({ accessToken: world.serviceUser.token }, unlimited);
    }

    test.each(failures)('[I10] $words is $kind', async ({ fault, kind, unknown }) => {
      expect(methods.length).toBeGreaterThan(0);
      for (const method of methods) {
        prepared.world.clearFaults();
        prepared.world.fail({ ...fault, method });
        const now = Date.now();
        const call = clientCalls[name](client(fault.kind === 'hang' ? 300 : 15_000), prepared);
        if (method !== 'GET' && isFieldRefusal(tool, name, fault)) {
          await expect(call).resolves.toBeInstanceOf(Array);
          continue;
        }
        if (isNoError(name, fault)) {
          await call;
          continue;
        }
        const error = await rejection(call);
        expect({ method, kind: error.kind, maybeDone: error.maybeDone }).toEqual({
          method,
          kind,
          maybeDone: unknown && method !== 'GET',
        });
        expect(error.message).toMatch(/\w+ \w+/);
        if (kind !== 'rate_limited') continue;
        const waits = (error.retryAt?.getTime() ?? 0) - now;
        expect(waits).toBeGreaterThan(fault.retryAfter === undefined ? 0 : hourMs);
      }
    });
  });
}

function isFieldRefusal(tool: ContractTool, call: string, { status }: Fault): boolean {
  return call === 'ensureFields' && status !== undefined && tool.fieldRefusals.includes(status);
}

const goneIsNoError = ['isWebhookAlive', 'removeWebhook', 'removeComment', 'comments'];

/** What is to be gone may be gone, and what is gone says nothing. */
function isNoError(call: string, { status }: Fault): boolean {
  return goneIsNoError.includes(call) && status === 404;
}

async function rejection(call: Promise<unknown>): Promise<ToolError> {
  const error = await call.then(
    (answer) => new Error(`It passed with ${JSON.stringify(answer)}.`),
    (reason: unknown) => reason,
  );
  if (error instanceof ToolError) return error;
  throw error;
}
