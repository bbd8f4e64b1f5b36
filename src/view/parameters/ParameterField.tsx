// One control for one parameter, made from its declaration.
import { type JSX, useState } from 'react';
import type { NumberParameter, Parameter } from '../../contract/manifest.ts';
import type { ParameterValue } from '../../contract/model.ts';
import { labelClass } from '../controls/field.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { Select } from '../controls/Select.tsx';
import { Slider } from '../controls/Slider.tsx';
import { Switch } from '../controls/Switch.tsx';
import { TextField } from '../controls/TextField.tsx';
import { useWords } from '../words.ts';
import { formatNumber, type ListReading, readNumbers, readWords } from './format.ts';

export interface ParameterFieldProps {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  /** A problem that the page found, in words. */
  readonly problem?: string | undefined;
  /** `inline`: in the row above the stage; `full`: in the panel of all settings. */
  readonly layout: 'inline' | 'full';
  /** When a value is settled, not on every move of a slider. */
  readonly onChange: (value: ParameterValue) => void;
  readonly isDisabled?: boolean;
}

/** As many as stand side by side without pushing the rest away. */
const MOST_SEGMENTS = 5;
const MOST_LETTERS = 62;

export function ParameterField(props: ParameterFieldProps): JSX.Element {
  const { parameter, value, problem, layout, onChange, isDisabled = false } = props;
  const text = useWords();
  const label = text.pick(parameter.label);
  switch (parameter.kind) {
    case 'number':
      return (
        <NumberControl {...props} parameter={parameter} value={typeof value === 'number' ? value : parameter.default} />
      );
    case 'flag':
      return <Switch label={label} isSelected={value === true} onChange={onChange} isDisabled={isDisabled} />;
    case 'choice': {
      const options = parameter.values.map((each) => ({ value: each.value, label: text.pick(each.label) }));
      const letters = options.reduce((sum, option) => sum + option.label.length, 0);
      const common = { label, options, value: String(value), onChange, isDisabled };
      const segmented = layout === 'inline' && options.length <= MOST_SEGMENTS && letters <= MOST_LETTERS;
      if (segmented) return <Segmented {...common} />;
      return layout === 'inline' ? (
        <div className="flex items-center gap-2">
          <span aria-hidden className={labelClass(false)}>
            {label}
          </span>
          <Select {...common} hideLabel />
        </div>
      ) : (
        <Select {...common} />
      );
    }
    case 'words':
    case 'numbers':
      return (
        <ListControl
          label={label}
          written={Array.isArray(value) ? value.join(', ') : ''}
          hint={text.say('parameters.listHint', { count: parameter.maxItems })}
          layout={layout}
          problem={problem}
          read={(words) =>
            parameter.kind === 'words' ? readWords(words, parameter.maxItems) : readNumbers(words, parameter)
          }
          onChange={onChange}
          isDisabled={isDisabled}
        />
      );
  }
}

type NumberControlProps = ParameterFieldProps & { readonly parameter: NumberParameter; readonly value: number };

function NumberControl({
  parameter,
  value,
  problem,
  layout,
  onChange,
  isDisabled = false,
}: NumberControlProps): JSX.Element {
  const text = useWords();
  const [moving, setMoving] = useState<number>();
  const shown = moving ?? value;
  const label = text.pick(parameter.label);
  const { min, max, step, scale = 'linear', slider: reach = { min, max } } = parameter;
  const settle = (next: number): void => {
    setMoving(undefined);
    if (next !== value) onChange(next);
  };
  const slider = (
    <Slider
      label={label}
      value={shown}
      // What was typed beyond its reach stretches it.
      min={Math.min(reach.min, value)}
      max={Math.max(reach.max, value)}
      step={step}
      scale={scale}
      format={(figure) => formatNumber(text, parameter, figure)}
      layout={layout === 'inline' ? 'row' : 'stack'}
      isDisabled={isDisabled}
      onChange={setMoving}
      onChangeEnd={settle}
    />
  );
  if (layout === 'inline') return slider;
  return (
    <div className="grid grid-cols-[1fr_auto] items-end gap-4">
      {slider}
      <NumberField
        label={text.say('parameters.exact', { label })}
        hideLabel
        layout="row"
        value={value}
        min={min}
        max={max}
        // The field rounds to its step; the step of the slider is for the hand, what is typed is exact.
        {...(parameter.integer === true ? { step: 1 } : {})}
        unit={text.unitName(parameter.unit)}
        error={problem}
        isDisabled={isDisabled}
        onChange={settle}
      />
    </div>
  );
}

interface ListControlProps {
  readonly label: string;
  readonly written: string;
  readonly hint: string;
  readonly layout: ParameterFieldProps['layout'];
  readonly problem: string | undefined;
  readonly read: (words: string) => ListReading;
  readonly onChange: (value: ParameterValue) => void;
  readonly isDisabled: boolean;
}

function ListControl(props: ListControlProps): JSX.Element {
  const { label, written, hint, layout, problem, read, onChange, isDisabled } = props;
  const text = useWords();
  const [typed, setTyped] = useState(written);
  // What is being typed belongs to one value: another one replaces it, in the same field, which keeps the focus.
  const [of, setOf] = useState(written);
  if (of !== written) {
    setOf(written);
    setTyped(written);
  }
  const reading = read(typed);
  const error = reading.ok ? problem : text.say(reading.problem, reading.args);
  return (
    <TextField
      label={label}
      mono
      value={typed}
      isInline={layout === 'inline'}
      {...(layout === 'inline' ? {} : { description: hint })}
      error={error}
      isDisabled={isDisabled}
      onChange={setTyped}
      onCommit={(words) => {
        const settled = read(words);
        if (settled.ok && words !== written) onChange(settled.value);
      }}
    />
  );
}
