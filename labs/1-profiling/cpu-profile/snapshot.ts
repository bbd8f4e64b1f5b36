// What the stage and the tables draw of one moment.
import type { CallEnd } from '#src/algorithms/profiles/call-trace.ts';
import type { CostUnit } from '#src/algorithms/profiles/recording.ts';
import type { Moments } from './moment.ts';
import type { State } from './state.ts';
import type { DearLine, Profiled, ShownTree } from './subject.ts';

/** The frames that are shown, in columns. */
export interface FrameColumns {
  /** Index of the snapshot's functions. */
  readonly function: Int32Array;
  readonly parent: Int32Array;
  readonly totals: Float64Array;
  readonly self: Float64Array;
  /** Of the recording before, where there is one. */
  readonly before?: { readonly totals: Float64Array; readonly self: Float64Array };
}

/** One function of the table. */
export interface FunctionRow {
  readonly name: string;
  readonly url: string;
  readonly line: number;
  readonly self: number;
  readonly total: number;
  /** Calls, or samples. */
  readonly calls: number;
  readonly primitiveCalls: number;
  /** Measured on this machine over the whole run, ms; NaN where nothing was. */
  readonly selfTimeMs: number;
}

export interface Snapshot {
  readonly tick: number;
  readonly ticks: number;
  readonly unit: CostUnit;
  readonly position: number;
  readonly total: number;
  readonly totalBefore: number;
  readonly isFile: boolean;
  readonly countsCalls: boolean;
  readonly names: { readonly after: string; readonly before: string | undefined };
  readonly functions: readonly { readonly name: string; readonly url: string; readonly line: number }[];
  readonly frames: FrameColumns;
  /** The innermost frame of the stack that stands now. */
  readonly present: number;
  readonly rows: readonly FunctionRow[];
  /** Functions beyond those of the rows. */
  readonly moreRows: number;
  /** Index of the functions; −1 for none. */
  readonly hottest: number;
  /** The dearest, once all has run. */
  readonly lines: readonly DearLine[];
  /** Once all has run: when it was printed is not recorded. */
  readonly output: readonly string[];
  readonly end: CallEnd | undefined;
}

const MOST_ROWS = 400;

export function snapshotOf(
  state: State,
  profiled: Profiled,
  moments: Moments,
  tree: ShownTree,
  measuredMs: Float64Array | undefined,
): Snapshot {
  const { after, ticks, program } = profiled;
  const { tick } = state;
  const isEnd = tick >= ticks.count;
  const rows = moments.rowsAt(tick);
  const before = moments.beforeAt(tick);
  const now = moments.at(tick);
  return {
    ...{ tick, ticks: ticks.count, position: moments.positionAt(tick) },
    ...{ unit: after.unit, total: profiled.total, totalBefore: profiled.totalBefore, isFile: profiled.isFile },
    ...{ countsCalls: after.countsCalls, names: profiled.names, functions: tree.functions },
    hottest: state.hottest,
    frames: {
      function: tree.contexts.function.slice(),
      parent: tree.contexts.parent.slice(),
      totals: tree.totalsOf('after', now.self),
      self: tree.selfOf('after', now.self),
      ...(before === undefined
        ? {}
        : {
            before: { totals: tree.totalsOf('before', before.self), self: tree.selfOf('before', before.self) },
          }),
    },
    present: isEnd ? 0 : tree.shownOf(now.context),
    rows: rows.slice(0, MOST_ROWS).map(({ function: at, self, total, calls, primitiveCalls }) => {
      const { name = '', url = '', line = 0 } = after.functions[at] ?? {};
      return { name, url, line, self, total, calls, primitiveCalls, selfTimeMs: measuredMs?.[at] ?? Number.NaN };
    }),
    moreRows: Math.max(0, rows.length - MOST_ROWS),
    lines: isEnd ? (program?.lines ?? []) : [],
    output: isEnd ? (program?.output ?? []) : [],
    end: program?.end,
  };
}
