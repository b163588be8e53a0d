import { useFilling } from '../session/stage.ts';

/** Says that the sandbox is not ready yet, and how far it is. */
export function FillingBanner() {
  const progress = useFilling();
  if (!progress) return null;
  const { done, total } = progress;
  return (
    <div className="filling" role="status">
      <label htmlFor="filling-progress">Two weeks of work are being filled in…</label>
      <progress id="filling-progress" max={total} value={done} />
      <span>
        {done} of {total} steps are done. Look around meanwhile; you can act when all of them are.
      </span>
    </div>
  );
}
