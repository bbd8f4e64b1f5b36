// One of a few, all of them in sight: a group of buttons in one frame that reads as a set of radio buttons.
import type { JSX, ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { Option } from './option.ts';

export interface SegmentedProps<Value extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly (Option<Value> & { readonly icon?: ReactNode })[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

export function Segmented<Value extends string>(props: SegmentedProps<Value>): JSX.Element {
  const { label, options, value, onChange, isDisabled = false } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      isDisabled={isDisabled}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen !== undefined && chosen.value !== value) onChange(chosen.value);
      }}
      className="inline-flex max-w-full flex-wrap overflow-hidden rounded-[7px] border border-line2"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          isDisabled={option.isDisabled ?? false}
          className={
            '-mt-px -ml-px inline-flex grow cursor-pointer items-center justify-center gap-1.5 border-t border-l ' +
            'border-line px-[9px] py-[5px] text-[13px]/[19px] whitespace-nowrap text-ink2 transition-colors duration-100 ' +
            'hover:text-ink data-selected:bg-wash data-selected:font-medium data-selected:text-ink ' +
            'data-disabled:cursor-default data-disabled:opacity-45 focus-visible:-outline-offset-2 pointer-coarse:min-h-11'
          }
        >
          {option.icon}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
