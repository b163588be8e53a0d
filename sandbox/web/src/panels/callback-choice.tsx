import { Radio, RadioGroup } from 'react-aria-components';
import type { CallbackTrouble, ToolName } from '../../../page-server/stage-api.ts';
import { callbackWords, sideNames } from '../beside/troubles.ts';
import type { Orders } from './faults-panel.tsx';

interface CallbackChoiceProps {
  tool: ToolName;
  trouble: CallbackTrouble;
  orders: Orders;
}

const offered: readonly CallbackTrouble[] = ['none', 'lost', 'twice', 'late'];

/** What happens to the calls by which a tool says that something has changed. */
export function CallbackChoice({ tool, trouble, orders }: CallbackChoiceProps) {
  return (
    <RadioGroup
      className="fault-choice"
      aria-label={`What happens to calls of ${sideNames[tool]}`}
      orientation="horizontal"
      isDisabled={orders.isPending}
      value={trouble}
      onChange={(chosen) => orders.give({ kind: 'callbacks', tool, trouble: chosen as CallbackTrouble })}
    >
      <span className="fault-label">Its calls of changes</span>
      <div className="pills">
        {offered.map((name) => (
          <Radio key={name} value={name} className={name === 'none' ? 'pill' : 'pill bad'}>
            {callbackWords[name].name}
          </Radio>
        ))}
      </div>
      <p>{callbackWords[trouble].does}</p>
    </RadioGroup>
  );
}
