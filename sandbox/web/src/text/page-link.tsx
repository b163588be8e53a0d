import type { ReactNode } from 'react';
import { useInside } from '../session/use-inside.ts';

/** A link, which stays within the page where it leads to something that the page shows. */
export function PageLink({ url, children }: { url: string; children: ReactNode }) {
  const inside = useInside(url);
  if (inside) return <a {...inside}>{children}</a>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
