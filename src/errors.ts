/**
 * Errors that people are shown. Everything else that is thrown is a bug: it is logged under a reference, and the
 * person sees that reference.
 */
export type PeopleErrorCode =
  | 'not_allowed'
  | 'not_found'
  | 'archived'
  | 'invalid'
  | 'changed_meanwhile'
  | 'tool_refused'
  | 'slack_refused';

/** A message for the whole act, in words that say what to do. */
export class PeopleError extends Error {
  readonly code: PeopleErrorCode;

  constructor(code: PeopleErrorCode, message: string) {
    super(message);
    this.name = 'PeopleError';
    this.code = code;
  }
}

/** Messages that each belong under an input: a form field's id, or the name of a modal's input. */
export class InvalidInput extends PeopleError {
  /** Input or field id → message. */
  readonly messages: Readonly<Record<string, string>>;

  constructor(messages: Record<string, string>) {
    super('invalid', Object.values(messages).join(' '));
    this.messages = messages;
  }
}
