// What the fields share: a label, a line that explains, a line that says what is wrong.
import type { JSX, ReactNode } from 'react';

export const LABEL = 'text-[12.5px]/[18px] text-ink2';
export const INPUT =
  'w-full min-w-0 rounded-[7px] border border-edge bg-panel px-2.5 py-[5px] text-[13.5px]/[19px] text-ink ' +
  'placeholder:text-ink3 disabled:opacity-45 data-invalid:border-failed-ink pointer-coarse:min-h-11';

export interface FieldProps {
  readonly label: string;
  /** Keep the label for screen readers only. */
  readonly hideLabel?: boolean;
  readonly description?: string;
  /** What is wrong, in words. */
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
}

/** `sr-only` where the label is hidden. */
export function labelClass(hidden: boolean | undefined): string {
  return hidden === true ? 'sr-only' : LABEL;
}

export function ErrorLine({ id, children }: { readonly id?: string; readonly children: ReactNode }): JSX.Element {
  return (
    <span id={id} className="text-[12.5px]/[17px] text-failed-ink">
      {children}
    </span>
  );
}
