import type { AccountWarning } from './account-check.ts';

/** How an Integration is doing, beside its pause. */
export interface IntegrationHealth {
  /** When a delivery last reached the tool, to the minute. */
  lastSuccessAt: Date | null;
  /** The tool asked us to wait until then. */
  limitedUntil: Date | null;
  /** What should be known of its account, as of `checkedAt`. */
  warnings: AccountWarning[];
  checkedAt: Date | null;
}
