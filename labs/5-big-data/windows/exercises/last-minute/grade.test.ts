// The grader of the average over the last minute: right is whatever answers as the sorted readings would.
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { describeGrader, type Make } from '../../testing/grading.ts';
import { exercise } from './grade.ts';
import solutionText from './solution.ts?raw';
import starterText from './starter.ts?raw';

const mean = (readings: readonly Reading[]): number =>
  readings.reduce((sum, { value }) => sum + value, 0) / readings.length;
const making =
  (create: (sizeMs: number) => unknown): Make =>
  () => ({ create });

const right = {
  solution: await freshModule(solutionText),
  'everything kept, and asked anew': making((size) => {
    const all: Reading[] = [];
    return {
      add: (reading: Reading) => void all.push(reading),
      average() {
        const newest = Math.max(...all.map(({ timestampMs }) => timestampMs));
        return mean(all.filter(({ timestampMs }) => timestampMs > newest - size));
      },
    };
  }),
  'a sorted queue': making((size) => {
    const queue: Reading[] = [];
    return {
      add(reading: Reading) {
        queue.push(reading);
        queue.sort((one, other) => one.timestampMs - other.timestampMs);
        const newest = queue.at(-1)?.timestampMs ?? 0;
        while ((queue[0]?.timestampMs ?? newest) <= newest - size) queue.shift();
      },
      average: () => mean(queue),
    };
  }),
};

const wrong = {
  starter: await freshModule(starterText),
  'the newest as now, and only the front looked at': making((size) => {
    const queue: Reading[] = [];
    let newest = Number.NEGATIVE_INFINITY;
    return {
      add(reading: Reading) {
        queue.push(reading);
        newest = Math.max(newest, reading.timestampMs);
        while ((queue[0]?.timestampMs ?? newest) <= newest - size) queue.shift();
      },
      average: () => mean(queue),
    };
  }),
  'the latest to come as now': making((size) => {
    const all: Reading[] = [];
    return {
      add: (reading: Reading) => void all.push(reading),
      average: () => mean(all.filter(({ timestampMs }) => timestampMs > (all.at(-1)?.timestampMs ?? 0) - size)),
    };
  }),
  'late ones ignored': making((size) => {
    let queue: Reading[] = [];
    return {
      add(reading: Reading) {
        if (reading.timestampMs < (queue.at(-1)?.timestampMs ?? 0)) return;
        queue = [...queue, reading].filter(({ timestampMs }) => timestampMs > reading.timestampMs - size);
      },
      average: () => mean(queue),
    };
  }),
  'the last ten': making(() => {
    const all: Reading[] = [];
    return { add: (reading: Reading) => void all.push(reading), average: () => mean(all.slice(-10)) };
  }),
  'nothing is ever dropped': making(() => {
    const all: Reading[] = [];
    return { add: (reading: Reading) => void all.push(reading), average: () => mean(all) };
  }),
};

const useless = {
  'no function': () => ({}),
  'nothing made': making(() => undefined),
  'no average': making(() => ({ add() {} })),
  'a text for an average': making(() => ({ add() {}, average: () => '7' })),
};

describeGrader('last-minute', exercise, { right, wrong, useless });
