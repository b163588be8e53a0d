import { useState } from 'react';
import { Input, Label, TextArea, TextField } from 'react-aria-components';

interface DraftFieldProps {
  label: string;
  value: string;
  /** With what was typed, when one leaves the field or presses Enter. */
  onEnter: (text: string) => void;
  /** Of several lines, as a text that has such already is. */
  isLong?: boolean;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

/** A text that is kept when one is done with it. While one types, changes by others do not disturb. */
export function DraftField({
  label,
  value,
  onEnter,
  isLong = value.includes('\n'),
  isDisabled = false,
  autoFocus = false,
}: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  function enter(): void {
    if (draft !== null && draft !== value) onEnter(draft);
    setDraft(null);
  }
  return (
    <TextField
      className="field"
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      value={draft ?? value}
      onChange={setDraft}
      onBlur={enter}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isLong) enter();
        else event.continuePropagation();
      }}
    >
      <Label className="field-label">{label}</Label>
      {isLong ? <TextArea className="control" rows={5} /> : <Input className="control" />}
    </TextField>
  );
}
