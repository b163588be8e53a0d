import { type ReactNode, useId } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import type { Target } from './target.ts';

/** What stands around a control: in an input block a label, a hint and an error; elsewhere only a name. */
export interface Field {
  /** Null: the control stands by itself. */
  label: ReactNode | null;
  /** What a screen reader says where there is no label. */
  name: string;
  hint: ReactNode | null;
  error: string | null;
  isRequired: boolean;
  /** Whether the app hears of what is entered before the form is sent. */
  dispatches: boolean;
}

/** What every control is given. */
export interface ControlProps<Element> {
  element: Element;
  target: Target;
  field: Field;
  autoFocus: boolean;
}

/** What the fields of React Aria take of it. */
export const fieldProps = ({ label, name, error, isRequired }: Field) => ({
  ...(label === null ? { 'aria-label': name } : {}),
  isInvalid: error !== null,
  isRequired,
  validationBehavior: 'aria' as const,
});

export function FieldLabel({ field: { label, isRequired } }: { field: Field }) {
  if (label === null) return null;
  return (
    <Label className="field-label">
      {label}
      {isRequired ? <RequiredMark /> : <OptionalMark />}
    </Label>
  );
}

/** For eyes alone: a screen reader is told by the control itself, as of required ones. */
function OptionalMark() {
  return (
    <span className="optional" aria-hidden="true">
      {' '}
      (optional)
    </span>
  );
}

function RequiredMark() {
  return (
    <span className="required" aria-hidden="true" title="required">
      {' '}
      *
    </span>
  );
}

export function FieldHelp({ field: { hint, error } }: { field: Field }) {
  return (
    <>
      {error !== null && <FieldError className="field-error">{error}</FieldError>}
      {hint !== null && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
    </>
  );
}

/** For controls of which React Aria has no field: the same, by ids. */
export function useFieldIds({ hint, error }: Field) {
  const id = useId();
  const described = [error === null ? null : `${id}-error`, hint === null ? null : `${id}-hint`];
  const describedBy = described.filter((each) => each !== null).join(' ');
  return {
    hint: `${id}-hint`,
    error: `${id}-error`,
    described: describedBy === '' ? {} : { 'aria-describedby': describedBy },
  };
}

export function PlainFieldFrame({
  field,
  ids,
  children,
}: {
  field: Field;
  ids: ReturnType<typeof useFieldIds>;
  children: ReactNode;
}) {
  const { label, hint, error, isRequired } = field;
  return (
    <div className="field">
      {label !== null && (
        <span className="field-label">
          {label}
          {isRequired ? <RequiredMark /> : <OptionalMark />}
        </span>
      )}
      {children}
      {error !== null && (
        <span id={ids.error} className="field-error">
          {error}
        </span>
      )}
      {hint !== null && (
        <span id={ids.hint} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
