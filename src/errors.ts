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

/**
 * `field` names what the message belongs to (a form field's id or an input of a modal), so that a listener can
 * put it under that input; without it the message stands for the whole act.
 */
export class PeopleError extends Error {
  readonly code: PeopleErrorCode;
  readonly field: string | null;

  constructor(code: PeopleErrorCode, message: string, field: string | null = null) {
    super(message);
    this.name = 'PeopleError';
    this.code = code;
    this.field = field;
  }
}

/** Several messages at once, each under the input that it belongs to. */
export class InvalidInput extends PeopleError {
  /** Input or field id → message. */
  readonly messages: Readonly<Record<string, string>>;

  constructor(messages: Record<string, string>) {
    super('invalid', Object.values(messages).join(' '));
    this.messages = messages;
  }
}
