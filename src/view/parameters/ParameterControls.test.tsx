// @vitest-environment jsdom
// The row of settings above the stage.
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type JSX, useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { Parameter } from '../../contract/manifest.ts';
import type { ParameterValues } from '../../contract/model.ts';
import { ParameterControls } from './ParameterControls.tsx';

afterEach(cleanup);

const words = (name: string) => ({ en: name, ru: name });
const said = (name: string) => ({ name, label: words(name), explanation: words(name), primary: true });
const parameters: readonly Parameter[] = [
  {
    ...said('layout'),
    kind: 'choice',
    values: ['usual', 'own'].map((value) => ({ value, label: words(value) })),
    default: 'usual',
  },
  {
    ...said('bounds'),
    ...{ kind: 'numbers', unit: 'ms', min: 1, max: 900, maxItems: 4, default: [10, 20] },
    with: { parameter: 'layout', values: ['own'] },
  },
  {
    ...said('share'),
    kind: 'number',
    unit: '',
    min: -1,
    max: 2,
    step: 0.01,
    slider: { min: 0.5, max: 1 },
    default: 0.9,
  },
];

function Row(): JSX.Element {
  const [values, setValues] = useState<ParameterValues>({ layout: 'usual', bounds: [10, 20], share: 0.9 });
  return (
    <ParameterControls
      parameters={parameters}
      values={values}
      onChange={(name, value) => {
        setValues({ ...values, [name]: value });
      }}
    />
  );
}

it('has a setting that goes with a choice only while that is made', () => {
  render(<Row />);
  expect(screen.queryByRole('textbox', { name: 'bounds' })).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: 'own' }));
  expect(screen.queryByRole('textbox', { name: 'bounds' })).not.toBeNull();
});

it('keeps the focus in a list that was typed and taken, and shows it as it was taken', () => {
  render(<Row />);
  fireEvent.click(screen.getByRole('radio', { name: 'own' }));
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'bounds' });
  field.focus();
  fireEvent.change(field, { target: { value: '5,7' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'bounds' }));
  expect(field.value).toBe('5, 7');
});

it('lets the slider go where hands want to, not over the whole range', () => {
  render(<Row />);
  const slider = screen.getByRole('slider', { name: 'share' });
  fireEvent.keyDown(slider, { key: 'Home' });
  expect(slider.getAttribute('aria-valuetext')).toBe('0.5');
});
