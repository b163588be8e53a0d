import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon } from '../shell/icon.tsx';

interface SplitProps {
  /** Of what is looked at closely. */
  name: string;
  detail: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** A list, and one thing of it looked at closely: beside the list where there is room, else in its place. */
export function Split({ name, detail, onClose, children }: SplitProps) {
  return (
    <div className="split">
      <div className={detail ? 'split-list behind' : 'split-list'}>{children}</div>
      {detail && (
        <section className="split-detail" aria-label={name}>
          <Button className="link-button" onPress={onClose}>
            <Icon name="back" />
            Back
          </Button>
          {detail}
        </section>
      )}
    </div>
  );
}
