import type { ConfirmationDialog } from '@slack/types';
import { useConfirm } from '../modal/confirm.tsx';

/** Does something once the person has said yes in the element's confirm dialog, or at once where it has none. */
export function useConfirmed(dialog: ConfirmationDialog | undefined): (does: () => void) => Promise<void> {
  const ask = useConfirm();
  return async (does) => {
    if (!dialog || (await ask(dialog))) does();
  };
}
