// Words that are typed.
import { type JSX, useId } from 'react';
import { ErrorLine, type FieldProps, INPUT, labelClass } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  /** On every letter. */
  readonly onChange: (value: string) => void;
  /** When the field is left or Enter pressed. */
  readonly onCommit?: (value: string) => void;
  readonly placeholder?: string;
  readonly isReadOnly?: boolean;
  /** Figures and code. */
  readonly mono?: boolean;
  /** The label stands before the field, not above it. */
  readonly isInline?: boolean;
}

export function TextField(props: TextFieldProps): JSX.Element {
  const { label, hideLabel, description, error, value, onChange, onCommit, mono = false, isInline = false } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? description;
  return (
    <div
      className={`min-w-0 gap-x-2 gap-y-1 ${isInline ? 'grid grid-cols-[auto_minmax(0,1fr)] items-center' : 'flex flex-col'}`}
    >
      <label htmlFor={id} className={labelClass(hideLabel)}>
        {label}
      </label>
      <input
        id={id}
        className={`${INPUT} ${mono ? 'font-mono' : ''}`}
        value={value}
        // In a row it is as wide as what stands in it, within reason.
        size={isInline ? Math.min(36, Math.max(14, value.length)) : undefined}
        disabled={props.isDisabled ?? false}
        readOnly={props.isReadOnly ?? false}
        placeholder={props.placeholder}
        spellCheck={mono ? false : undefined}
        aria-invalid={error === undefined ? undefined : true}
        data-invalid={error === undefined ? undefined : true}
        aria-describedby={note === undefined ? undefined : noteId}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
        onBlur={() => onCommit?.(value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onCommit?.(value);
        }}
      />
      {error === undefined ? null : (
        <span className="col-span-2">
          <ErrorLine id={noteId}>{error}</ErrorLine>
        </span>
      )}
      {error === undefined && description !== undefined ? (
        <span id={noteId} className="text-[12.5px]/[17px] text-ink2">
          {description}
        </span>
      ) : null}
    </div>
  );
}
