// Script time of frames, on traces small enough to add up by hand.
import { expect, test } from 'vitest';
import { scriptPerFrame, type TraceEvent } from './script-time.ts';

const entry = (name: string, fromMs: number, tookMs: number, tid = 1): TraceEvent => ({
  ...{ name, ph: 'X', pid: 7, tid },
  ...{ ts: 1000 * fromMs, dur: 1000 * tookMs },
});
const frame = (atMs: number): TraceEvent => ({ name: 'frame', ph: 'R', pid: 7, tid: 1, ts: 1000 * atMs });

test('what lies in another entry counts once, and only script of the marks’ own thread', () => {
  const events = [
    frame(0),
    entry('FireAnimationFrame', 1, 4),
    entry('FunctionCall', 2, 2),
    entry('Layout', 6, 3),
    entry('FunctionCall', 6, 3, 2),
    entry('RunMicrotasks', 10, 1),
    frame(16),
    entry('TimerFire', 17, 2),
    frame(32),
  ];
  expect(scriptPerFrame(events, 'frame')).toEqual([5, 2]);
});

test('an entry that runs over frames is parted among them', () => {
  const events = [entry('TimerFire', 14, 20), frame(0), frame(16), frame(32), frame(48)];
  expect(scriptPerFrame(events, 'frame')).toEqual([2, 16, 2]);
});

test('no mark, no frame', () => {
  expect(scriptPerFrame([entry('TimerFire', 0, 1)], 'frame')).toEqual([]);
});
