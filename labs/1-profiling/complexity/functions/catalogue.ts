// The built-in functions by name.
import type { FunctionName } from '../settings.ts';
import { byDoubling, inBlocks, withConcat, withShift, withSpread } from './building.ts';
import { karatsuba, schoolbook } from './products.ts';
import { allPairs, pairs, withIncludes, withSet } from './searches.ts';
import { heapsort, mergeSort, quicksort, randomQuicksort } from './sorting.ts';
import type { CountedFunction } from './work.ts';

export const FUNCTIONS: Readonly<Record<FunctionName, CountedFunction>> = {
  'all-pairs': allPairs,
  pairs,
  includes: withIncludes,
  set: withSet,
  'merge-sort': mergeSort,
  heapsort,
  quicksort,
  'random-quicksort': randomQuicksort,
  spread: withSpread,
  blocks: inBlocks,
  doubling: byDoubling,
  shift: withShift,
  concat: withConcat,
  schoolbook,
  karatsuba,
};

/** Whose steps hash a value. */
export const HASHES: ReadonlySet<FunctionName> = new Set(['set']);
