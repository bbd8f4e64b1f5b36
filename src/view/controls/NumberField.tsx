// A figure that is typed, read with the reader's own separators.
import type { JSX } from 'react';
import { NumberField as AriaNumberField, Input, Label } from 'react-aria-components/NumberField';
import { Text } from 'react-aria-components/Text';
import { useDecimalPoint } from './decimal-point.ts';
import { ErrorLine, type FieldProps, INPUT, labelClass } from './field.tsx';

export interface NumberFieldProps extends FieldProps {
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Written after the field: `text.unitName('ms')`. */
  readonly unit?: string;
  /** `row`: label before the field, for toolbars. */
  readonly layout?: 'stack' | 'row';
  /** When the field is left or Enter pressed; always within the range. Emptied, it keeps the last value. */
  readonly onChange: (value: number) => void;
}

export function NumberField(props: NumberFieldProps): JSX.Element {
  const {
    label,
    hideLabel,
    description,
    error,
    isDisabled = false,
    value,
    min,
    max,
    step,
    unit,
    layout = 'stack',
  } = props;
  const withDecimalPoint = useDecimalPoint();
  return (
    <AriaNumberField
      value={value}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      formatOptions={{ maximumFractionDigits: 6, useGrouping: false }}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      onChange={(next) => {
        if (Number.isFinite(next) && next !== value) props.onChange(next);
      }}
      className={layout === 'row' ? 'inline-flex items-center gap-2' : 'flex min-w-0 flex-col gap-1'}
    >
      <Label className={labelClass(hideLabel)}>{label}</Label>
      <span ref={withDecimalPoint} className="inline-flex items-center gap-1.5">
        <Input className={`${INPUT} font-mono ${layout === 'row' ? 'max-w-[4.6rem]' : 'max-w-[9rem]'}`} />
        {unit === undefined || unit === '' ? null : <span className="text-[12.5px] text-ink2">{unit}</span>}
      </span>
      {description === undefined ? null : (
        <Text slot="description" className="text-[12.5px]/[17px] text-ink2">
          {description}
        </Text>
      )}
      {error === undefined ? null : (
        <Text slot="errorMessage">
          <ErrorLine>{error}</ErrorLine>
        </Text>
      )}
    </AriaNumberField>
  );
}
