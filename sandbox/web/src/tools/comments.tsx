import { AddLine } from './add-line.tsx';

interface CommentsProps {
  comments: readonly { id: string; author: string; text: string }[];
  onAdd: (text: string) => void;
}

/** What was said at a task or row, and a way to say more. */
export function Comments({ comments, onAdd }: CommentsProps) {
  return (
    <div className="field">
      <h4>Comments</h4>
      {comments.length > 0 && (
        <ul className="links">
          {comments.map(({ id, author, text }) => (
            <li key={id}>
              <b>{author}</b> {text}
            </li>
          ))}
        </ul>
      )}
      <AddLine label="Add a comment" field="Comment" onAdd={onAdd} />
    </div>
  );
}
