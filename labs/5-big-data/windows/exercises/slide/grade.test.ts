// The grader of sliding windows: any way to the right starts is right, in any order.
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { describeGrader, type Make } from '../../testing/grading.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

type Assign = (timestampMs: number, sizeMs: number, slideMs: number) => unknown;
const windowsOf =
  (assign: Assign): Make =>
  () => ({ windowsOf: assign });

const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, index) => from + index * step);

const right = {
  solution: await freshModule(solutionText),
  'from the first to the last': windowsOf((timestamp, size, slide) =>
    range(Math.ceil((timestamp - size + 1) / slide) * slide, timestamp, slide),
  ),
  'a positive remainder': windowsOf((timestamp, size, slide) => {
    const starts: number[] = [];
    const into = ((timestamp % slide) + slide) % slide;
    for (let back = into; back < size; back += slide) starts.push(timestamp - back);
    return starts.reverse();
  }),
};

const wrong = {
  starter: await freshModule(starterText),
  'the remainder of JavaScript': windowsOf((timestamp, size, slide) => {
    const starts: number[] = [];
    for (let start = timestamp - (timestamp % slide); start > timestamp - size; start -= slide) starts.push(start);
    return starts;
  }),
  'the end included': windowsOf((timestamp, size, slide) =>
    range(Math.ceil((timestamp - size) / slide) * slide, timestamp, slide),
  ),
  'always size over slide of them': windowsOf((timestamp, size, slide) =>
    Array.from(
      { length: Math.max(1, Math.floor(size / slide)) },
      (_, index) => Math.floor(timestamp / slide) * slide - index * slide,
    ),
  ),
  'only the last': windowsOf((timestamp, _size, slide) => [Math.floor(timestamp / slide) * slide]),
  'each twice': windowsOf((timestamp, size, slide) => {
    const once = range(Math.ceil((timestamp - size + 1) / slide) * slide, timestamp, slide);
    return [...once, ...once];
  }),
  none: windowsOf(() => []),
};

const useless = {
  'no function': () => ({}),
  'one number': windowsOf(() => 0),
  texts: windowsOf((timestamp) => [String(timestamp)]),
  'a promise': windowsOf(() => Promise.resolve([])),
};

describeGrader('slide', exercise, { right, wrong, useless });
