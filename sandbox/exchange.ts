/**
 * One HTTP exchange as a stand-in saw it. Stand-ins keep these so that a person can read them on the page, a
 * test can assert on them, and the contract test can hold both sides against the vendor's OpenAPI description.
 */
export interface Exchange {
  /** Milliseconds since the epoch, when the request had been read. */
  at: number;
  method: string;
  /** The path without the query, as it was sent (still percent-encoded). */
  path: string;
  query: Record<string, string>;
  /** Lower-cased names. Authorization is replaced by `Bearer …last4`. */
  headers: Record<string, string>;
  /** Parsed JSON, a form as an object of strings, multipart as an object of its text parts, else null. */
  body: unknown;
  /** null: the stand-in never answered (a fault made it hang or cut the connection). */
  status: number | null;
  /** Parsed JSON where the answer was JSON, else its text, else null. */
  answer: unknown;
  /** The fault that was played on this exchange, if any. */
  fault?: string;
}
