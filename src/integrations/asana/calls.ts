import { z } from 'zod';
import type { CallControl } from '../connector.ts';
import { toToolError, unreadable } from './failures.ts';

const pageSize = 100;

export interface Page {
  limit: number;
  offset?: string;
}

/** An answer with the time that it was by Asana's clock, in milliseconds since the epoch. */
export interface Dated<T> {
  value: T;
  at: number;
}

export type Calls = ReturnType<typeof createCalls>;

/** Ways to make a call: each asks for its quota first, is sent once, and fails with a `ToolError` alone. */
export function createCalls(call: CallControl) {
  async function sendOnce<T>(
    isWrite: boolean,
    answer: z.ZodType<T>,
    send: () => Promise<unknown>,
  ): Promise<T> {
    await call.spend(1);
    const body = await send().catch((error: unknown) => {
      throw toToolError(error, isWrite, Date.now());
    });
    const parsed = answer.safeParse(body);
    if (!parsed.success) throw unreadable(parsed.error, isWrite);
    return parsed.data;
  }

  async function dated<T>(
    isWrite: boolean,
    answer: z.ZodType<T>,
    send: () => Promise<unknown>,
  ): Promise<Dated<T>> {
    const whole = z.object({ data: answer, response: answerHead });
    const { data: value, response } = await sendOnce(isWrite, whole, send);
    const at = Date.parse(response.headers.date ?? '');
    return { value, at: Number.isNaN(at) ? Date.now() : at };
  }

  async function everyDatedPage<T>(
    answer: z.ZodType<T>,
    send: (page: Page) => Promise<unknown>,
  ): Promise<Dated<T[]>> {
    const list = z.object({ data: z.array(answer), next_page: z.object({ offset: z.string() }).nullish() });
    const all: T[] = [];
    let at = Number.POSITIVE_INFINITY;
    let page: Page | null = { limit: pageSize };
    while (page) {
      const next: Page = page;
      const part = await dated(false, list, () => send(next));
      all.push(...part.value.data);
      at = Math.min(at, part.at);
      const offset = part.value.next_page?.offset;
      page = offset === undefined ? null : { limit: pageSize, offset };
    }
    return { value: all, at };
  }

  return {
    /** The whole body, as it is. */
    sendOnce,
    one: async <T>(answer: z.ZodType<T>, send: () => Promise<unknown>): Promise<T> =>
      (await sendOnce(false, z.object({ data: answer }), send)).data,
    written: async <T>(answer: z.ZodType<T>, send: () => Promise<unknown>): Promise<T> =>
      (await sendOnce(true, z.object({ data: answer }), send)).data,
    /** `send` is one of the SDK's calls that end in `WithHttpInfo`. */
    oneDated: async <T>(isWrite: boolean, answer: z.ZodType<T>, send: () => Promise<unknown>) => {
      const { value, at } = await dated(isWrite, z.object({ data: answer }), send);
      return { value: value.data, at };
    },
    everyDatedPage,
    everyPage: async <T>(answer: z.ZodType<T>, send: (page: Page) => Promise<unknown>): Promise<T[]> => {
      const withHead = async (page: Page) => ({ data: await send(page), response: { headers: {} } });
      return (await everyDatedPage(answer, withHead)).value;
    },
  };
}

const answerHead = z.object({ headers: z.object({ date: z.string().optional() }) });
