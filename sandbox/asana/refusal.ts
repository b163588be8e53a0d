import type { StandInAnswer } from '../stand-in-server.ts';

const help =
  'For more information on API status codes and how to handle them, read the docs on errors: https://developers.asana.com/docs/errors';

/** A request that Asana does not do; thrown by the rules, answered by the stand-in. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** An error in Asana's format. */
export function errorAnswer(status: number, message: string): StandInAnswer {
  const phrase = status >= 500 ? { phrase: '6 sad squid snuggle softly' } : {};
  return { status, body: { errors: [{ message, help, ...phrase }] } };
}
