// @vitest-environment jsdom
// The parts of the page do what their words say.
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { type JSX, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Parameter } from '../contract/manifest.ts';
import { TaskList } from './lesson/TaskList.tsx';
import { CheckList, Hints } from './panels/ExercisePanel.tsx';
import { ObjectPanel } from './panels/ObjectPanel.tsx';
import { WhyPanel } from './panels/WhyPanel.tsx';
import { AllParameters } from './parameters/ParameterControls.tsx';
import { ChooseAnswer } from './predict/ChooseAnswer.tsx';
import { DrawCurve } from './predict/DrawCurve.tsx';
import { flatDrawing, PLACES } from './predict/drawing.ts';
import { renderPart } from './testing/page.tsx';

afterEach(cleanup);
// The test's page has no layout, and so no such call.
Element.prototype.scrollIntoView = vi.fn();
const both = (words: string) => ({ en: words, ru: words });

describe('AllParameters', () => {
  const parameters: readonly Parameter[] = [
    {
      name: 'rate',
      kind: 'number',
      label: both('Arrivals'),
      explanation: both('How many.'),
      unit: '1/s',
      min: 1,
      max: 1000,
      step: 1,
      default: 240,
    },
    {
      name: 'weights',
      kind: 'numbers',
      label: both('Weights'),
      explanation: both('Shares.'),
      unit: '',
      min: 1,
      max: 9,
      maxItems: 3,
      default: [1, 1],
    },
  ];
  const show = (values = {}, problems = {}) => {
    const onChange = vi.fn();
    renderPart(<AllParameters parameters={parameters} values={values} problems={problems} onChange={onChange} />);
    return onChange;
  };

  it('goes back to the default, which it names', () => {
    const onChange = show({ rate: 300 });
    expect(screen.getByText('1/s to 1,000/s, default 240/s')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Back to 240/s' }));
    expect(onChange).toHaveBeenCalledWith('rate', 240);
  });

  it('takes a list when it is left, and says what is wrong with one', () => {
    const onChange = show();
    const field = screen.getByLabelText('Weights');
    fireEvent.change(field, { target: { value: '1, 12' } });
    expect(screen.getByText('Enter numbers from 1 to 9, separated by commas.')).toBeTruthy();
    fireEvent.blur(field);
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: '3, 2, 1' } });
    fireEvent.blur(field);
    expect(onChange).toHaveBeenCalledWith('weights', [3, 2, 1]);
  });

  it('shows the problem that the page found', () => {
    show({}, { weights: 'Three servers need three weights.' });
    expect(screen.getByText('Three servers need three weights.')).toBeTruthy();
  });
});

describe('DrawCurve', () => {
  const common = {
    ...{
      question: 'What will p99 do?',
      label: 'p99',
      unit: 'ms',
      clock: { unit: 'ms' as const },
      max: 800,
      until: 30_000,
    },
    ...{ committed: false, onCommit: () => undefined },
  };

  it('is drawn by keys, a place at a time, and says each place', () => {
    const onDraw = vi.fn();
    renderPart(<DrawCurve {...common} drawing={undefined} onDraw={onDraw} />);
    const slider = screen.getByRole('slider');
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(slider.getAttribute('aria-valuetext')).toBe('2.5 seconds: 0\u00a0ms');
    fireEvent.keyDown(slider, { key: 'PageUp' });
    expect(onDraw).toHaveBeenCalledWith(flatDrawing(0).map((_, place) => (place === 1 ? 100 : 0)));
  });

  it('cannot be committed empty, nor drawn once it stands', () => {
    renderPart(<DrawCurve {...common} drawing={undefined} onDraw={vi.fn()} />);
    expect(screen.getByRole('button', { name: 'Commit prediction' }).hasAttribute('disabled')).toBe(true);
    cleanup();
    renderPart(
      <DrawCurve
        {...common}
        drawing={flatDrawing(10)}
        committed
        score={{ points: 72, word: 'shape' }}
        onDraw={vi.fn()}
      />,
    );
    expect(screen.queryByRole('slider')).toBeNull();
    expect(screen.getByText('72 of 100: right direction')).toBeTruthy();
    expect(PLACES).toBe(flatDrawing(0).length);
  });
});

describe('ChooseAnswer', () => {
  it('says what happened only after the run', () => {
    const answers = [
      { id: 'a', text: 'It doubles' },
      { id: 'b', text: 'It stays' },
    ];
    const props = { question: 'And p99?', answers, chosen: 'b', onChoose: vi.fn(), onCommit: vi.fn(), committed: true };
    renderPart(<ChooseAnswer {...props} />);
    expect(screen.queryByText('what happened')).toBeNull();
    cleanup();
    renderPart(<ChooseAnswer {...props} right={['a']} />);
    expect(screen.getByText('what happened')).toBeTruthy();
    expect(screen.getByText(/came out differently/)).toBeTruthy();
  });

  it('calls no prediction what was chosen after the run had shown it', () => {
    const answers = [{ id: 'a', text: 'It doubles' }];
    const props = {
      question: 'And p99?',
      answers,
      chosen: 'a',
      onChoose: vi.fn(),
      onCommit: vi.fn(),
      isAfterwards: true,
    };
    renderPart(<ChooseAnswer {...props} committed right={['a']} />);
    expect(screen.getByText('what happened')).toBeTruthy();
    expect(screen.queryByText('You were right.')).toBeNull();
    expect(screen.getByText(/no longer a prediction/)).toBeTruthy();
  });
});

describe('the focus', () => {
  const press = (name: string): void => {
    const button = screen.getByRole('button', { name });
    button.focus();
    fireEvent.click(button);
  };

  it('stays where the state is said when the button of a chosen prediction goes', () => {
    function Choice(): JSX.Element {
      const [committed, setCommitted] = useState(false);
      const answers = [{ id: 'a', text: 'It doubles' }];
      const rest = { question: 'And p99?', answers, chosen: 'a', onChoose: vi.fn() };
      return <ChooseAnswer {...rest} committed={committed} onCommit={() => setCommitted(true)} />;
    }
    renderPart(<Choice />);
    press('Commit prediction');
    expect(document.activeElement?.textContent).toBe('Committed. Run to see.');
  });

  it('stays there when a drawn prediction is committed, and drawn again', () => {
    function Curve(): JSX.Element {
      const [committed, setCommitted] = useState(false);
      return (
        <DrawCurve
          question="And p99?"
          label="p99"
          unit="ms"
          clock={{ unit: 'ms' }}
          max={1000}
          until={30_000}
          drawing={flatDrawing(0)}
          onDraw={vi.fn()}
          committed={committed}
          onCommit={() => setCommitted(true)}
          onRedraw={() => setCommitted(false)}
        />
      );
    }
    renderPart(<Curve />);
    press('Commit prediction');
    expect(document.activeElement?.textContent).toBe('Committed. Run to see.Draw again');
    press('Draw again');
    expect(document.activeElement?.textContent).toBe('Commit prediction');
  });
});

describe('TaskList', () => {
  it('keeps the focus with a task whose button goes once it is pressed', () => {
    function Tasks(): JSX.Element {
      const [isThere, setThere] = useState(false);
      const runTo = isThere ? undefined : { label: 'Run to 0:15', onPress: () => setThere(true) };
      return <TaskList tasks={[{ id: 'a', text: 'Slow one', met: isThere, runTo }]} />;
    }
    renderPart(<Tasks />);
    const button = screen.getByRole('button', { name: 'Run to 0:15' });
    button.focus();
    fireEvent.click(button);
    expect(document.activeElement?.textContent).toContain('Slow one');
  });

  it('says what is done, when, and gives a hint for the rest', () => {
    const onHint = vi.fn();
    renderPart(
      <TaskList
        tasks={[
          { id: 'a', text: 'Slow one', met: true, metAt: '0:08' },
          { id: 'b', text: 'Mend it', met: false, hint: 'Change the policy.' },
        ]}
        onHint={onHint}
      />,
    );
    expect(screen.getByText('Done at 0:08.')).toBeTruthy();
    expect(screen.getByText('Change the policy.').hidden).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Hint' }));
    expect(screen.getByText('Change the policy.').hidden).toBe(false);
    expect(onHint).toHaveBeenCalledWith('b');
  });
});

describe('WhyPanel', () => {
  it('tells the chain in order and goes to a moment of it', () => {
    const onGoTo = vi.fn();
    const causes = [
      { time: 100, words: 'Arrived' },
      { time: 669, took: 569, words: 'Waited behind 7' },
    ];
    renderPart(<WhyPanel clock={{ unit: 'ms' }} explanation={{ title: 'Why?', causes }} onGoTo={onGoTo} />);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '0:00.1Arrived',
      '+ 569\u00a0msWaited behind 7',
    ]);
    fireEvent.click(screen.getByRole('button', { name: /569/ }));
    expect(onGoTo).toHaveBeenCalledWith(669);
  });

  it('tells the numbers of requests where they are the clock', () => {
    const causes = [
      { time: 142, words: 'A miss' },
      { time: 1172, words: 'Evicted' },
    ];
    renderPart(<WhyPanel clock={{ unit: 'requests' }} explanation={{ title: 'Why?', causes }} />);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['142A miss', '1,172Evicted']);
  });
});

describe('ObjectPanel', () => {
  it('acts with the fields that were asked for', () => {
    const onAction = vi.fn();
    const field = { name: 'factor', label: both('How much'), unit: '×', min: 1, max: 10, step: 1, default: 4 };
    const actions = [{ name: 'slow', label: both('Slow it down'), fields: [field] }];
    renderPart(
      <ObjectPanel title="Server C" lines={['9 waiting']} actions={actions} onAction={onAction} onClose={vi.fn()} />,
    );
    fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowRight' });
    fireEvent.click(screen.getByRole('button', { name: 'Slow it down' }));
    expect(onAction).toHaveBeenCalledWith('slow', { factor: 5 });
  });
});

describe('exercise parts', () => {
  it('opens hints one by one', () => {
    const onMore = vi.fn();
    renderPart(<Hints hints={['one', 'two', 'three']} shown={1} onMore={onMore} />);
    expect(screen.queryByText('two')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show hint 2 of 3' }));
    expect(onMore).toHaveBeenCalled();
  });

  it('shows the code of a hint line by line', () => {
    const { container } = renderPart(
      <Hints hints={['words\n\nfirst();\n  second();']} shown={1} onMore={() => undefined} />,
    );
    expect(container.querySelector('pre')?.textContent).toBe('first();\n  second();');
    expect(container.textContent).toContain('words');
  });

  it('sums up the checks in words, in sight', () => {
    const check = (name: string, passed: boolean) => ({ name, passed, message: `${name} seen` });
    renderPart(<CheckList checks={[check('a', true), check('b', false)]} />, { locale: 'ru' });
    expect(screen.getByText('Пока не пройдено: 1 из 2.')).toBeTruthy();
    cleanup();
    renderPart(<CheckList checks={[check('a', true), check('b', true)]} />, { locale: 'ru' });
    expect(screen.getByText('Пройдены все 2 проверки.')).toBeTruthy();
    expect(Element.prototype.scrollIntoView).toHaveBeenCalled();
  });

  it('leads to the line at which the code stopped', () => {
    const onGoToLine = vi.fn();
    const check = { name: 'Your code runs', passed: false, message: 'x is not a function', line: 17 };
    renderPart(<CheckList checks={[check]} onGoToLine={onGoToLine} />);
    fireEvent.click(screen.getByRole('button', { name: 'Line 17' }));
    expect(onGoToLine).toHaveBeenCalledWith(17);
  });
});
