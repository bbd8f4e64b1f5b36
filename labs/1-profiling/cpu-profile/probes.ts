// What the goals of the steps cannot say by themselves.
import type { Model } from '#src/contract/model.ts';
import type { State } from './state.ts';

/** What the lab's own programs print; a program that was mended prints the same. */
export const REPORT =
  '57  ada Lovelace 14\n15  ada Lovelace 19\n81  ada Lovelace 25\n33  ada Lovelace 3\n39  ada Lovelace 30';
export const JOURNAL = '40 codes; code 0: 8 times';
const FIBONACCI = '0: 0\n3: 2\n6: 8\n9: 34\n12: 144\n15: 610\n18: 2584';

type Probe = NonNullable<Model<State>['probes']>[string];
const prints =
  (wanted: string): Probe =>
  ({ state }) =>
    state.printed.trim() === wanted;
const accused =
  (name: string): Probe =>
  ({ state }) =>
    state.accusedName === name;
const hottest =
  (name: string): Probe =>
  ({ state }) =>
    state.hottestName === name;

export const probes: Readonly<Record<string, Probe>> = {
  sameReport: prints(REPORT),
  sameJournal: prints(JOURNAL),
  sameFibonacci: prints(FIBONACCI),
  accusedFindRepeated: accused('findRepeated'),
  accusedAppend: accused('append'),
  accusedCompare: accused('compare'),
  accusedSortOrders: accused('sortOrders'),
  accusedHottestOfFile: ({ state }) =>
    state.isFile && state.accusedName !== '' && state.accusedName === state.hottestName,
  hottestIsSame: hottest('isSame'),
  hottestFindRepeated: hottest('findRepeated'),
  hottestAddOnce: hottest('addOnce'),
  hottestRead: hottest('read'),
  hottestPack: hottest('pack'),
};
