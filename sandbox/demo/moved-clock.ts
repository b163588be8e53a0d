import { moveDate } from './moved-date.ts';
import { fireDueTimers, moveTimers } from './moved-timers.ts';

/**
 * Loaded before the app, so that its process goes by the sandbox's clock: from the start by the environment, later
 * by what comes over the channel to the parent, and is said back once it holds. The app itself knows nothing of it.
 */

moveDate(Number(process.env.SANDBOX_CLOCK_OFFSET ?? 0));
moveTimers();

process.on('message', (message: { clockOffset?: unknown }) => {
  if (typeof message.clockOffset !== 'number') return;
  moveDate(message.clockOffset);
  fireDueTimers();
  process.send?.({ clockOffset: message.clockOffset });
});

// Listening must not keep a process alive that has ended its work.
process.channel?.unref();
