// What the tables and the flame graph show of a snapshot: order, branches, tints, what a search finds.
import { describe, expect, it } from 'vitest';
import { createText } from '#src/view/text/text.ts';
import { messages } from '../messages.en.ts';
import type { FunctionRow, Snapshot } from '../snapshot.ts';
import { foundShare, frameWords, layFrames, rowsOf, shareWords, tintsOf } from './frames.ts';
import { columnsOf, sortRows } from './table.ts';
import { branchesOf } from './tree-rows.ts';
import { momentWords, stageWords } from './words.ts';

const text = createText('en', [messages]);

/** Figures and units are not parted. */
const plain = (words: string): string => words.replaceAll('\u00a0', ' ');

const row = (name: string, self: number, total: number, calls: number, primitiveCalls = calls): FunctionRow => ({
  ...{ name, url: 'a.js', line: 1, self, total, calls, primitiveCalls, selfTimeMs: Number.NaN },
});

/** main calls a (which calls itself once) and b. */
const snapshot: Snapshot = {
  ...{ tick: 10, ticks: 10, unit: 'operations', position: 100, total: 100, totalBefore: Number.NaN },
  ...{ isFile: false, countsCalls: true, names: { after: 'own', before: undefined }, present: 3 },
  functions: ['(root)', 'main', 'a', 'b'].map((name) => ({ name, url: 'a.js', line: 1 })),
  frames: {
    function: Int32Array.of(0, 1, 2, 2, 3),
    parent: Int32Array.of(-1, 0, 1, 2, 1),
    totals: Float64Array.of(100, 100, 60, 20, 30),
    self: Float64Array.of(0, 10, 40, 20, 30),
  },
  rows: [row('a', 60, 60, 5, 4), row('b', 30, 30, 100), row('main', 10, 100, 1)],
  ...{ moreRows: 0, hottest: 2, lines: [], output: [], end: { kind: 'completed' } },
};
const before = { totals: Float64Array.of(150, 150, 120, 20, 20), self: Float64Array.of(0, 10, 100, 20, 20) };
const compared: Snapshot = {
  ...snapshot,
  ...{ totalBefore: 150, names: { after: 'own', before: 'report' } },
  frames: { ...snapshot.frames, before },
};

describe('the table', () => {
  it('is sorted by any column, both ways', () => {
    const names = (by: Parameters<typeof sortRows>[1], rises = false) =>
      sortRows(snapshot.rows, by, rises).map(({ name }) => name);
    expect(names('tottime')).toEqual(['a', 'b', 'main']);
    expect(names('tottime', true)).toEqual(['main', 'b', 'a']);
    expect(names('ncalls')).toEqual(['b', 'a', 'main']);
    expect(names('cumtime')).toEqual(['main', 'a', 'b']);
    expect(names('percall')).toEqual(['a', 'main', 'b']);
    expect(names('cumpercall')).toEqual(['main', 'a', 'b']);
    expect(names('function', true)).toEqual(['a', 'b', 'main']);
    // Nothing was measured: the order stays.
    expect(names('measured')).toEqual(['a', 'b', 'main']);
  });

  it('has what is known: of samples no cost a call, and no time beside it', () => {
    expect(columnsOf({ countsCalls: true })).toEqual([
      'ncalls',
      'tottime',
      'percall',
      'cumtime',
      'cumpercall',
      'measured',
    ]);
    expect(columnsOf({ countsCalls: false })).toEqual(['samples', 'tottime', 'cumtime']);
  });
});

describe('the call tree', () => {
  it('shows the branches that are open, the costliest first', () => {
    expect(
      branchesOf(snapshot, new Set([1])).map(({ name, depth, hasBranches }) => [name, depth, hasBranches]),
    ).toEqual([['main', 0, true]]);
    // A chain without branches is open from the start, up to where it branches.
    expect(branchesOf(snapshot, new Set()).map(({ name, isOpen }) => [name, isOpen])).toEqual([
      ['main', true],
      ['a', false],
      ['b', false],
    ]);
    expect(branchesOf(snapshot, new Set([2])).map(({ name, depth, totalShare }) => [name, depth, totalShare])).toEqual([
      ['main', 0, 1],
      ['a', 1, 0.6],
      ['a', 2, 0.2],
      ['b', 1, 0.3],
    ]);
  });

  it('is empty before anything ran', () => {
    expect(branchesOf({ ...snapshot, frames: { ...snapshot.frames, totals: new Float64Array(5) } }, new Set())).toEqual(
      [],
    );
  });
});

describe('the flame graph', () => {
  it('takes the widths of either profile', () => {
    const widthOf = (widths: 'after' | 'before', context: number) =>
      layFrames(compared, { root: 0, widths, search: '' }, 300).frames.find((frame) => frame.context === context)
        ?.width;
    expect(widthOf('after', 2)).toBe(180);
    expect(widthOf('before', 2)).toBe(240);
    // A root that is not there any more is the whole.
    expect(layFrames(snapshot, { root: 99, widths: 'after', search: '' }, 300).frames[0]?.context).toBe(0);
    expect(rowsOf(snapshot)).toBe(4);
  });

  it('is tinted by own cost, and where two are compared by its change', () => {
    expect([0, 1, 2, 3].map((context) => tintsOf(snapshot)(context).strength)).toEqual([0, 0.1, 40 / 60, 1]);
    expect([1, 2, 3, 4].map((context) => tintsOf(compared)(context))).toEqual([
      { is: 'same', strength: 0 },
      { is: 'shrunk', strength: 1 },
      { is: 'same', strength: 0 },
      { is: 'grown', strength: 10 / 60 },
    ]);
  });

  it('says what share a search found, each moment once', () => {
    expect(foundShare(snapshot, 'a')).toBe(1);
    expect(foundShare(snapshot, 'A ')).toBe(0);
    expect(foundShare(snapshot, 'b')).toBe(0.3);
    expect(foundShare(snapshot, '')).toBe(0);
  });

  it('says what a frame costs, and what it cost', () => {
    expect(plain(frameWords(snapshot, 2, text))).toBe(
      'a: 60 operations with what it calls (60%), 40 operations of its own.',
    );
    expect(plain(frameWords(compared, 2, text))).toContain('Before: 120 operations.');
    expect(plain(shareWords(snapshot, 2, text))).toBe('60%, own 40%');
  });
});

describe('a moment in words', () => {
  it('names how far it is, the stack, the hottest and the change', () => {
    expect(plain(momentWords(snapshot, text))).toBe(
      '100 of 100 operations. On the stack now: main › a › a. The program has ended.',
    );
    expect(plain(stageWords(compared, text))).toContain('Most of its own so far: a, 60%.');
    expect(plain(stageWords(compared, text))).toMatch(/Against before: [-−]33/);
  });

  it('says what stopped a program', () => {
    expect(plain(momentWords({ ...snapshot, end: { kind: 'uncaught', message: 'no', line: 3 } }, text))).toContain(
      'Line 3: nobody caught “no”',
    );
    expect(
      plain(momentWords({ ...snapshot, end: { kind: 'limit', limit: 'calls', allowed: 500_000 } }, text)),
    ).toContain('500,000 calls');
    expect(plain(momentWords({ ...snapshot, unit: 'microseconds', end: undefined }, text))).toContain('0.1 of 0.1 ms');
  });
});
