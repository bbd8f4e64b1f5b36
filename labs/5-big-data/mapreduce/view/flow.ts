// How much goes from which map to which reduce, in pixels: the bars at the edges of maps, the ways between, and the pairs
// that travel on them. Pure.

import type { Box } from '#src/view/stage/box.ts';
import type { TokenName } from '#src/view/theme/tokens.ts';
import type { Snapshot } from '../model.ts';

/** Partitions are told apart by hue and by their order from top to bottom; hues repeat. */
const PARTITION_HUES = ['served', 'hit', 'retry', 'miss'] as const satisfies readonly TokenName[];
export const partitionHue = (partition: number): TokenName =>
  PARTITION_HUES[partition % PARTITION_HUES.length] ?? 'served';

/** So many ways from maps to reduces can be told apart. */
const MOST_WAYS = 240;
export const showsWays = ({ maps, reduces }: Snapshot): boolean => maps.length * reduces.length <= MOST_WAYS;

interface Segment {
  readonly partition: number;
  readonly y: number;
  readonly height: number;
}

/** The bar at the right edge of a map: what it has given out, and in it what travels, by partition. */
export interface OutputBar {
  readonly x: number;
  readonly width: number;
  readonly bottom: number;
  /** Height of all pairs that map has given out so far, before the combiner. */
  readonly emitted: number;
  readonly segments: readonly Segment[];
}

const BAR = 7;
const INSET = 3;

/** Bars of all maps on one scale: the map that gives out most fills its height. */
export function outputBars(snapshot: Snapshot, boxes: readonly Box[]): readonly OutputBar[] {
  const { maps, reduces, partMb } = snapshot;
  const most = Math.max(...maps.map(({ emittedMb, outMb }) => Math.max(emittedMb, outMb)), Number.MIN_VALUE);
  return maps.map(({ progress, emittedMb }, map) => {
    const box = boxes[map] ?? { x: 0, y: 0, width: 0, height: 0 };
    const perMb = (Math.max(0, box.height - 2 * INSET) / most) * progress;
    const segments: Segment[] = [];
    const bottom = box.y + box.height - INSET;
    let y = bottom;
    // The first partition lies on top.
    for (let reduce = reduces.length - 1; reduce >= 0; reduce -= 1) {
      const height = (partMb[map * reduces.length + reduce] ?? 0) * perMb;
      y -= height;
      segments.unshift({ partition: reduce, y, height });
    }
    const width = Math.min(BAR, box.width / 4);
    return { x: box.x + box.width - width - 2, width, bottom, emitted: emittedMb * perMb, segments };
  });
}

export type WayState = 'empty' | 'ready' | 'copying' | 'copied' | 'past';

export interface Way {
  readonly map: number;
  readonly reduce: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /**
   * 0 … 1 of the largest part that goes from one map to one reduce, or that would go, were the pairs of a map parted evenly
   * and not combined: so a combiner makes the ways thin.
   */
  readonly traffic: number;
  readonly state: WayState;
  /** Of the copy under way. */
  readonly share: number;
}

/** All ways, or only those under way where they are too many to tell apart. */
export function waysOf(
  snapshot: Snapshot,
  bars: readonly OutputBar[],
  mapBoxes: readonly Box[],
  reduceBoxes: readonly Box[],
): readonly Way[] {
  const { maps, reduces, partMb } = snapshot;
  const all = showsWays(snapshot);
  const most = Math.max(Number.MIN_VALUE, ...partMb, ...maps.map(({ emittedMb }) => emittedMb / reduces.length));
  const ways: Way[] = [];
  for (const [reduce, { status, copied, copying, copyShare }] of reduces.entries()) {
    const end = reduceBoxes[reduce];
    if (end === undefined) continue;
    for (let map = 0; map < maps.length; map += 1) {
      if (!all && map !== copying) continue;
      const start = mapBoxes[map];
      const bar = bars[map];
      const segment = bar?.segments[reduce];
      if (start === undefined || bar === undefined || segment === undefined) continue;
      const state: WayState =
        map === copying
          ? 'copying'
          : status === 'done'
            ? 'past'
            : copied[map] === 1
              ? 'copied'
              : maps[map]?.status === 'done'
                ? 'ready'
                : 'empty';
      const isFlat = bar.segments.every(({ height }) => height === 0);
      ways.push({
        ...{ map, reduce, state, share: copyShare },
        from: [start.x + start.width, isFlat ? start.y + start.height / 2 : segment.y + segment.height / 2],
        to: [end.x, end.y + (end.height * (map + 0.5)) / maps.length],
        traffic: (partMb[map * reduces.length + reduce] ?? 0) / most,
      });
    }
  }
  return ways;
}

export interface Traveller {
  /** 0 … 1 along its way. */
  readonly share: number;
  readonly words: string;
}

const MOST_DOTS = 7;
const LEAST_DOTS = 2;
/** Of the copy, so long is each pair on the way. */
const STAY = 0.5;

/** The pairs on a way at this moment: each with its words where there are few, else a train as long as the part is large. */
export function travellersOf({ maps }: Snapshot, { map, reduce, state, share, traffic }: Way): readonly Traveller[] {
  if (state !== 'copying') return [];
  const named = (maps[map]?.pairs ?? []).filter(({ partition }) => partition === reduce);
  const words = named.map(({ key, value }) => `${key} ${value}`);
  const isWhole = named.length > 0;
  const count = isWhole ? words.length : Math.round(LEAST_DOTS + (MOST_DOTS - LEAST_DOTS) * traffic);
  return Array.from({ length: count }, (_, place) => ({
    share: (share - (count === 1 ? 0 : (place / (count - 1)) * (1 - STAY))) / (count === 1 ? 1 : STAY),
    words: isWhole ? (words[place] ?? '') : '',
  })).filter((each) => each.share > 0 && each.share < 1);
}

/** MB that each reduce has copied and will copy, as far as the maps have begun. */
export function receivedMb(
  { maps, reduces, partMb }: Snapshot,
  reduce: number,
): { readonly has: number; readonly all: number } {
  const { copied, copying, copyShare } = reduces[reduce] ?? { copied: new Uint8Array(0), copying: -1, copyShare: 0 };
  let has = 0;
  let all = 0;
  for (let map = 0; map < maps.length; map += 1) {
    const part = partMb[map * reduces.length + reduce] ?? 0;
    all += part;
    has += part * (copied[map] === 1 ? 1 : map === copying ? copyShare : 0);
  }
  return { has, all };
}
