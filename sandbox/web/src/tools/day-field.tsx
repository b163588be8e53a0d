import { type DateValue, parseDate } from '@internationalized/date';
import { useRef, useState } from 'react';
import { DatePicker, Label } from 'react-aria-components';
import { CalendarPopover, Segments } from '../block-kit/elements/date-inputs.tsx';

interface DayFieldProps {
  label: string;
  /** `YYYY-MM-DD` */
  value: string | null;
  onEnter: (day: string | null) => void;
  isDisabled?: boolean;
  autoFocus?: boolean;
}

/** A day that is kept when one is done with it: each digit of a year makes another day. */
export function DayField({ label, value, onEnter, isDisabled = false, autoFocus = false }: DayFieldProps) {
  const [draft, setDraft] = useState<{ day: DateValue | null } | null>(null);
  // The calendar closes in the moment of the choice, before that is drawn.
  const newest = useRef(draft);
  const shown = draft ? draft.day : dayOf(value);

  function keep(changed: typeof draft): void {
    newest.current = changed;
    setDraft(changed);
  }
  function enter(): void {
    const { current } = newest;
    keep(null);
    const text = current?.day?.toString() ?? null;
    if (current && text !== value) onEnter(text);
  }
  return (
    <DatePicker
      className="field"
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      shouldForceLeadingZeros
      value={shown}
      onChange={(day) => keep({ day })}
      onBlur={enter}
      onOpenChange={(isOpen) => !isOpen && enter()}
    >
      <Label className="field-label">{label}</Label>
      <Segments clear={shown && !isDisabled ? () => onEnter(null) : null} />
      <CalendarPopover />
    </DatePicker>
  );
}

/** A text that is none, as a lenient cell of a date column may hold, shows as empty. */
function dayOf(value: string | null): DateValue | null {
  return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? parseDate(value) : null;
}
