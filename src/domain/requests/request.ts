import type { Route } from '../routing/rules.ts';
import type { Answers } from './answers.ts';

/** One submission. */
export interface Request {
  id: string;
  streamId: string;
  /** Unique in the workspace, counted from 1: what people call it by. */
  number: number;
  subject: string;
  isOpen: boolean;
  /** A status of the Stream's own; null: the first of its kind. See `statusOf`. */
  statusId: string | null;
  requesterId: string;
  /** Who submitted it for the requester; null: the requester. */
  submittedBy: string | null;
  assigneeId: string | null;
  /** YYYY-MM-DD */
  dueDate: string | null;
  /** Only the team and the requester see what is in it (R16), whatever the Stream says of the others. */
  isPrivate: boolean;
  /** Without Subject, Assignee and Due date. */
  answers: Answers;
  /** The form that it was submitted with. */
  formVersion: number;
  /** Where rules have put it (S15); null: where all Requests of the Stream are. */
  route: Route | null;
  /** Counts changes. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  /** The requester took it back: it is closed, and neither done nor refused. */
  withdrawnAt: Date | null;
  /** Its content is gone, and it goes itself once every card says so. */
  deletedAt: Date | null;
}
