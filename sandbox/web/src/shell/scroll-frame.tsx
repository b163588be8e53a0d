import type { ReactNode } from 'react';

interface ScrollFrameProps {
  /** What is in it, for screen readers. */
  name: string;
  className: string;
  children: ReactNode;
}

/** Something that scrolls by itself; the keyboard must be able to reach it to do so. */
export function ScrollFrame({ name, className, children }: ScrollFrameProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={className} aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}
