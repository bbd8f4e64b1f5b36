// What a run is about: one recording, or two to be compared, and the tree of contexts that the stage shows of them.
import { type CallEnd, type CallTrace, recordingOf } from '#src/algorithms/profiles/call-trace.ts';
import { joinContexts, joinedCosts } from '#src/algorithms/profiles/compare.ts';
import type { Contexts, RecordedFunction, Recording, Ticks } from '#src/algorithms/profiles/recording.ts';
import { ROOT, ticksOf, totalOf } from '#src/algorithms/profiles/recording.ts';
import { sampled, wholeOf } from '#src/algorithms/profiles/replay.ts';
import { contextTotals } from '#src/algorithms/profiles/totals.ts';
import type { ProfiledLine } from '#src/contract/meter.ts';
import type { Setup } from '#src/contract/model.ts';
import type { OpenedProfiles } from './input.ts';
import type { Params } from './parameters.ts';

/** A program that was run, as the platform hands it over. */
export interface RunProgram {
  readonly trace: CallTrace;
  readonly source: string;
  readonly beside?: RunProgram;
}

/** A line of a program and what it cost. */
export interface DearLine extends ProfiledLine {
  readonly text: string;
}

/** What is known of a program beside its recording. */
export interface ProgramFacts {
  readonly end: CallEnd;
  readonly output: readonly string[];
  /** The dearest first; none where the profiler takes samples, which know of no line. */
  readonly lines: readonly DearLine[];
}

export interface Profiled {
  /** What the profiler shows: the recording itself, or what samples of it would say. */
  readonly after: Recording;
  /** The same, as it really was. */
  readonly exact: Recording;
  readonly before: Recording | undefined;
  readonly total: number;
  readonly totalBefore: number;
  readonly ticks: Ticks;
  readonly isFile: boolean;
  readonly program: ProgramFacts | undefined;
  readonly names: { readonly after: string; readonly before: string | undefined };
}

const PROGRAM_FILE = 'program.js';
const EMPTY: Recording = {
  unit: 'operations',
  functions: [{ name: ROOT, url: '', line: 0 }],
  contexts: { function: new Int32Array(1), parent: Int32Array.of(-1) },
  slices: { context: new Int32Array(0), cost: new Float64Array(0), begun: new Uint8Array(0) },
  countsCalls: true,
};

const isProgram = (input: object): input is RunProgram => 'trace' in input;

/** Checked by the platform, whatever it was. */
export function profiledOf({ input, params }: Setup): Profiled {
  const { profiler, sampleEvery, program, before: beforeName } = params as Params;
  const given = input as RunProgram | OpenedProfiles | undefined;
  if (given !== undefined && !isProgram(given)) {
    const { after, before } = given;
    return profiled(after.recording, after.recording, before?.recording, {
      isFile: true,
      program: undefined,
      names: { after: after.name, before: before?.name },
    });
  }
  const see = (recording: Recording): Recording =>
    profiler === 'samples' ? sampled(recording, sampleEvery) : recording;
  const exact = given === undefined ? EMPTY : recordingOf(given.trace, PROGRAM_FILE);
  const before = given?.beside === undefined ? undefined : see(recordingOf(given.beside.trace, PROGRAM_FILE));
  return profiled(see(exact), exact, before, {
    isFile: false,
    program: given === undefined ? undefined : factsOf(given, profiler === 'counts'),
    names: { after: program, before: before === undefined ? undefined : beforeName },
  });
}

/** So many lines are told. */
const MOST_LINES = 6;

function factsOf({ trace: { end, output, lines }, source }: RunProgram, countsLines: boolean): ProgramFacts {
  const texts = source.split(/\r\n?|\n/);
  const dearest = countsLines ? [...lines].sort((one, other) => other.operations - one.operations) : [];
  return {
    end,
    output,
    lines: dearest.slice(0, MOST_LINES).map((each) => ({ ...each, text: (texts[each.line - 1] ?? '').trim() })),
  };
}

function profiled(
  after: Recording,
  exact: Recording,
  before: Recording | undefined,
  rest: Pick<Profiled, 'isFile' | 'program' | 'names'>,
): Profiled {
  const total = totalOf(after);
  return {
    ...{ after, exact, before, total, ...rest },
    totalBefore: before === undefined ? Number.NaN : totalOf(before),
    ticks: ticksOf(total),
  };
}

/** The tree that the stage shows: of one recording or of both, without what would be too small to be seen. */
export interface ShownTree {
  readonly contexts: Contexts;
  /** By `contexts.function`. */
  readonly functions: readonly RecordedFunction[];
  /** Of costs by context of a recording, with all that was called: what each shown context comes to. */
  totalsOf(which: 'after' | 'before', self: Float64Array): Float64Array;
  /** Costs of the shown contexts themselves. */
  selfOf(which: 'after' | 'before', self: Float64Array): Float64Array;
  /** The innermost shown context of a context of the recording. */
  shownOf(context: number): number;
}

/** So many frames are handed to the page at each picture. */
const MOST_SHOWN = 12_000;

export function shownTree({ after, before }: Profiled): ShownTree {
  const joined = before === undefined ? undefined : joinContexts(before, after);
  const all = joined?.contexts ?? after.contexts;
  const count = all.parent.length;
  const into = { after: joined?.ofAfter, before: joined?.ofBefore };
  const spread = (which: 'after' | 'before', self: Float64Array): Float64Array => {
    const places = into[which];
    return places === undefined ? self : joinedCosts(places, self, count);
  };
  const whole = contextTotals(all, spread('after', wholeOf(after).self));
  if (before !== undefined) {
    const other = contextTotals(all, spread('before', wholeOf(before).self));
    other.forEach((cost, context) => {
      whole[context] = Math.max(whole[context] ?? 0, cost);
    });
  }
  const kept = largest(whole, MOST_SHOWN);
  const shown = new Int32Array(count).fill(-1);
  kept.forEach((context, index) => {
    shown[context] = index;
  });
  const functions = joined?.functions ?? after.functions;
  const pick = (values: Float64Array): Float64Array => kept.map((context) => values[context] ?? 0);
  return {
    contexts: {
      function: Int32Array.from(kept, (context) => all.function[context] ?? 0),
      parent: Int32Array.from(kept, (context) => (context === 0 ? -1 : (shown[all.parent[context] ?? 0] ?? 0))),
    },
    functions,
    totalsOf: (which, self) => pick(contextTotals(all, spread(which, self))),
    selfOf: (which, self) => pick(spread(which, self)),
    shownOf(context) {
      let at = into.after?.[context] ?? context;
      while (at > 0 && (shown[at] ?? -1) < 0) at = all.parent[at] ?? 0;
      return Math.max(0, shown[at] ?? 0);
    },
  };
}

/**
 * The contexts with the largest totals, in order; of equal ones the first. A caller stands before what it calls, and its total is
 * never less, so none is orphaned.
 */
function largest(totals: Float64Array, most: number): Float64Array {
  const contexts = Float64Array.from(totals, (_, context) => context);
  if (contexts.length <= most) return contexts;
  const least = Float64Array.from(totals).sort().at(-most) ?? 0;
  let room = most - totals.filter((total) => total > least).length;
  return contexts.filter((context) => {
    const total = totals[context] ?? 0;
    if (total === least) room -= 1;
    return total > least || (total === least && room >= 0);
  });
}
