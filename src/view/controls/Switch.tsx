// On or off, at once: a native checkbox that reads as a switch.
import { type JSX, useId } from 'react';

export interface SwitchProps {
  readonly label: string;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

export function Switch({ label, description, isSelected, onChange, isDisabled = false }: SwitchProps): JSX.Element {
  const id = useId();
  return (
    <label
      className={`inline-flex items-start gap-2.5 ${isDisabled ? 'opacity-45' : 'cursor-pointer'} pointer-coarse:py-2`}
    >
      <input
        type="checkbox"
        role="switch"
        aria-checked={isSelected}
        className="switch"
        checked={isSelected}
        disabled={isDisabled}
        aria-describedby={description === undefined ? undefined : id}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      <span className="flex flex-col">
        <span className="text-[13.5px]/[19px] text-ink">{label}</span>
        {description === undefined ? null : (
          <span id={id} className="text-[12.5px]/[17px] text-ink2">
            {description}
          </span>
        )}
      </span>
    </label>
  );
}
