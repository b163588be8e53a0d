import { daysAfter, workingDaysAfter } from '../days.ts';
import type { RoutingRule } from './rules.ts';

/** The day that a rule makes a Request due, YYYY-MM-DD. */
export function dueDay({ days, working }: NonNullable<RoutingRule['due']>, today: string): string {
  return working ? workingDaysAfter(today, days) : daysAfter(today, days);
}
