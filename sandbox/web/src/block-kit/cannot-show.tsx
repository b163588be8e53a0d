/** In place of what the page has no picture of, so that nobody takes it for absent. */
export function CannotShow({ type }: { type: string }) {
  return (
    <div className="cannot-show" role="note">
      The sandbox cannot show <code>{type}</code> yet.
    </div>
  );
}
