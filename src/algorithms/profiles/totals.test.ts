import { array, assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinContexts, joinedCosts } from './compare.ts';
import { layFlame, moveInFlame } from './flame-layout.ts';
import { type Recording, ticksOf, totalOf } from './recording.ts';
import { RecordingReplay, sampled, stackOf, wholeOf } from './replay.ts';
import { contextTotals, functionCosts, recursiveContexts } from './totals.ts';

/** A program that calls `tree` of functions: each context its function and its parent, each slice a context and a cost. */
function recordingOf(
  tree: readonly (readonly [name: string, parent: number])[],
  slices: readonly (readonly [number, number, boolean?])[],
): Recording {
  const names = [...new Set(['(root)', ...tree.map(([name]) => name)])];
  return {
    unit: 'operations',
    countsCalls: true,
    functions: names.map((name) => ({ name, url: '', line: 1 })),
    contexts: {
      function: Int32Array.from([0, ...tree.map(([name]) => names.indexOf(name))]),
      parent: Int32Array.from([-1, ...tree.map(([, parent]) => parent)]),
    },
    slices: {
      context: Int32Array.from(slices.map(([context]) => context)),
      cost: Float64Array.from(slices.map(([, cost]) => cost)),
      begun: Uint8Array.from(slices.map(([, , begun = true]) => (begun ? 1 : 0))),
    },
  };
}

/** Programs of up to eight contexts and sixty slices. */
const anyRecording = tuple(
  array(tuple(integer({ min: 0, max: 3 }), integer({ min: 0, max: 99 })), { minLength: 1, maxLength: 8 }),
  array(tuple(integer({ min: 0, max: 99 }), integer({ min: 0, max: 9 }), integer({ min: 0, max: 1 })), {
    maxLength: 60,
  }),
).map(([tree, slices]) =>
  recordingOf(
    tree.map(([name, parent], index) => [`f${name}`, parent % (index + 1)]),
    slices.map(([context, cost, begun]) => [context % (tree.length + 1), cost, begun === 1]),
  ),
);

/** Straight from the definition: every moment counts once for each function in its stack. */
function costsByDefinition(
  recording: Recording,
): Map<string, { self: number; total: number; calls: number; primitive: number }> {
  const sums = new Map<string, { self: number; total: number; calls: number; primitive: number }>();
  const { slices, contexts, functions } = recording;
  const nameOf = (context: number): string => functions[contexts.function[context] ?? 0]?.name ?? '';
  slices.context.forEach((context, index) => {
    const cost = slices.cost[index] ?? 0;
    const stack = stackOf(recording, context).map(nameOf);
    for (const name of new Set(stack)) {
      const row = sums.get(name) ?? { self: 0, total: 0, calls: 0, primitive: 0 };
      sums.set(name, row);
      row.total += cost;
      if (stack.at(-1) !== name) continue;
      row.self += cost;
      if (slices.begun[index] !== 1) continue;
      row.calls += 1;
      if (stack.filter((each) => each === name).length === 1) row.primitive += 1;
    }
  });
  return sums;
}

describe('costs of functions', () => {
  it('are those of the definition', () => {
    assert(
      property(anyRecording, (recording) => {
        const wanted = costsByDefinition(recording);
        const rows = functionCosts(recording.contexts, wholeOf(recording), recursiveContexts(recording.contexts));
        for (const { function: at, self, total, calls, primitiveCalls } of rows)
          expect({ self, total, calls, primitive: primitiveCalls }).toEqual(
            wanted.get(recording.functions[at]?.name ?? ''),
          );
        expect(rows.reduce((sum, { self }) => sum + self, 0)).toBe(totalOf(recording));
      }),
    );
  });

  it('count the calls of a recursive function as pstats does', () => {
    // fib(2): fib, in it fib(1) and fib(0).
    const recording = recordingOf(
      [
        ['main', 0],
        ['fib', 1],
        ['fib', 2],
      ],
      [
        [1, 1],
        [2, 2],
        [3, 3],
        [2, 1, false],
        [3, 3],
        [2, 1, false],
      ],
    );
    const row = functionCosts(recording.contexts, wholeOf(recording), recursiveContexts(recording.contexts)).find(
      ({ function: at }) => recording.functions[at]?.name === 'fib',
    );
    expect(row).toMatchObject({ calls: 3, primitiveCalls: 1, self: 10, total: 10 });
  });
});

describe('a replay', () => {
  it('comes to the same moment whichever way it went, and loses nothing on the way', () => {
    assert(
      property(anyRecording, array(integer({ min: 0, max: 500 }), { maxLength: 12 }), (recording, positions) => {
        const replay = new RecordingReplay(recording);
        for (const position of positions) {
          const moment = replay.at(position);
          const straight = new RecordingReplay(recording).at(position);
          expect([...moment.self]).toEqual([...straight.self]);
          expect([...moment.calls]).toEqual([...straight.calls]);
          expect(moment.context).toBe(straight.context);
          expect(moment.self.reduce((sum, each) => sum + each, 0)).toBe(Math.min(position, totalOf(recording)));
        }
      }),
    );
  });

  it('holds every call at its end', () => {
    assert(
      property(anyRecording, (recording) => {
        expect(wholeOf(recording).calls.reduce((sum, each) => sum + each, 0)).toBe(
          recording.slices.begun.reduce((sum, each) => sum + each, 0),
        );
      }),
    );
  });
});

describe('a sampling profiler', () => {
  it('takes as many samples as fit, and its costs add up', () => {
    assert(
      property(anyRecording, integer({ min: 1, max: 20 }), (recording, every) => {
        const seen = sampled(recording, every);
        expect(totalOf(seen)).toBe(totalOf(recording));
        expect(seen.slices.context.length).toBe(Math.ceil(totalOf(recording) / every));
      }),
    );
  });

  it('sees nothing of what is always over when it looks', () => {
    const turns = Array.from(
      { length: 50 },
      () =>
        [
          [2, 40],
          [1, 60, false],
        ] as const,
    ).flat();
    const recording = recordingOf(
      [
        ['main', 0],
        ['hidden', 1],
      ],
      turns,
    );
    expect([...wholeOf(sampled(recording, 100)).self]).toEqual([0, 5000, 0]);
    expect(wholeOf(sampled(recording, 7)).self[2]).toBeGreaterThan(1500);
  });

  it('is exact where it looks at each operation', () => {
    assert(
      property(anyRecording, (recording) => {
        expect([...wholeOf(sampled(recording, 1)).self]).toEqual([...wholeOf(recording).self]);
      }),
    );
  });
});

describe('a flame graph', () => {
  const nameIn = (recording: Recording) => (context: number) =>
    recording.functions[recording.contexts.function[context] ?? 0]?.name ?? '';
  const lay = (recording: Recording, root = 0, leastWidth = 0) =>
    layFlame(
      {
        contexts: recording.contexts,
        totals: contextTotals(recording.contexts, wholeOf(recording).self),
        nameOf: nameIn(recording),
      },
      { root, width: 600, leastWidth },
    );

  it('puts each frame over its caller, as wide as its share, beside its siblings by name', () => {
    assert(
      property(anyRecording, (recording) => {
        const { contexts } = recording;
        const totals = contextTotals(contexts, wholeOf(recording).self);
        const { frames, hidden } = lay(recording);
        const frameOf = new Map(frames.map((frame) => [frame.context, frame]));
        expect(hidden).toBe(0);
        for (const { context, x, width, row } of frames) {
          expect(width).toBeCloseTo((600 * (totals[context] ?? 0)) / totalOf(recording), 6);
          const caller = frameOf.get(contexts.parent[context] ?? -1);
          if (context === 0) continue;
          expect(row).toBe((caller?.row ?? 0) + 1);
          expect(x).toBeGreaterThanOrEqual((caller?.x ?? 0) - 1e-9);
          expect(x + width).toBeLessThanOrEqual((caller?.x ?? 0) + (caller?.width ?? 0) + 1e-6);
        }
        // No two overlap.
        for (const one of frames)
          for (const other of frames)
            if (one !== other && one.row === other.row && one.x <= other.x)
              expect(one.x + one.width).toBeLessThanOrEqual(other.x + 1e-6);
      }),
    );
  });

  const tree = recordingOf(
    [
      ['main', 0],
      ['b', 1],
      ['a', 1],
      ['c', 2],
    ],
    [
      [1, 10],
      [2, 20],
      [4, 30],
      [3, 40],
    ],
  );

  it('is ordered by name, not by time, and leaves out what is too narrow to see', () => {
    const { frames } = lay(tree);
    expect(frames.map(({ context, x, width, row }) => [context, x, width, row])).toEqual([
      [0, 0, 600, 0],
      [1, 0, 600, 1],
      [3, 0, 240, 2],
      [2, 240, 300, 2],
      [4, 240, 180, 3],
    ]);
    expect(lay(tree, 0, 200)).toMatchObject({ hidden: 1, rows: 3 });
  });

  it('is filled by the frame that it is zoomed to, under its callers', () => {
    expect(lay(tree, 2).frames.map(({ context, x, width, row }) => [context, x, width, row])).toEqual([
      [0, 0, 600, 0],
      [1, 0, 600, 1],
      [2, 0, 600, 2],
      [4, 0, 360, 3],
    ]);
  });

  it('is empty before anything ran', () => {
    expect(lay(recordingOf([['main', 0]], []))).toEqual({ frames: [], hidden: 0, rows: 0 });
  });

  it('can be walked with keys: in to the widest, out, and along a row', () => {
    const layout = lay(tree);
    const move = (from: number, ...moves: Parameters<typeof moveInFlame>[3][]) =>
      moves.reduce((at, each) => moveInFlame(layout, tree.contexts, at, each), from);
    expect(move(0, 'in', 'in')).toBe(2);
    expect(move(2, 'left')).toBe(3);
    expect(move(3, 'left')).toBe(3);
    expect(move(3, 'right', 'in')).toBe(4);
    expect(move(4, 'in')).toBe(4);
    expect(move(4, 'out', 'out', 'out', 'out')).toBe(0);
    expect([move(2, 'first'), move(3, 'last')]).toEqual([3, 2]);
    // One that is no longer there begins at the outermost.
    expect(move(99, 'in')).toBe(1);
  });
});

it('two recordings are joined by the names on their stacks, and nothing of either is lost', () => {
  assert(
    property(anyRecording, anyRecording, (before, after) => {
      const joined = joinContexts(before, after);
      const count = joined.contexts.parent.length;
      for (const [recording, into] of [
        [before, joined.ofBefore],
        [after, joined.ofAfter],
      ] as const) {
        const costs = joinedCosts(into, wholeOf(recording).self, count);
        expect(costs.reduce((sum, each) => sum + each, 0)).toBe(totalOf(recording));
        into.forEach((at, context) => {
          const names = stackOf(recording, context).map(
            (each) => recording.functions[recording.contexts.function[each] ?? 0]?.name,
          );
          expect(
            stackOf(joined, at).map((each) => joined.functions[joined.contexts.function[each] ?? 0]?.name),
          ).toEqual(names);
        });
      }
      expect(joined.contexts.parent.every((parent, context) => parent < context)).toBe(true);
    }),
  );
});

it('ticks are of a round length, and never more than asked for', () => {
  assert(
    property(integer({ min: 0, max: 1_000_000_000 }), (total) => {
      const { size, count } = ticksOf(total);
      expect(count).toBeLessThanOrEqual(400);
      expect(String(size)).toMatch(/^[125]0*$/);
      expect(count * size).toBeGreaterThanOrEqual(total);
      if (size > 1) expect(count).toBeGreaterThan(400 / 2.6);
    }),
  );
});
