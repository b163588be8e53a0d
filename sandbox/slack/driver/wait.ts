import { setTimeout as delay } from 'node:timers/promises';
import { NotOnScreen } from './find.ts';

export const waitMs = 5000;
const lookAgainMs = 20;

/** Resolves with what `look` finds. @throws NotOnScreen where it finds nothing in `ms`. */
export async function waitUntil<Found>(
  look: () => Found | null | undefined | false,
  ms: number = waitMs,
): Promise<Found> {
  const until = performance.now() + ms;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > until) throw new NotOnScreen(`what was waited for did not come in ${ms} ms`);
    await delay(lookAgainMs);
  }
}
