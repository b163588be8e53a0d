import { Modal, ModalOverlay } from 'react-aria-components';
import { useRegion, useSession } from '../session/session-context.ts';
import { ModalView } from './modal-view.tsx';

/** The modals that are open in front of this person; the one on top can be used. */
export function ModalStack() {
  const stack = useRegion('modals') ?? [];
  const { act } = useSession();
  const top = stack.at(-1);
  return (
    <ModalOverlay
      className="overlay"
      isOpen={top !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen && top) void act({ kind: 'close', viewId: top.id });
      }}
      isKeyboardDismissDisabled={false}
    >
      <Modal className="modal">
        {top && <ModalView key={top.id} view={top} below={stack.slice(0, -1)} />}
      </Modal>
    </ModalOverlay>
  );
}
