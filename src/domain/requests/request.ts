import type { Answers } from './answers.ts';

/** One submission. */
export interface Request {
  id: string;
  streamId: string;
  /** Unique in the workspace, counted from 1: what people call it by. */
  number: number;
  subject: string;
  isOpen: boolean;
  requesterId: string;
  assigneeId: string | null;
  /** YYYY-MM-DD */
  dueDate: string | null;
  /** Without Subject, Assignee and Due date. */
  answers: Answers;
  /** The form that it was submitted with. */
  formVersion: number;
  /** Counts changes. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}
