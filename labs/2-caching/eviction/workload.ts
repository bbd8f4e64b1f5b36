// The requests of a run: made by a generator, recorded, or read from a file. Known in full beforehand, since Belady's
// policy must know the future.
import { countKeys, nextUses } from '#src/algorithms/cache/simulate.ts';
import { loop, scanMixedWithZipf, shiftingPopularity, zipf } from '#src/algorithms/traces/generators.ts';
import type { Trace } from '#src/algorithms/traces/trace-text.ts';
import type { RandomSource } from '#src/contract/model.ts';
import { type Params, SHIFT_SHARE } from './parameters.ts';
import { recordedTrace } from './recorded-trace.ts';

export interface Workload {
  /** Key of each request: whole numbers 0 … keyCount − 1. */
  readonly keys: Int32Array;
  readonly keyCount: number;
  /** What the keys are called, where they have names. */
  readonly names?: readonly string[];
  /** Bytes of each request, where a file gave them. */
  readonly sizes?: Float64Array;
  /** For each request the index of the next one of its key; the trace's length where there is none. */
  readonly nextUse: Int32Array;
}

function generate(params: Params, random: RandomSource): Pick<Trace, 'keys'> & Partial<Trace> {
  const uniform = (): number => random.uniform();
  const { keys: objects, skew: exponent, requests: length } = params;
  switch (params.trace) {
    case 'zipf':
      return { keys: zipf(uniform, objects, exponent, length) };
    case 'scan': {
      const { scanLength, scanPercent } = params;
      const mix = { objects, exponent, scanLength, scanShare: scanPercent / 100, length };
      return { keys: scanMixedWithZipf(uniform, mix) };
    }
    case 'loop':
      return { keys: loop(objects, length) };
    case 'shifting': {
      const shiftBy = Math.round(objects * SHIFT_SHARE);
      return {
        keys: shiftingPopularity(uniform, { objects, exponent, shiftEvery: params.shiftEvery, shiftBy, length }),
      };
    }
    case 'recorded': {
      const { keys, names } = recordedTrace();
      return { keys: keys.slice(0, length), names };
    }
  }
}

/** @param random stream `trace`; drawn from only where traffic is generated */
export function createWorkload(params: Params, input: Trace | undefined, random: RandomSource): Workload {
  const { keys, names, sizes } = input ?? generate(params, random);
  const keyCount = Math.max(countKeys(keys), names?.length ?? 0);
  return {
    keys,
    keyCount,
    nextUse: nextUses(keys, keyCount),
    ...(names === undefined ? {} : { names }),
    ...(sizes === undefined ? {} : { sizes }),
  };
}

/** Keys of scans that a student starts: a ring of keys beyond the trace's own, longer than any cache remembers. */
export function scanRing(capacity: number): number {
  return Math.min(4 * capacity, 1_000_000) + 5000;
}

/** "42", the name that the file gave, or "s7" for a scan's seventh key. */
export function keyLabel(key: number, { keyCount, names }: Pick<Workload, 'keyCount' | 'names'>): string {
  if (key >= keyCount) return `s${String(key - keyCount + 1)}`;
  return names?.[key] ?? String(key);
}
