// The timeline laid out: outcomes keep their figure, words stay on the page, a phone gives each branch its lane.
import { describe, expect, it } from 'vitest';
import { LABEL_SIZE, layTimeline } from './geometry.ts';
import { textWidth } from './layout.ts';

const label = 'fork: least connections, p99 96 ms';
const branch = { id: 'a', forkTime: 12_000, time: 18_000, label, active: false };
const data = { unit: 'ms' as const, until: 30_000, marks: [], branches: [branch] };

describe('layTimeline', () => {
  it('writes an outcome behind the end where it fits, else whole above the line', () => {
    expect(layTimeline(data, 700).branches[0]?.outcome).toMatchObject({ anchor: 'start', text: label });
    const narrow = layTimeline(data, 362).branches[0]?.outcome;
    expect(narrow).toMatchObject({ anchor: 'end', text: label });
    const left = (narrow?.x ?? 0) - textWidth(label, LABEL_SIZE);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(narrow?.x ?? 999).toBeLessThanOrEqual(362);
  });

  it('drops a first difference that it would have to cut in half, not the branch', () => {
    const firstDifference = { time: 13_000, label: 'first difference: r-611 goes to A, not to C' };
    const wide = layTimeline({ ...data, branches: [{ ...branch, firstDifference }] }, 700);
    expect(wide.branches[0]?.difference?.text).toBe(firstDifference.label);
    const narrow = layTimeline({ ...data, branches: [{ ...branch, firstDifference }] }, 362);
    expect(narrow.branches[0]?.difference).toBeUndefined();
    expect(narrow.branches).toHaveLength(1);
  });

  it('grows by a lane a branch, and keeps the hue of a branch when another comes', () => {
    const later = { ...branch, id: 'b', forkTime: 13_000 };
    const one = layTimeline(data, 362);
    const two = layTimeline({ ...data, branches: [branch, later] }, 362);
    expect(two.height - one.height).toBe(29);
    expect(two.branches.map(({ hue }) => hue)).toEqual([0, 1]);
    expect(two.branches[0]?.y).toBeLessThan(two.branches[1]?.y ?? 0);
  });

  it('lays out a run of no length', () => {
    const empty = layTimeline({ ...data, until: 0, branches: [] }, 0);
    expect(Number.isFinite(empty.height)).toBe(true);
  });
});
