import { type Choice, Picker } from './picker.tsx';
import type { useAccount } from './use-tool.ts';

interface ToolBarProps {
  /** Of what is chosen among `choices`. */
  label: string;
  choices: readonly Choice[];
  value: string | null;
  onChoose: (id: string) => void;
  at: NonNullable<ReturnType<typeof useAccount>>;
}

/** What one looks at in a tool, and as whom. */
export function ToolBar({ label, choices, value, onChoose, at }: ToolBarProps) {
  const { accounts, account, choose } = at;
  return (
    <div className="tool-bar">
      <Picker
        label={label}
        choices={choices}
        value={value}
        onChange={(id) => id !== null && onChoose(id)}
        isDisabled={choices.length === 0}
      />
      <Picker
        label="As"
        choices={accounts.map(({ id, name, email }) => ({ id, name, detail: email }))}
        value={account.id}
        onChange={(id) => id !== null && choose(id)}
      />
    </div>
  );
}
