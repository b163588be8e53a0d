import type { Exchange } from '../../sandbox/exchange.ts';
import type { Judge } from './judge.ts';

/** An exchange made by hand: signed in unless it says otherwise, JSON where it has a body, answered with 200. */
export function exchange(
  method: string,
  path: string,
  { headers, signedIn = true, ...rest }: Partial<Exchange> & { signedIn?: boolean } = {},
): Exchange {
  return {
    at: 0,
    method,
    path,
    query: {},
    headers: {
      ...(signedIn ? { authorization: 'Bearer …oken' } : {}),
      ...(rest.body === undefined ? {} : { 'content-type': 'application/json; charset=UTF-8' }),
      ...headers,
    },
    body: null,
    status: 200,
    answer: null,
    ...rest,
  };
}

/** What the judge says of an exchange, a line for each mismatch: `/request/data/nmae is not described`. */
export function says(judge: Judge, seen: Exchange): string[] {
  return judge.judge(seen).map((mismatch) => `${mismatch.where} ${mismatch.says}`);
}
