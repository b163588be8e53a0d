import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from './icon.tsx';

export interface Toast {
  id: number;
  words: string;
}

const shownMs = 8000;
let lastId = 0;

export function useToasts() {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const dismiss = useCallback(
    (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  const say = useCallback(
    (words: string) => {
      lastId += 1;
      const toast = { id: lastId, words };
      setToasts((before) => [...before.slice(-3), toast]);
      setTimeout(() => dismiss(toast.id), shownMs);
    },
    [dismiss],
  );
  return { toasts, say, dismiss };
}

/** Short words that pass, over everything else. The frame is always there, so that screen readers hear of it. */
export function Toasts({ toasts, onDismiss }: { toasts: readonly Toast[]; onDismiss: (id: number) => void }) {
  return (
    <div className="toasts" role="status" data-react-aria-top-layer="true">
      {toasts.map(({ id, words }) => (
        <div key={id} className="toast">
          <span>{words}</span>
          <Button className="icon-button" aria-label="Dismiss" onPress={() => onDismiss(id)}>
            <Icon name="close" />
          </Button>
        </div>
      ))}
    </div>
  );
}
