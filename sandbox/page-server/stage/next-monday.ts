/** Nine o'clock of the Monday after `now`, where this machine is. */
export function nextMonday(now: Date): Date {
  const daysAhead = (8 - now.getDay()) % 7 || 7;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysAhead, 9);
}
