/** How far a world is that is being filled with work. */
export interface Progress {
  done: number;
  /** Above 0. */
  total: number;
}

/** Whether a world is being filled, for whoever looks at it meanwhile. */
export interface Filling {
  /** Null: it is not. Until then the clock is moved about, and people had better only look. */
  readonly now: Progress | null;
  tell(progress: Progress | null): void;
  onChange(listener: () => void): void;
}

export function createFilling(): Filling {
  const listeners: (() => void)[] = [];
  let now: Progress | null = null;
  return {
    get now() {
      return now;
    },
    tell(progress) {
      now = progress;
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
