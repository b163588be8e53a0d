import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Beside } from '../session/beside.ts';
import { openBeside } from '../session/use-beside.ts';
import { Icon } from '../shell/icon.tsx';

interface PanelHeaderProps {
  beside: Beside;
  title: string;
  /** Between the title and the buttons that every panel has. */
  children?: ReactNode;
}

export function PanelHeader({ beside, title, children }: PanelHeaderProps) {
  const { wide } = beside;
  return (
    <header className="main-header">
      <h2>{title}</h2>
      <span className="spring" />
      {children}
      <Button
        className="icon-button"
        aria-label={wide ? 'Show beside the conversation' : 'Widen'}
        onPress={() => openBeside({ ...beside, wide: !wide })}
      >
        <Icon name={wide ? 'narrow' : 'widen'} />
      </Button>
      <Button className="icon-button" aria-label={`Close ${title}`} onPress={() => openBeside(null)}>
        <Icon name="close" />
      </Button>
    </header>
  );
}
