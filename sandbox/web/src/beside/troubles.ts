import type { CallbackTrouble, FaultState, Switches } from '../../../page-server/stage-api.ts';

/** What a fault does, in the words of the buttons that play it. */
export const faultWords: Record<FaultState, { name: string; does: string }> = {
  none: { name: 'Works', does: 'Answers as it should.' },
  down: { name: 'Down', does: 'Answers every call with 503.' },
  slow: { name: 'Slow', does: 'Acts at once, answers after 4 seconds.' },
  rate_limited: { name: 'Rate-limited', does: 'Answers with 429 and Retry-After: 15.' },
  losing: { name: 'Loses answers', does: 'Does what a POST asks, then cuts the line.' },
  other: { name: 'Something else', does: 'A fault that a script has set.' },
};

/** What happens to a tool's calls on their way to the app. */
export const callbackWords: Record<CallbackTrouble, { name: string; does: string }> = {
  none: { name: 'Arrive', does: 'Streamly hears of every change at once.' },
  lost: { name: 'Get lost', does: 'Nobody hears of them; the tool believes that Streamly did.' },
  twice: { name: 'Come twice', does: 'Each call is made again at once.' },
  late: { name: 'Come late', does: 'Each call is 5 seconds on its way, and others overtake it.' },
};

export const sideNames = {
  slack: 'Slack',
  asana: 'Asana',
  smartsheet: 'Smartsheet',
  github: 'GitHub',
} as const;

/** Everything that is not as it should be, one short sentence each; none: all is well. */
export function troublesOf({ slack, asana, smartsheet, github, app, clock }: Switches): string[] {
  const faults = Object.entries({ slack, asana, smartsheet, github }).flatMap(([side, { fault }]) =>
    fault === 'none' ? [] : [`${sideNames[side as keyof typeof sideNames]}: ${faultWords[fault].name}`],
  );
  return [
    ...(app.pid === null ? ['Streamly does not run'] : []),
    ...faults,
    ...Object.entries({ asana, smartsheet, github }).flatMap(([side, { callbacks }]) =>
      callbacks === 'none'
        ? []
        : [
            `${sideNames[side as keyof typeof sideNames]}: calls ${callbackWords[callbacks].name.toLowerCase()}`,
          ],
    ),
    ...(asana.access.refused ? ['Asana: token revoked'] : []),
    ...(smartsheet.access.refused ? ['Smartsheet: token revoked'] : []),
    ...(github.access.refused ? ['GitHub: token revoked'] : []),
    ...(smartsheet.collisions ? ['Smartsheet: writes collide'] : []),
    ...(clock.offset === 0 ? [] : [`The clock is ${offsetWords(clock.offset)}`]),
  ];
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `2 days 1 hour ahead`; `in real time` for less than half a minute. */
export function offsetWords(ms: number): string {
  const size = Math.round(Math.abs(ms) / minuteMs) * minuteMs;
  const parts = [
    counted(Math.floor(size / dayMs), 'day'),
    counted(Math.floor((size % dayMs) / hourMs), 'hour'),
    size < dayMs ? counted((size % hourMs) / minuteMs, 'minute') : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return 'in real time';
  return `${parts.join(' ')} ${ms > 0 ? 'ahead' : 'behind'}`;
}

function counted(count: number, word: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
