import { type ReactNode, useContext } from 'react';
import { ComboBoxStateContext } from 'react-aria-components';

/**
 * A click into a combo box opens its list, as in a menu; the keyboard opens it by typing or an arrow. In the
 * next frame, since a list closes when what it stands in scrolls, as it may to bring the input in sight.
 */
export function OpenOnClick({ children }: { children: ReactNode }) {
  const state = useContext(ComboBoxStateContext);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the input inside has its own keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span className="open-on-click" onClick={() => requestAnimationFrame(() => state?.open(null, 'manual'))}>
      {children}
    </span>
  );
}
