import type { TaskComment } from '../../integrations/comments.ts';
import type { Account } from '../../integrations/connector.ts';
import type { Comment, CommentCopy } from './comment.ts';

/** What we know, and what a tool says, of the comments of one task. */
export interface CommentSides {
  /** Of the connected tool: what was said there, and the copies that stand there. */
  connectedToolId: string;
  comments: readonly Comment[];
  copies: readonly CommentCopy[];
  there: readonly TaskComment[];
  account: Pick<Account, 'id' | 'email'>;
  /** The account is also somebody's in this workspace: what it says may be that person's. */
  isShared: boolean;
}

/** What is to be taken over of a tool. */
export interface TakenComments {
  /** Copies of which nobody knew whether they were made: these were. */
  found: (CommentCopy & { externalId: string })[];
  said: TaskComment[];
  edited: { comment: Comment; text: string }[];
  removed: Comment[];
}

/** Compares what a tool says with what we know. Our own comments end here: they are nothing that was said. Pure. */
export function compareComments(sides: CommentSides): TakenComments {
  const own = sides.copies.filter(({ place }) => place === sides.connectedToolId);
  const ours = new Set(own.flatMap(({ externalId }) => externalId ?? []));
  const found: TakenComments['found'] = [];
  for (const copy of own.filter(({ externalId }) => externalId === null)) {
    const made = sides.there.find(
      ({ id, author, text }) =>
        !ours.has(id) && isBy(author, sides.account) && reads(text) === reads(copy.text),
    );
    if (!made) continue;
    ours.add(made.id);
    found.push({ ...copy, externalId: made.id });
  }

  const known = new Map(
    sides.comments
      .filter(({ place }) => place === sides.connectedToolId)
      .map((comment) => [comment.externalId, comment]),
  );
  const ids = new Set(sides.there.map(({ id }) => id));
  const theirs = sides.there.filter(
    ({ id, author }) => known.has(id) || (!ours.has(id) && (sides.isShared || !isBy(author, sides.account))),
  );
  return {
    found,
    said: theirs.filter(({ id }) => !known.has(id)),
    edited: theirs.flatMap(({ id, text }) => {
      const comment = known.get(id);
      return comment && (comment.removedAt || comment.text !== text) ? [{ comment, text }] : [];
    }),
    removed: [...known.values()].filter(({ externalId, removedAt }) => !removedAt && !ids.has(externalId)),
  };
}

/** Something is to be taken over. Pure. */
export function isNews({ found, said, edited, removed }: TakenComments): boolean {
  return found.length + said.length + edited.length + removed.length > 0;
}

/** What is to be done so that a place shows what was said elsewhere. */
export type CommentAct =
  | { act: 'add'; comment: Comment }
  | { act: 'change'; comment: Comment; externalId: string }
  | { act: 'remove'; comment: Comment; externalId: string }
  /** It was never made, and need not be. */
  | { act: 'forget'; comment: Comment };

/**
 * What a place lacks, oldest first. Pure.
 *
 * @param place of the copies: the connected tool, or the thread.
 * @param isSaidHere whether a comment was said in this very place.
 */
export function commentActs(
  place: string,
  comments: readonly Comment[],
  copies: readonly CommentCopy[],
  isSaidHere: (comment: Comment) => boolean,
): CommentAct[] {
  const here = new Map(copies.filter((copy) => copy.place === place).map((copy) => [copy.commentId, copy]));
  return comments
    .filter((comment) => !isSaidHere(comment))
    .flatMap((comment) => actOn(comment, here.get(comment.id)));
}

function actOn(comment: Comment, copy: CommentCopy | undefined): CommentAct[] {
  if (!copy) return comment.removedAt ? [] : [{ act: 'add', comment }];
  const { externalId, version } = copy;
  if (externalId === null) return [{ act: comment.removedAt ? 'forget' : 'add', comment }];
  if (version === comment.version) return [];
  return [{ act: comment.removedAt ? 'remove' : 'change', comment, externalId }];
}

function isBy({ id, email }: TaskComment['author'], account: CommentSides['account']): boolean {
  if (id !== null) return id === account.id;
  return email !== null && email.toLowerCase() === account.email?.toLowerCase();
}

/** Tools change spaces, line ends and characters that they do not take. */
function reads(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
