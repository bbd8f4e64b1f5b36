// A figure that slides. A native range input, so that keys, touch and screen readers work as people know them.
import { type CSSProperties, type JSX, type KeyboardEvent, useId } from 'react';
import { LABEL } from './field.tsx';
import { fractionOf, POSITIONS, type SliderRange, stepFrom, valueAt } from './scale.ts';

export interface SliderProps extends SliderRange {
  readonly label: string;
  readonly value: number;
  /** The figure in words, beside the track and for screen readers: `(value) => text.unit(value, '1/s')`. */
  readonly format: (value: number) => string;
  /** On every move. */
  readonly onChange: (value: number) => void;
  /** When the hand or the key lets go: the moment to act on a costly value. */
  readonly onChangeEnd?: (value: number) => void;
  /** `row`: label, track and figure in a line (toolbars); `stack`: the track below, full width. */
  readonly layout?: 'row' | 'stack';
  readonly isDisabled?: boolean;
}

const KEYS: Readonly<Record<string, readonly [1 | -1, number]>> = {
  ArrowRight: [1, 1],
  ArrowUp: [1, 1],
  ArrowLeft: [-1, 1],
  ArrowDown: [-1, 1],
  PageUp: [1, 10],
  PageDown: [-1, 10],
};

export function Slider(props: SliderProps): JSX.Element {
  const { label, value, format, onChange, onChangeEnd, layout = 'row', isDisabled = false, ...range } = props;
  const id = useId();
  const fraction = fractionOf(value, range);
  const words = format(value);

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const move = KEYS[event.key];
    const edge = event.key === 'Home' ? range.min : event.key === 'End' ? range.max : undefined;
    if (event.altKey || event.ctrlKey || event.metaKey || (move === undefined && edge === undefined)) return;
    event.preventDefault();
    const next = move === undefined ? edge : stepFrom(value, move[0], range, event.shiftKey ? 10 : move[1]);
    if (next !== undefined && next !== value) {
      onChange(next);
      onChangeEnd?.(next);
    }
  };

  const input = (
    <input
      id={id}
      type="range"
      className={layout === 'row' ? 'slider w-[72px]' : 'slider w-full'}
      style={{ '--filled': `${String(fraction * 100)}%` } as CSSProperties}
      min={0}
      max={POSITIONS}
      step={1}
      value={Math.round(fraction * POSITIONS)}
      disabled={isDisabled}
      aria-valuetext={words}
      onKeyDown={press}
      onChange={(event) => {
        const next = valueAt(event.currentTarget.valueAsNumber / POSITIONS, range);
        if (next !== value) onChange(next);
      }}
      onPointerUp={(event) => onChangeEnd?.(valueAt(event.currentTarget.valueAsNumber / POSITIONS, range))}
    />
  );
  const name = (
    <label htmlFor={id} className={`${LABEL} whitespace-nowrap`}>
      {label}
    </label>
  );
  const figure = (
    <output htmlFor={id} aria-hidden className="font-mono text-[12.5px]/[18px] font-medium whitespace-nowrap text-ink">
      {words}
    </output>
  );

  if (layout === 'row') {
    return (
      <div className="inline-flex items-center gap-2">
        {name}
        {input}
        {figure}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        {name}
        {figure}
      </div>
      {input}
    </div>
  );
}
