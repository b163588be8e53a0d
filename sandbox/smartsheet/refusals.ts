/** Smartsheet's error codes that the stand-in knows, with the status and the words that they come with. */
const refusals = {
  1001: [401, 'An Access Token is required.'],
  1002: [401, 'Your Access Token is invalid.'],
  1003: [401, 'Your Access Token has expired.'],
  1004: [403, 'You are not authorized to perform this action.'],
  1006: [404, 'Not Found'],
  1007: [405, 'HTTP Method not supported.'],
  1008: [400, 'Unable to parse request.'],
  1018: [400, 'The value is not valid for this attribute.'],
  1032: [400, 'The attribute(s) are not allowed for this operation.'],
  1036: [400, 'The columnId is invalid.'],
  1041: [400, 'The value for the attribute exceeded the maximum length allowed.'],
  1042: [400, 'The cell value did not conform to the strict requirements for its column type.'],
  1046: [400, 'The column cannot be written to: it is filled by the system.'],
  1056: [400, 'Column titles must be unique.'],
  1057: [400, 'The sheet must have exactly one primary column, of type TEXT_NUMBER.'],
  1067: [401, 'Invalid client_id'],
  1068: [400, 'Unsupported grant type.'],
  1069: [400, 'Invalid Request. The authorization_code has expired.'],
  1070: [400, 'Invalid Request. Required parameter is missing:'],
  1071: [400, 'Invalid Grant. The authorization code or refresh token provided was invalid.'],
  1072: [400, 'Invalid hash value. The hash provided did not match the expected value.'],
  1073: [400, 'The redirect_uri did not match the expected value.'],
  1090: [400, 'Column.type is required when changing symbol, systemColumnType, or options.'],
  1091: [400, 'Invalid Content-Type:'],
  1112: [400, 'Only one of cell.value, cell.formula and cell.objectValue may be set.'],
  1135: [400, 'The column index must be the same for all inserted columns.'],
  1212: [403, 'Only sheet admins may override validation.'],
  1235: [400, 'The cell value does not pass the validation of its column.'],
  1236: [400, 'Client authentication is missing: send a hash or the client_secret.'],
  1237: [400, 'Client authentication is redundant: send a hash or the client_secret, not both.'],
  1238: [400, 'Invalid client_secret.'],
  4000: [500, 'An unexpected error has occurred. Please contact Smartsheet support.'],
  4001: [503, 'Smartsheet.com is currently offline for system maintenance. Please check back again shortly.'],
  4002: [500, 'Server timeout exceeded. Request has failed.'],
  4003: [429, 'Rate limit exceeded.'],
  4004: [500, 'Request failed because the sheet is currently being updated by another request.'],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type RefusalCode = keyof typeof refusals;

/** A request that Smartsheet would refuse. Thrown by the rules, answered by the server. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;

  constructor(code: RefusalCode, words?: string) {
    super(words ? `${refusals[code][1]} ${words}` : refusals[code][1]);
    this.code = code;
    this.status = refusals[code][0];
  }
}

/** What `/token` adds to its refusals in `error`, in the words of OAuth 2.0. */
const oauthErrors: Partial<Record<number, string>> = {
  1067: 'invalid_client',
  1068: 'unsupported_grant_type',
  1069: 'invalid_grant',
  1070: 'invalid_request',
  1071: 'invalid_grant',
  1072: 'invalid_grant',
  1073: 'invalid_grant',
  1236: 'invalid_request',
  1237: 'invalid_request',
  1238: 'invalid_client',
};

/** The body of a refusal, as Smartsheet writes it. */
export function refusalBody(code: number, message: string): object {
  const error = oauthErrors[code];
  const refId = Math.random().toString(36).slice(2, 14);
  return { refId, errorCode: code, message, ...(error ? { error } : {}) };
}

/** The code that stands for an HTTP status when a test asks for a status alone. */
export function codeForStatus(status: number): number {
  const usual: Record<number, RefusalCode> = {
    400: 1008,
    401: 1002,
    403: 1004,
    404: 1006,
    429: 4003,
    503: 4001,
  };
  return usual[status] ?? 4000;
}
