// A run's samples as a chart, a headline and the track show them: thinned, but never other values than the run's.
import { describe, expect, it } from 'vitest';
import type { Manifest, Parameter } from '../../contract/manifest.ts';
import type { Action } from '../../contract/run.ts';
import type { LaneView } from '../../store/session/state.ts';
import { createText } from '../../view/text/text.ts';
import { messages } from './messages.ru.ts';
import { laneWords, peaksOf, pointsOf, samplesOf, valueUntil } from './run-words.ts';

const EVERY = 250;
const manifest: Pick<Manifest, 'clock'> = { clock: { unit: 'ms', until: 1e9, sampleEvery: EVERY, rate: 1 } };
/** Up and down around 10, without a value now and then. */
const sampleAt = (row: number): number => (row % 97 === 5 ? Number.NaN : 10 + ((row * 37) % 101) / 50 - 1);
const session = { sample: (_lane: string, row: number): number => sampleAt(row) };
const laneOf = (sampleCount: number) => ({ id: 'a', sampleCount });

describe('the points of a line', () => {
  it('are all samples while there is room for them', () => {
    expect(pointsOf(session, manifest, laneOf(240), 0)).toEqual(samplesOf(session, manifest, laneOf(240), 0));
  });

  it.each([241, 480, 1000, 4320, 100_000])(
    'are samples of %i at their times, the extremes and the last among them',
    (rows) => {
      const points = pointsOf(session, manifest, laneOf(rows), 0);
      expect(points.length).toBeLessThanOrEqual(241);
      for (const { x, y } of points) expect(y).toEqual(sampleAt(x / EVERY - 1));
      expect(points.map(({ x }) => x)).toEqual(
        [...new Set(points.map(({ x }) => x))].sort((one, other) => one - other),
      );
      const ys = points.map(({ y }) => y).filter((y) => !Number.isNaN(y));
      const all = Array.from({ length: rows }, (_, row) => sampleAt(row)).filter((y) => !Number.isNaN(y));
      expect([Math.min(...ys), Math.max(...ys)]).toEqual([Math.min(...all), Math.max(...all)]);
      expect(points.at(-1)?.x).toBe(rows * EVERY);
      // As much below as above: a line of peaks would lie above all that it is held against.
      expect(ys.reduce((sum, y) => sum + y, 0) / ys.length).toBeCloseTo(10, 1);
    },
  );

  it('lose no extreme to a moment without a value', () => {
    const gappy = { sample: (_lane: string, row: number): number => (row % 4 === 3 ? Number.NaN : row) };
    expect(pointsOf(gappy, manifest, laneOf(1000), 0)).toContainEqual({ x: 999 * EVERY, y: 998 });
  });

  it('stay where they are while the run goes on', () => {
    const before = pointsOf(session, manifest, laneOf(1000), 0).slice(0, -3);
    expect(pointsOf(session, manifest, laneOf(1016), 0).slice(0, before.length)).toEqual(before);
  });

  it('end where they are asked to', () => {
    expect(pointsOf(session, manifest, laneOf(4320), 0, 1000 * EVERY).at(-1)?.x).toBe(1000 * EVERY);
  });
});

it('names the value of the moment, or the last one before it', () => {
  expect(valueUntil(session, manifest, laneOf(4320), 0, 1000 * EVERY)).toBe(sampleAt(999));
  expect(valueUntil(session, manifest, laneOf(4320), 0, 6 * EVERY)).toBe(sampleAt(4));
  expect(valueUntil(session, manifest, laneOf(4320), 0, EVERY - 1)).toBeNaN();
});

it('puts the peaks of the run on the track', () => {
  expect(peaksOf(session, laneOf(4320), 0)).toHaveLength(240);
  expect(Math.max(...peaksOf(session, laneOf(4320), 0))).toBe(11);
  expect(peaksOf(session, laneOf(0), 0)).toEqual([]);
});

describe('the name of a fork', () => {
  const text = createText<keyof typeof messages>('ru', [messages], { strict: true });
  const named = (name: string, ru: string) => ({ name, label: { en: name, ru }, explanation: { en: '', ru: '' } });
  const parameters: readonly Parameter[] = [
    { ...named('rate', 'Запросы'), kind: 'number', unit: '', min: 1, max: 100, step: 1, default: 60 },
    { ...named('retries', 'Повторы'), kind: 'flag', default: false },
  ];
  const lane = (role: LaneView['role'], actions: readonly Action[]): LaneView => ({
    ...{ id: role, role, time: 9, frontier: 9, until: 9, ended: true, sampleCount: 0 },
    spec: { lab: 'x', seed: 1, params: {}, actions },
  });
  const set = (name: string, value: number | boolean): Action => ({ at: 4, action: 'set', name, value });

  it('says of a setting that was changed step by step what it came to, and of a switch that it is on', () => {
    const fork = { ...lane('fork', [set('rate', 61), set('retries', true), set('rate', 62)]), forkTime: 4 };
    const words = laneWords({ parameters, actions: [] }, fork, lane('main', []), text);
    expect(words).toBe('развилка: Повторы: включено, Запросы: 62');
  });
});
