// The grader of sliding windows: any way to the right starts is right, in any order.

import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
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
  'every start in reach, tried': windowsOf((timestamp, size, slide) => {
    const last = Math.floor(timestamp / slide);
    return range(last - Math.ceil(size / slide) - 1, last + 1, 1)
      .map((multiple) => multiple * slide)
      .filter((start) => start <= timestamp && timestamp < start + size);
  }),
  'one behind the other, by recursion': windowsOf((timestamp, size, slide) => {
    const from = (start: number): readonly number[] =>
      start > timestamp - size ? [start, ...from(start - slide)] : [];
    return from(Math.floor(timestamp / slide) * slide);
  }),
  'by counting them': windowsOf((timestamp, size, slide) => {
    const into = timestamp - Math.floor(timestamp / slide) * slide;
    const count = Math.ceil((size - into) / slide);
    return Array.from({ length: Math.max(0, count) }, (_, index) => timestamp - into - index * slide);
  }),
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
  'the start excluded': windowsOf((timestamp, size, slide) =>
    range(Math.ceil((timestamp - size + 1) / slide) * slide, timestamp - 1, slide),
  ),
  'none before the epoch': windowsOf((timestamp, size, slide) =>
    range(Math.max(0, Math.ceil((timestamp - size + 1) / slide) * slide), timestamp, slide),
  ),
  'cut off towards zero': windowsOf((timestamp, size, slide) => {
    const starts: number[] = [];
    for (let start = Math.trunc(timestamp / slide) * slide; start > timestamp - size; start -= slide)
      starts.push(start);
    return starts;
  }),
  'whole numbers of 32 bits': windowsOf((timestamp, size, slide) => {
    const starts: number[] = [];
    for (let start = ((timestamp / slide) | 0) * slide; start > timestamp - size && starts.length < 50; start -= slide)
      starts.push(start);
    return starts;
  }),
  'always at least one': windowsOf((timestamp, size, slide) => {
    const all = range(Math.ceil((timestamp - size + 1) / slide) * slide, timestamp, slide);
    return all.length > 0 ? all : [Math.floor(timestamp / slide) * slide];
  }),
  'ends instead of starts': windowsOf((timestamp, size, slide) =>
    range(Math.ceil((timestamp - size + 1) / slide) * slide, timestamp, slide).map((start) => start + size),
  ),
  none: windowsOf(() => []),
};

const useless = {
  'no function': () => ({}),
  'one number': windowsOf(() => 0),
  texts: windowsOf((timestamp) => [String(timestamp)]),
  'a promise': windowsOf(() => Promise.resolve([])),
};

describeGrader('slide', exercise, { en, ru }, { right, wrong, useless });
