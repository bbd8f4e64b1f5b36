// A million events of a file through this lab, as `lab run windows` makes it: from bytes to listed results.
import type { BenchRow } from '../../../scripts/lib/bench-table.ts';
import { median, unitsPerSecond } from '../../../scripts/lib/side-by-side.ts';
import { encodeUtf8 } from '../../../src/algorithms/text/utf8.ts';
import { RandomStream, streamWords } from '../../../src/sim/random.ts';
import { createEventReader } from './input.ts';
import { drained } from './testing/runs.ts';

const EVENTS = 1_000_000;
const KEYS = 1000;
const ROUNDS = 5;
const CHUNK = 1 << 20;

const SETTINGS = {
  tumbling: { window: 'tumbling', sizeMs: 60_000 },
  sliding: { window: 'sliding', sizeMs: 60_000, slideMs: 20_000 },
  session: { window: 'session', gapMs: 5000 },
} as const;

/** A hundred events a second, up to three seconds out of order. */
function fileOf(): Uint8Array {
  const random = new RandomStream(streamWords(1, 'bench'));
  const rows = Array.from({ length: EVENTS }, (_, index) => {
    const timestampMs = 1_790_000_000_000 + index * 10 - random.integerBelow(3000);
    return `user-${random.integerBelow(KEYS)},${random.integerBelow(100)},${timestampMs}`;
  });
  return encodeUtf8(`key,value,timestampMs\n${rows.join('\n')}\n`);
}

function read(bytes: Uint8Array): unknown {
  const session = createEventReader().open();
  session.file('events.csv');
  for (let at = 0; at < bytes.length; at += CHUNK) session.push(bytes.subarray(at, at + CHUNK));
  const outcome = session.end();
  if (!('input' in outcome)) throw new Error(outcome.message);
  return outcome.input;
}

export function benchMillionEvents(): readonly BenchRow[] {
  const bytes = fileOf();
  const reading: number[] = [];
  const speeds = Object.entries(SETTINGS).map(([name, settings]) => {
    let peak = 0;
    let results = 0;
    const rounds = Array.from({ length: ROUNDS + 1 }, () => {
      let input: unknown;
      const readPerSecond = unitsPerSecond(EVENTS, () => {
        input = read(bytes);
      });
      reading.push(readPerSecond);
      return unitsPerSecond(EVENTS, () => {
        const machine = drained({ ...settings, watermarkDelayMs: 2000 }, { input });
        peak = Number(machine.metrics()['peakOpenWindows']);
        results = (machine.result()['windows'] as readonly unknown[]).length;
      });
    }).slice(1);
    return { name, speed: median(rounds), peak, results };
  });
  const inMillions = (perSecond: number): string => (perSecond / 1e6).toFixed(2);
  return [
    {
      name: 'events of a file of a million through windows, headless',
      ratio: Math.min(...speeds.map(({ speed }) => speed)) / 1e6,
      unit: 'million a second',
      atLeast: 0.1,
      details: `${speeds.map(({ name, speed, peak, results }) => `${name} ${inMillions(speed)} (${results} results, ${peak} windows open at most)`).join(', ')}; reading the CSV ${inMillions(median(reading))}`,
    },
  ];
}
