/** Remembers which Integrations were noted to work lately: once a minute is enough, and spares a write. */
export interface SuccessNotes {
  /** True where the success is to be noted now; it counts as noted then. */
  isDue(target: string): boolean;
}

const everyMinute = 60_000;

export function createSuccessNotes(clock: () => Date): SuccessNotes {
  const noted = new Map<string, number>();
  return {
    isDue(target) {
      const now = clock().getTime();
      if (now - (noted.get(target) ?? 0) < everyMinute) return false;
      noted.set(target, now);
      return true;
    },
  };
}
