// @vitest-environment jsdom
// The timeline as a control: said in words, moved by keys, branches chosen.
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderPart } from '../testing/page.tsx';
import { Timeline, type TimelineProps } from './Timeline.tsx';

afterEach(cleanup);

function draw(more: Partial<TimelineProps> = {}, options: Parameters<typeof renderPart>[1] = {}) {
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    callback(0);
    return 0;
  });
  const onSeek = vi.fn();
  const onSelectBranch = vi.fn();
  const props: TimelineProps = {
    clock: { unit: 'ms', sampleEvery: 100 },
    time: 21_480,
    frontier: 23_000,
    until: 30_000,
    marks: [{ id: 'm', time: 8000, label: 'C slowed', kind: 'fault' }],
    branches: [
      {
        id: 'fork',
        forkTime: 12_000,
        time: 18_000,
        label: 'least connections, p99 96 ms',
        active: false,
        firstDifference: { time: 13_200, label: 'r-611 goes to A' },
      },
    ],
    onSeek,
    onSelectBranch,
    ...more,
  };
  renderPart(<Timeline {...props} />, options);
  return { onSeek, onSelectBranch, slider: screen.getByRole('slider') };
}

describe('Timeline', () => {
  it('says where it is in words, in both languages', () => {
    expect(draw().slider.getAttribute('aria-valuetext')).toBe('21.48 seconds of 30 seconds');
    cleanup();
    expect(draw({ time: 61_000, until: 120_000 }, { locale: 'ru' }).slider.getAttribute('aria-valuetext')).toBe(
      '1 минута 1 секунда, весь прогон — 2 минуты 0 секунд',
    );
    cleanup();
    expect(
      draw({ clock: { unit: 'requests' }, time: 22 }, { locale: 'ru' }).slider.getAttribute('aria-valuetext'),
    ).toContain('22\u00a0запроса');
  });

  it.each([
    ['ArrowRight', 21_500],
    ['ArrowLeft', 21_400],
    ['PageUp', 24_480],
    ['PageDown', 18_480],
    ['Home', 0],
    ['End', 30_000],
  ])('moves by %s', (key, expected) => {
    const { slider, onSeek } = draw();
    fireEvent.keyDown(slider, { key });
    expect(onSeek).toHaveBeenCalledWith(expected);
  });

  it('leaves the browser its own keys', () => {
    const { slider, onSeek } = draw();
    fireEvent.keyDown(slider, { key: 'Home', ctrlKey: true });
    fireEvent.keyDown(slider, { key: 'x' });
    expect(onSeek).not.toHaveBeenCalled();
  });

  it('follows the hand', () => {
    const { slider, onSeek } = draw();
    fireEvent.change(slider, { target: { value: '5000' } });
    expect(onSeek).toHaveBeenCalledWith(5000);
  });

  it('offers each branch with its outcome and its first difference', () => {
    const { onSelectBranch } = draw();
    const button = screen.getByRole('button', {
      name: /least connections, p99 96 ms\. Forked at 0:12\.0.*0:13\.2: r-611 goes to A/,
    });
    fireEvent.click(button);
    expect(onSelectBranch).toHaveBeenCalledWith('fork');
  });

  it('leads back from the active branch to the track', () => {
    const onSelectTrunk = vi.fn();
    draw({ onSelectTrunk });
    expect(screen.queryByRole('button', { name: 'Back to the first run' })).toBeNull();
    cleanup();
    draw({ onSelectTrunk, branches: [{ id: 'fork', forkTime: 1000, time: 9000, label: 'fork', active: true }] });
    fireEvent.click(screen.getByRole('button', { name: 'Back to the first run' }));
    expect(onSelectTrunk).toHaveBeenCalled();
  });

  it('lists its marks for those who do not see them', () => {
    draw();
    expect(screen.getByText('0:08.0, fault: C slowed')).toBeTruthy();
  });

  it('draws a run that has not begun', () => {
    expect(draw({ time: 0, frontier: 0, until: 0, marks: [], branches: [] }).slider).toBeTruthy();
  });
});
