import type { StandInAnswer } from '../stand-in-server.ts';

/** What is wrong with one property of a request. */
export interface Invalid {
  resource: string;
  field: string;
  code: 'missing_field' | 'invalid' | 'already_exists' | 'custom';
  message?: string;
}

/** A request that GitHub does not do; thrown by the rules, answered by the stand-in. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly Invalid[];
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    message: string,
    more: { errors?: readonly Invalid[]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

export const invalid = (...errors: Invalid[]) => new Refusal(422, 'Validation Failed', { errors });

/** An error in GitHub's format. */
export function errorAnswer(
  status: number,
  message: string,
  { errors, headers }: Pick<Refusal, 'errors' | 'headers'> = { errors: [], headers: {} },
): StandInAnswer {
  return {
    status,
    headers,
    body: {
      message,
      ...(errors.length > 0 ? { errors } : {}),
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    },
  };
}
