// The grader of the average over the last minute: right is whatever answers as the sorted readings would.

import { describeGrader, type Make } from '#src/sandbox/testing/describe-grader.ts';
import { freshModule } from '#src/sandbox/testing/fresh-module.ts';
import { messages as en } from '../../messages.en.ts';
import { messages as ru } from '../../messages.ru.ts';
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
  'sums that are kept up to date': making((size) => {
    const kept = new Set<Reading>();
    let [sum, newest] = [0, Number.NEGATIVE_INFINITY];
    return {
      add(reading: Reading) {
        newest = Math.max(newest, reading.timestampMs);
        kept.add(reading);
        sum += reading.value;
        for (const each of kept) if (each.timestampMs <= newest - size && kept.delete(each)) sum -= each.value;
      },
      average: () => sum / kept.size,
    };
  }),
  'put in its place': making((size) => {
    const queue: Reading[] = [];
    return {
      add(reading: Reading) {
        const at = queue.findIndex(({ timestampMs }) => timestampMs > reading.timestampMs);
        queue.splice(at < 0 ? queue.length : at, 0, reading);
        const newest = queue.at(-1)?.timestampMs ?? 0;
        queue.splice(
          0,
          Math.max(
            0,
            queue.findIndex(({ timestampMs }) => newest - timestampMs < size),
          ),
        );
      },
      average: () => mean(queue),
    };
  }),
  'a class': making((size) => {
    class Minute {
      #all: Reading[] = [];
      add(reading: Reading) {
        this.#all.unshift(reading);
      }
      average() {
        const newest = this.#all.reduce((known, { timestampMs }) => Math.max(known, timestampMs), -1e18);
        return mean(this.#all.filter(({ timestampMs }) => newest - timestampMs < size));
      }
      get size() {
        return size;
      }
    }
    return new Minute();
  }),
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
  'a reading exactly as old as the window': making((size) => {
    const all: Reading[] = [];
    return {
      add: (reading: Reading) => void all.push(reading),
      average() {
        const newest = Math.max(...all.map(({ timestampMs }) => timestampMs));
        return mean(all.filter(({ timestampMs }) => timestampMs >= newest - size));
      },
    };
  }),
  'a minute, whatever size is asked for': making(() => {
    const all: Reading[] = [];
    return {
      add: (reading: Reading) => void all.push(reading),
      average() {
        const newest = Math.max(...all.map(({ timestampMs }) => timestampMs));
        return mean(all.filter(({ timestampMs }) => timestampMs > newest - 60_000));
      },
    };
  }),
  'one reading for each moment': making((size) => {
    const all = new Map<number, Reading>();
    return {
      add: (reading: Reading) => void all.set(reading.timestampMs, reading),
      average() {
        const newest = Math.max(...all.keys());
        return mean([...all.values()].filter(({ timestampMs }) => timestampMs > newest - size));
      },
    };
  }),
  'one queue for all that are made': (() => {
    const all: Reading[] = [];
    return {
      create: (size: number) => ({
        add: (reading: Reading) => void all.push(reading),
        average() {
          const newest = Math.max(...all.map(({ timestampMs }) => timestampMs));
          return mean(all.filter(({ timestampMs }) => timestampMs > newest - size));
        },
      }),
    };
  }) satisfies Make,
  'one old reading leaves for each that comes': making((size) => {
    const queue: Reading[] = [];
    return {
      add(reading: Reading) {
        queue.push(reading);
        queue.sort((one, other) => one.timestampMs - other.timestampMs);
        if ((queue[0]?.timestampMs ?? 0) <= (queue.at(-1)?.timestampMs ?? 0) - size) queue.shift();
      },
      average: () => mean(queue),
    };
  }),
  'the median': making((size) => {
    const all: Reading[] = [];
    return {
      add: (reading: Reading) => void all.push(reading),
      average() {
        const newest = Math.max(...all.map(({ timestampMs }) => timestampMs));
        const inside = all.filter(({ timestampMs }) => timestampMs > newest - size).map(({ value }) => value);
        return inside.sort((one, other) => one - other)[inside.length >> 1];
      },
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

describeGrader('last-minute', exercise, { en, ru }, { right, wrong, useless });
