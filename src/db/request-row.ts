import type { Request } from '../domain/requests/request.ts';

/** A row of `requests`: a Request, and what only the store needs. */
export interface RequestRow extends Request {
  submissionKey: string;
  subjectKey: string;
  /** Absent while the row is new: `TenantQueries` adds it. */
  workspaceId?: string;
}

/** What the rest of the program sees of a row. */
export function asRequest(row: RequestRow): Request {
  const { workspaceId: _, submissionKey: __, subjectKey: ___, ...request } = row;
  return request;
}
