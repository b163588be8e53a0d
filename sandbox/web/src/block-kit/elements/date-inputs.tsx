import {
  fromAbsolute,
  parseDate,
  parseTime,
  toCalendarDateTime,
  today,
  toZoned,
} from '@internationalized/date';
import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
  TimeField,
} from 'react-aria-components';
import { useDirectory } from '../../session/session-context.ts';
import { Icon } from '../../shell/icon.tsx';
import { type ControlProps, type Field, FieldHelp, FieldLabel, fieldProps } from '../field.tsx';
import { useScene } from '../scene.ts';
import { useConfirmed } from '../use-confirmed.ts';

/** A day, `YYYY-MM-DD`. */
export function DateControl({ element, target, field, autoFocus }: ControlProps<Datepicker>) {
  const scene = useScene();
  const confirmed = useConfirmed(element.confirm);
  const date = scene.valueOf(target)?.selected_date ?? null;
  const enter = (value: string | null) =>
    void confirmed(() => scene.enter(target, { type: element.type, selected_date: value }));
  return (
    <DatePicker
      {...fieldProps(field)}
      className="field"
      value={date === null ? null : parseDate(date)}
      onChange={(value) => enter(value?.toString() ?? null)}
      autoFocus={autoFocus}
      shouldForceLeadingZeros
    >
      <FieldLabel field={field} />
      <Segments clear={date === null || field.isRequired ? null : () => enter(null)} />
      <FieldHelp field={field} />
      <CalendarPopover />
    </DatePicker>
  );
}

/** A moment, in seconds since the epoch, entered in the person's time zone. */
export function DateTimeControl({ element, target, field, autoFocus }: ControlProps<DateTimepicker>) {
  const scene = useScene();
  const { tz } = useDirectory().me;
  const confirmed = useConfirmed(element.confirm);
  const seconds = scene.valueOf(target)?.selected_date_time ?? null;
  const enter = (value: number | null) =>
    void confirmed(() => scene.enter(target, { type: element.type, selected_date_time: value }));
  return (
    <DatePicker
      {...fieldProps(field)}
      className="field"
      granularity="minute"
      hourCycle={24}
      value={seconds === null ? null : toCalendarDateTime(fromAbsolute(seconds * 1000, tz))}
      onChange={(value) => enter(value ? Math.floor(toZoned(value, tz).toDate().getTime() / 1000) : null)}
      placeholderValue={toCalendarDateTime(today(tz))}
      autoFocus={autoFocus}
      shouldForceLeadingZeros
    >
      <FieldLabel field={field} />
      <Segments clear={seconds === null || field.isRequired ? null : () => enter(null)} />
      <FieldHelp field={field} />
      <CalendarPopover />
    </DatePicker>
  );
}

/** A time of day, `HH:mm`. */
export function TimeControl({ element, target, field, autoFocus }: ControlProps<Timepicker>) {
  const scene = useScene();
  const confirmed = useConfirmed(element.confirm);
  const time = scene.valueOf(target)?.selected_time ?? null;
  const zone: Field = { ...field, hint: field.hint ?? element.timezone ?? null };
  return (
    <TimeField
      {...fieldProps(field)}
      className="field"
      hourCycle={24}
      shouldForceLeadingZeros
      value={time === null ? null : parseTime(time)}
      onChange={(value) => {
        const selected = value ? value.toString().slice(0, 5) : null;
        void confirmed(() => scene.enter(target, { type: element.type, selected_time: selected }));
      }}
      autoFocus={autoFocus}
    >
      <FieldLabel field={field} />
      <DateInput className="control segments">{(segment) => <DateSegment segment={segment} />}</DateInput>
      <FieldHelp field={zone} />
    </TimeField>
  );
}

/** Day and month and year to type, and the button of the calendar. `clear` null: it cannot be cleared. */
export function Segments({ clear }: { clear: (() => void) | null }) {
  return (
    <Group className="control">
      <DateInput className="segments">{(segment) => <DateSegment segment={segment} />}</DateInput>
      {clear && (
        <Button slot={null} className="icon-button" aria-label="Clear" onPress={clear}>
          <Icon name="close" />
        </Button>
      )}
      <Button className="icon-button">
        <Icon name="calendar" />
      </Button>
    </Group>
  );
}

/** Of the date picker that it stands in. */
export function CalendarPopover() {
  return (
    <Popover className="popover calendar-popover">
      <Dialog className="dialog">
        <Calendar className="calendar">
          <header>
            <Button slot="previous" className="icon-button">
              <Icon name="back" />
            </Button>
            <Heading />
            <Button slot="next" className="icon-button flipped">
              <Icon name="back" />
            </Button>
          </header>
          <CalendarGrid>{(date) => <CalendarCell date={date} className="day" />}</CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}
