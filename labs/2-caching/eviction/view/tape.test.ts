// The tape: what was, what is and what comes, each request by its number.
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../model.ts';
import { machineOf } from '../testing/runs.ts';
import { tapeRequests } from './tape.ts';
import { presentOf } from './words.ts';

function snapshotAt(requests: number, act?: Parameters<ReturnType<typeof machineOf>['act']>[0]): Snapshot {
  const machine = machineOf({ capacity: 5, keys: 50, requests: 100 });
  machine.advanceTo(requests);
  if (act !== undefined) machine.act(act);
  return machine.snapshot();
}

describe('tapeRequests', () => {
  it('shows what was coming as what has been, a request later', () => {
    const before = tapeRequests(snapshotAt(40), 6, 3);
    const after = tapeRequests(snapshotAt(41), 6, 3);
    expect(before.map(({ index }) => index)).toEqual([33, 34, 35, 36, 37, 38, 39, 40, 41, 42]);
    expect(before[7]).toMatchObject({ index: 40, fate: 'coming', victim: -1 });
    expect(after[6]).toMatchObject({ index: 40, key: before[7]?.key });
    expect(after[6]?.fate).not.toBe('coming');
  });

  it('begins with nothing past, and ends with nothing to come', () => {
    expect(tapeRequests(snapshotAt(0), 6, 3).map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(tapeRequests(snapshotAt(99), 2, 3).map(({ index }) => index)).toEqual([96, 97, 98, 99]);
    expect(presentOf(snapshotAt(0))).toBeUndefined();
  });

  it('puts a scan that was begun before the trace', () => {
    const snapshot = snapshotAt(40, { action: 'scan', length: 2 });
    const next = tapeRequests(snapshot, 1, 3).slice(2);
    expect(next.map(({ key }) => key)).toEqual([-1, -1, snapshot.coming[0]]);
  });
});
