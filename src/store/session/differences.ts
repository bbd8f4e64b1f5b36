// Where runs part from the active one, whichever workers they are in: their logs are read in pieces, side by side.
import { firstDifference, type RecordColumns } from '../../sim/log.ts';
import type { Lane } from './lane.ts';
import type { Difference } from './state.ts';

/** Records that are compared at once: half a megabyte from each worker. */
const PIECE = 20_000;

/** Two runs as they were when their comparison began; an action makes another run of either. */
interface Pair {
  readonly lanes: readonly [Lane, Lane];
  readonly specs: readonly [Lane['spec'], Lane['spec']];
  /** Records that are the same from the start. They stay so wherever the runs go: a replay writes them again. */
  same: number;
  difference?: Difference;
}

export class Differences {
  private pairs: readonly Pair[] = [];
  private wish: { readonly active: Lane; readonly lanes: readonly Lane[] } | undefined;
  private working: Promise<void> | undefined;

  /** Where a run parts from the active one, as far as they have been compared. */
  of(active: Lane, lane: Lane): Difference | undefined {
    return this.known(active, lane)?.difference;
  }

  /** Compares all lanes with the active one, up to the moments they are at. Resolves when that is done. */
  update(active: Lane, lanes: readonly Lane[]): Promise<void> {
    this.wish = { active, lanes };
    this.working ??= this.work().finally(() => {
      this.working = undefined;
    });
    return this.working;
  }

  private known(active: Lane, lane: Lane): Pair | undefined {
    return this.pairs.find(
      ({ lanes, specs }) =>
        lanes[0] === active && lanes[1] === lane && specs[0] === active.spec && specs[1] === lane.spec,
    );
  }

  private async work(): Promise<void> {
    for (let { wish } = this; wish !== undefined; wish = this.wish) {
      this.wish = undefined;
      const { active, lanes } = wish;
      const pairs = lanes
        .filter((lane) => lane !== active)
        .map((lane): Pair => {
          const fresh: Pair = { lanes: [active, lane], specs: [active.spec, lane.spec], same: 0 };
          return this.known(active, lane) ?? fresh;
        });
      this.pairs = pairs;
      // A worker that ended has no more to say; what was found stays.
      for (const pair of pairs) await compare(pair).catch(() => undefined);
    }
  }
}

async function compare(pair: Pair): Promise<void> {
  if (pair.difference !== undefined) return;
  const [one, other] = pair.lanes;
  const piece = (lane: Lane): Promise<RecordColumns> => lane.bridge.calls.recordColumns(lane.id, pair.same, PIECE);
  for (;;) {
    const [left, right] = await Promise.all([piece(one), piece(other)]);
    const shared = Math.min(left.times.length, right.times.length);
    const at = firstDifference(left, right);
    pair.same += at;
    if (at < shared) break;
    // One log that merely ends earlier does not differ: it has not come so far yet.
    if (shared < PIECE) return;
  }
  const words = (lane: Lane) => lane.bridge.calls.describe(lane.id, pair.same);
  const [left, right] = await Promise.all([words(one), words(other)]);
  if (left === undefined || right === undefined) return;
  pair.difference = {
    against: one.id,
    time: Math.min(left.time, right.time),
    ...(left.phrase === undefined ? {} : { one: left.phrase }),
    ...(right.phrase === undefined ? {} : { other: right.phrase }),
  };
}
