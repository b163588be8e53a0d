import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { offsetWords } from '../beside/troubles.ts';
import type { Orders } from './faults-panel.tsx';

const form = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const lookAgainMs = 5000;

/** The time that Slack, the tools and the app go by. @param offset in milliseconds ahead of real time */
export function ClockSwitch({ offset, orders: { give, isPending } }: { offset: number; orders: Orders }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookAgainMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <section className="switch-group" aria-label="Clock">
      <h3>Clock</h3>
      <p>
        {form.format(now + offset)}, {offsetWords(offset)}
      </p>
      <div className="row">
        {(['hour', 'day', 'monday'] as const).map((to) => (
          <Button
            key={to}
            className="button"
            isDisabled={isPending}
            onPress={() => give({ kind: 'clock', to })}
          >
            {{ hour: '+1 hour', day: '+1 day', monday: 'Next Monday, 9:00' }[to]}
          </Button>
        ))}
        <Button
          className="button"
          isDisabled={isPending || offset === 0}
          onPress={() => give({ kind: 'clock', to: 'now' })}
        >
          Back to now
        </Button>
      </div>
    </section>
  );
}
