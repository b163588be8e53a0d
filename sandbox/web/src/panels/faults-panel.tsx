import { useState } from 'react';
import { Button, Switch } from 'react-aria-components';
import type { Switches, SwitchOrder, ToolName } from '../../../page-server/stage-api.ts';
import { PanelHeader } from '../beside/panel-header.tsx';
import { sideNames, troublesOf } from '../beside/troubles.ts';
import type { Beside } from '../session/beside.ts';
import { NotDone, postJson } from '../session/requests.ts';
import { useSession } from '../session/session-context.ts';
import { useSwitches } from '../session/stage.ts';
import { Icon } from '../shell/icon.tsx';
import { CallbackChoice } from './callback-choice.tsx';
import { ClockSwitch } from './clock-switch.tsx';
import { FaultChoice } from './fault-choice.tsx';

export interface Orders {
  /** Whether one is being carried out. */
  isPending: boolean;
  give: (order: SwitchOrder) => void;
}

/** What can be made to go wrong, how each stands, and the way back. */
export function FaultsPanel({ beside }: { beside: Beside }) {
  const switches = useSwitches();
  const orders = useOrders();
  return (
    <>
      <PanelHeader beside={beside} title="Faults">
        {switches && troublesOf(switches).length > 0 && (
          <Button
            className="button quiet"
            isDisabled={orders.isPending}
            onPress={() => orders.give({ kind: 'clear' })}
          >
            Clear all
          </Button>
        )}
      </PanelHeader>
      <div className="scroll faults">{switches && <Sides switches={switches} orders={orders} />}</div>
    </>
  );
}

function useOrders(): Orders {
  const { say } = useSession();
  const [isPending, setPending] = useState(false);
  async function carryOut(order: SwitchOrder): Promise<void> {
    setPending(true);
    try {
      await postJson<Switches>('/api/stage/switches', order);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      say(error.message);
    } finally {
      setPending(false);
    }
  }
  return { isPending, give: (order) => void carryOut(order) };
}

function Sides({ switches, orders }: { switches: Switches; orders: Orders }) {
  const troubles = troublesOf(switches);
  const { slack, app, clock } = switches;
  return (
    <>
      <p className={troubles.length === 0 ? 'verdict' : 'verdict bad'} role="status">
        <Icon name={troubles.length === 0 ? 'check' : 'warning'} />
        {troubles.length === 0 ? 'Everything works.' : troubles.join(' · ')}
      </p>
      <section className="switch-group" aria-label="Streamly">
        <h3>Streamly</h3>
        <p>{runWords(app)}</p>
        <AppButtons isRunning={app.pid !== null} orders={orders} />
      </section>
      <section className="switch-group" aria-label="Slack">
        <h3>Slack</h3>
        <FaultChoice side="slack" fault={slack.fault} orders={orders} />
      </section>
      <ToolSwitch tool="asana" switches={switches} orders={orders} />
      <ToolSwitch tool="smartsheet" switches={switches} orders={orders}>
        <Switch
          className="switch"
          isSelected={switches.smartsheet.collisions}
          onChange={(on) => orders.give({ kind: 'collisions', on })}
        >
          <span className="switch-track" />
          Saving takes 2.5 seconds: two writes at once collide
        </Switch>
      </ToolSwitch>
      <ToolSwitch tool="github" switches={switches} orders={orders} />
      <ClockSwitch offset={clock.offset} orders={orders} />
    </>
  );
}

function runWords({ pid, isReady }: Switches['app']): string {
  if (pid === null) return 'It does not run.';
  return isReady ? `It runs as process ${pid}.` : `It starts as process ${pid}.`;
}

function AppButtons({ isRunning, orders: { give, isPending } }: { isRunning: boolean; orders: Orders }) {
  if (!isRunning) {
    return (
      <Button
        className="button primary"
        isDisabled={isPending}
        onPress={() => give({ kind: 'app', change: 'start' })}
      >
        Start
      </Button>
    );
  }
  return (
    <div className="row">
      <Button
        className="button danger"
        isDisabled={isPending}
        onPress={() => give({ kind: 'app', change: 'kill' })}
      >
        Kill
      </Button>
      <Button className="button" isDisabled={isPending} onPress={() => give({ kind: 'app', change: 'stop' })}>
        Stop in order
      </Button>
    </div>
  );
}

interface ToolSwitchProps {
  tool: ToolName;
  switches: Switches;
  orders: Orders;
  children?: React.ReactNode;
}

function ToolSwitch({ tool, switches, orders: { give, isPending }, children }: ToolSwitchProps) {
  const { fault, callbacks, access } = switches[tool];
  const change = (what: 'revoke' | 'restore' | 'expire') => give({ kind: 'access', tool, change: what });
  return (
    <section className="switch-group" aria-label={sideNames[tool]}>
      <h3>{sideNames[tool]}</h3>
      <FaultChoice side={tool} fault={fault} orders={{ give, isPending }} />
      <CallbackChoice tool={tool} trouble={callbacks} orders={{ give, isPending }} />
      {children}
      <p>
        {access.refused ? 'The service user’s token is revoked.' : 'The service user’s token is accepted.'}{' '}
        {signInWords(access)}
      </p>
      <div className="row">
        <Button
          className="button"
          isDisabled={isPending}
          onPress={() => change(access.refused ? 'restore' : 'revoke')}
        >
          {access.refused ? 'Accept the token again' : 'Revoke the token'}
        </Button>
        {access.signedIn > 0 && (
          <Button
            className="button"
            isDisabled={isPending || access.expired === access.signedIn}
            onPress={() => change('expire')}
          >
            Let sign-ins expire
          </Button>
        )}
      </div>
    </section>
  );
}

function signInWords({ signedIn, expired }: Switches['asana']['access']): string {
  if (signedIn === 0) return 'Nobody has signed in for it, so none can expire.';
  const many = signedIn === 1 ? '1 access token of a sign-in' : `${signedIn} access tokens of sign-ins`;
  return expired === 0 ? `${many}.` : `${many}, ${expired} expired.`;
}
