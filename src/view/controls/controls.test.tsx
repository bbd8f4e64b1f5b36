// @vitest-environment jsdom
// The controls with keys and in both languages, as a lab page uses them.
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type JSX, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NumberField } from './NumberField.tsx';
import { Segmented } from './Segmented.tsx';
import { Slider } from './Slider.tsx';
import { Switch } from './Switch.tsx';

afterEach(cleanup);

/** As a browser does: it asks, and where nobody refuses it writes and tells. */
function typeKey(field: HTMLInputElement, key: string): void {
  field.setSelectionRange(field.value.length, field.value.length);
  const isTaken = fireEvent(
    field,
    new InputEvent('beforeinput', { data: key, inputType: 'insertText', bubbles: true, cancelable: true }),
  );
  if (isTaken) fireEvent.change(field, { target: { value: field.value + key } });
}

describe('a slider', () => {
  function Arrivals({ onEnd }: { readonly onEnd: (value: number) => void }): JSX.Element {
    const [value, setValue] = useState(1);
    return (
      <Slider
        label="Arrivals"
        value={value}
        min={1}
        max={1000}
        step={1}
        scale="logarithmic"
        format={(rate) => `${String(rate)}/s`}
        onChange={setValue}
        onChangeEnd={onEnd}
      />
    );
  }

  it('moves by keys, speaks its figure and stops at its ends', () => {
    const ended = vi.fn();
    render(<Arrivals onEnd={ended} />);
    const slider = screen.getByRole('slider', { name: 'Arrivals' });
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(slider.getAttribute('aria-valuetext')).toBe('2/s');
    fireEvent.keyDown(slider, { key: 'End' });
    expect(slider.getAttribute('aria-valuetext')).toBe('1000/s');
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(ended.mock.calls.map(([value]) => value as number)).toEqual([2, 1000]);
  });
});

describe('a number field', () => {
  it('reads a Russian comma and keeps within its range', () => {
    const changed = vi.fn();
    render(
      <I18nProvider locale="ru-RU">
        <NumberField label="Среднее" value={1} min={0} max={10} step={0.5} onChange={changed} />
      </I18nProvider>,
    );
    const field = screen.getByRole('textbox', { name: 'Среднее' });
    for (const [typed, read] of [
      ['2,5', 2.5],
      ['99', 10],
    ] as const) {
      fireEvent.focus(field);
      fireEvent.change(field, { target: { value: typed } });
      fireEvent.blur(field);
      expect(changed).toHaveBeenLastCalledWith(read);
    }
  });

  it.each([
    ['ru-RU', '0,3'],
    ['en-US', '0.3'],
  ])('takes a typed point for what %s writes before decimals', (locale, shown) => {
    render(
      <I18nProvider locale={locale}>
        <NumberField label="Errors" value={1} min={0} max={10} step={0.1} onChange={vi.fn()} />
      </I18nProvider>,
    );
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Errors' });
    fireEvent.change(field, { target: { value: '' } });
    for (const key of ['0', '.', '3', '.']) typeKey(field, key);
    expect(field.value).toBe(shown);
  });
});

describe('a segmented control', () => {
  it('is a group of radio buttons of which one stays chosen', () => {
    const changed = vi.fn();
    const options = [
      { value: 'rr', label: 'Round robin' },
      { value: 'lc', label: 'Least connections' },
    ] as const;
    render(<Segmented label="Algorithm" options={options} value="rr" onChange={changed} />);
    expect(screen.getByRole('radiogroup', { name: 'Algorithm' })).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: 'Round robin' }));
    expect(changed).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('radio', { name: 'Least connections' }));
    expect(changed.mock.calls).toEqual([['lc']]);
  });
});

describe('a switch', () => {
  it('turns on', () => {
    const changed = vi.fn();
    render(<Switch label="Health checks" isSelected={false} onChange={changed} />);
    fireEvent.click(screen.getByRole('switch', { name: 'Health checks' }));
    expect(changed).toHaveBeenCalledWith(true);
  });
});
