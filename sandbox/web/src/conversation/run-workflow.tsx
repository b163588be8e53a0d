import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { StepFunction, StepParameter } from '../../../slack/app-settings.ts';
import { useDirectory, useSession } from '../session/session-context.ts';
import { Choice, SmallDialog } from '../shell/small-dialog.tsx';

/** Runs a workflow of one step of the app: what it is given, by hand. */
export function RunWorkflow({ step, onClose }: { step: StepFunction; onClose: () => void }) {
  const { act } = useSession();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const asked = step.inputs.filter(({ type }) => type !== 'slack#/types/interactivity');

  async function run(): Promise<boolean> {
    const given = asked.filter(({ name }) => (typed[name] ?? '') !== '');
    const inputs = Object.fromEntries(given.map(({ name, type }) => [name, inType(type, typed[name] ?? '')]));
    return (await act({ kind: 'run_workflow', callbackId: step.callbackId, inputs })) !== null;
  }

  return (
    <SmallDialog title={step.title} submit="Run" onSubmit={run} onClose={onClose}>
      {step.description !== '' && <p>{step.description}</p>}
      {asked.map((parameter) => (
        <StepInput
          key={parameter.name}
          parameter={parameter}
          value={typed[parameter.name] ?? ''}
          onChange={(value) => setTyped({ ...typed, [parameter.name]: value })}
        />
      ))}
    </SmallDialog>
  );
}

interface StepInputProps {
  parameter: StepParameter;
  value: string;
  onChange: (value: string) => void;
}

function StepInput({ parameter: { type, title, description, isRequired }, value, onChange }: StepInputProps) {
  const offered = useOffered(type);
  const label = isRequired ? title : `${title} (optional)`;
  if (offered) {
    const none = { id: '', words: 'Choose one' };
    return <Choice label={label} value={value} onChange={onChange} options={[none, ...offered]} />;
  }
  return (
    <TextField className="field" value={value} onChange={onChange}>
      <Label className="field-label">{label}</Label>
      <Input className="control" type={type === 'slack#/types/date' ? 'date' : 'text'} />
      {description !== '' && <small>{description}</small>}
    </TextField>
  );
}

/** Null: it is typed. */
function useOffered(type: string): { id: string; words: string }[] | null {
  const { people, channels, userGroups } = useDirectory();
  switch (type) {
    case 'slack#/types/user_id':
      return people.map(({ id, realName }) => ({ id, words: realName }));
    case 'slack#/types/channel_id':
      return channels.filter(({ kind }) => kind !== 'im').map(({ id, name }) => ({ id, words: `#${name}` }));
    case 'slack#/types/usergroup_id':
      return userGroups.map(({ id, name }) => ({ id, words: name }));
    case 'boolean':
      return ['true', 'false'].map((id) => ({ id, words: id }));
    default:
      return null;
  }
}

function inType(type: string, typed: string): unknown {
  if (type === 'integer' || type === 'number' || type === 'slack#/types/timestamp') return Number(typed);
  return type === 'boolean' ? typed === 'true' : typed;
}
