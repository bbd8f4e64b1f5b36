// One of many: a button that opens a list.
import { Check, ChevronDown } from 'lucide-react';
import type { JSX } from 'react';
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { INPUT, labelClass } from './field.tsx';
import type { Option } from './option.ts';
import { FLOAT } from './Popover.tsx';

export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

const ITEM =
  'grid cursor-pointer grid-cols-[16px_1fr] items-start gap-2 rounded-[5px] px-2 py-1.5 text-[13.5px]/[19px] text-ink ' +
  'data-focused:bg-wash data-disabled:cursor-default data-disabled:opacity-45 outline-none pointer-coarse:py-2.5';

export function Select<Value extends string>(props: SelectProps<Value>): JSX.Element {
  const { label, hideLabel, options, value, onChange, isDisabled = false } = props;
  return (
    <AriaSelect
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className="flex min-w-0 flex-col gap-1"
    >
      <Label className={labelClass(hideLabel)}>{label}</Label>
      <Button className={`${INPUT} inline-flex cursor-pointer items-center justify-between gap-2 text-left`}>
        <SelectValue className="truncate">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={15} aria-hidden className="shrink-0 text-ink2" />
      </Button>
      <Popover className={`${FLOAT} min-w-(--trigger-width) overflow-auto p-1`}>
        <ListBox items={options.map((option) => ({ ...option, id: option.value }))} className="outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className={ITEM}
            >
              {({ isSelected }) => (
                <>
                  {isSelected ? <Check size={15} aria-hidden className="mt-0.5 text-accent" /> : <span />}
                  <span className="flex flex-col">
                    <Text slot="label">{option.label}</Text>
                    {option.description === undefined ? null : (
                      <Text slot="description" className="text-[12.5px]/[17px] text-ink2">
                        {option.description}
                      </Text>
                    )}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
