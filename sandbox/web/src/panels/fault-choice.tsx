import { Radio, RadioGroup } from 'react-aria-components';
import type { FaultName, FaultState, ToolName } from '../../../page-server/stage-api.ts';
import { faultWords, sideNames } from '../beside/troubles.ts';
import type { Orders } from './faults-panel.tsx';

interface FaultChoiceProps {
  side: 'slack' | ToolName;
  fault: FaultState;
  orders: Orders;
}

/** How one side answers. A lost answer of Slack is not offered: only what makes a task can look for it again. */
export function FaultChoice({ side, fault, orders }: FaultChoiceProps) {
  const offered: readonly ('none' | FaultName)[] =
    side === 'slack'
      ? ['none', 'down', 'slow', 'rate_limited']
      : ['none', 'down', 'slow', 'rate_limited', 'losing'];
  return (
    <RadioGroup
      className="fault-choice"
      aria-label={`How ${sideNames[side]} answers`}
      orientation="horizontal"
      isDisabled={orders.isPending}
      value={fault}
      onChange={(chosen) => orders.give({ kind: 'fault', side, fault: chosen as 'none' | FaultName })}
    >
      <div className="pills">
        {offered.map((name) => (
          <Radio key={name} value={name} className={name === 'none' ? 'pill' : 'pill bad'}>
            {faultWords[name].name}
          </Radio>
        ))}
      </div>
      <p>{faultWords[fault].does}</p>
    </RadioGroup>
  );
}
