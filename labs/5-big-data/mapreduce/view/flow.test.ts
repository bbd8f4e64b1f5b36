// What flows on the stage is what the job moves: bars and ways are as large as the pairs, and pairs travel with the clock.
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../model.ts';
import { machineOf } from '../testing/runs.ts';
import { outputBars, receivedMb, showsWays, travellersOf, waysOf } from './flow.ts';
import { layGrid, layStage } from './layout.ts';

function seen(settings: Readonly<Record<string, unknown>>, timeMs: number) {
  const machine = machineOf(settings, { until: 60_000, seed: 1 });
  machine.advanceTo(timeMs);
  const snapshot: Snapshot = machine.snapshot();
  const counts = { maps: snapshot.maps.length, reduces: snapshot.reduces.length, nodes: 4, slotsPerNode: 2 };
  const layout = layStage(690, 580, counts);
  const [mapBoxes, reduceBoxes] = [layGrid(layout.maps, counts.maps), layGrid(layout.reduces, counts.reduces)];
  const bars = outputBars(snapshot, mapBoxes);
  return { snapshot, mapBoxes, bars, ways: waysOf(snapshot, bars, mapBoxes, reduceBoxes) };
}

const heightOf = ({ segments }: { readonly segments: readonly { readonly height: number }[] }): number =>
  segments.reduce((sum, { height }) => sum + height, 0);

const SLOW = { text: 'documents', mappers: 3, reducers: 2, nodes: 3, inputMb: 32, networkMbPerS: 6 };

describe('bars of what maps give out', () => {
  it('grow with the reading, stay in their boxes, and show what a combiner spares', () => {
    const early = seen({ combiner: true }, 1500);
    const late = seen({ combiner: true }, 15_000);
    for (const { bars, mapBoxes } of [early, late])
      for (const [map, { emitted, segments, bottom }] of bars.entries()) {
        const box = mapBoxes[map];
        expect(bottom - emitted).toBeGreaterThanOrEqual((box?.y ?? 0) - 0.01);
        expect(bottom).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0));
        expect(heightOf({ segments })).toBeLessThanOrEqual(emitted * 0.5);
      }
    expect(early.bars[0]?.emitted).toBeLessThan(late.bars[0]?.emitted ?? 0);
    const [plain] = seen({}, 15_000).bars;
    expect(heightOf(plain ?? { segments: [] })).toBeCloseTo(plain?.emitted ?? Number.NaN);
  });
});

describe('ways', () => {
  it('go from every map to every reduce, as thick as what goes along', () => {
    const { ways, snapshot } = seen({ zipfExponent: 2, reducers: 8 }, 30_000);
    expect(ways).toHaveLength(12 * 8);
    const sums = snapshot.reduces.map((_, reduce) =>
      ways.filter((way) => way.reduce === reduce).reduce((sum, { traffic }) => sum + traffic, 0),
    );
    const heaviest = sums.indexOf(Math.max(...sums));
    expect(snapshot.reduces[heaviest]?.load).toBe(Math.max(...snapshot.reduces.map(({ load }) => load)));
  });

  it('are thin where a combiner spares them', () => {
    const thickest = (combiner: boolean) => Math.max(...seen({ combiner }, 15_000).ways.map(({ traffic }) => traffic));
    expect(thickest(true)).toBeLessThan(thickest(false) * 0.6);
  });

  it('are only those under way where they are too many to tell apart', () => {
    const { ways, snapshot } = seen({ mappers: 60, reducers: 16, networkMbPerS: 4 }, 12_000);
    expect(showsWays(snapshot)).toBe(false);
    expect(ways.length).toBeGreaterThan(0);
    expect(ways.every(({ state }) => state === 'copying')).toBe(true);
  });
});

describe('pairs on their way', () => {
  it('are those of the map for this reduce, and move with the clock', () => {
    const onWay = (timeMs: number) => {
      const { snapshot, ways } = seen(SLOW, timeMs);
      return ways.flatMap((way) => travellersOf(snapshot, way));
    };
    const all = Array.from({ length: 60 }, (_, place) => onWay(2500 + 100 * place)).flat();
    expect(new Set(all.map(({ words }) => words))).toEqual(
      new Set(['hello 1', 'world 1', 'data 1', 'of 1', 'processing 1']),
    );
    for (const { share } of all) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
    expect(onWay(100)).toEqual([]);
    expect(onWay(30_000)).toEqual([]);
  });

  it('end in the reduces: all that the maps gave out, and no more', () => {
    const { snapshot } = seen(SLOW, 30_000);
    const whole = snapshot.partMb.reduce((sum, part) => sum + part, 0);
    const received = snapshot.reduces.map((_, reduce) => receivedMb(snapshot, reduce));
    expect(received.reduce((sum, { has }) => sum + has, 0)).toBeCloseTo(whole);
    // What a reduce copies on its own node takes no network.
    expect(snapshot.networkMb).toBeGreaterThan(0);
    expect(snapshot.networkMb).toBeLessThan(whole);
    expect(
      snapshot.reduces.flatMap(({ groups }) => groups.map(({ key, values }) => `${key} ${values.length}`)),
    ).toEqual(expect.arrayContaining(['hello 3', 'world 3', 'of 1', 'data 2', 'processing 1']));
  });
});
