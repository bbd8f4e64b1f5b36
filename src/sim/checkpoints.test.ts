// The shelf stays small, keeps its beginning, and always has a moment at or before the one asked for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckpointShelf } from './checkpoints.ts';

function filled(events: number): { readonly shelf: CheckpointShelf<{ events: number }>; readonly kept: number } {
  const shelf = new CheckpointShelf<{ events: number }>();
  let kept = 0;
  for (let event = 0; event <= events; event += 1) {
    if (event < shelf.nextAt) continue;
    shelf.keep({ events: event });
    kept += 1;
  }
  return { shelf, kept };
}

describe('CheckpointShelf', () => {
  it('gives a moment no further back than twice the interval that fits its size', () => {
    const events = 300_000;
    const { shelf, kept } = filled(events);
    expect(kept).toBeLessThan(events / 1000);
    fc.assert(
      fc.property(fc.nat(events), (target) => {
        const found = shelf.latest((moment) => moment.events <= target);
        expect(found.events).toBeLessThanOrEqual(target);
        expect(target - found.events).toBeLessThanOrEqual((events / 48) * 4);
      }),
    );
    expect(shelf.latest(() => false).events).toBe(0);
  });

  it('keeps a moment once when a replay passes it again', () => {
    const shelf = new CheckpointShelf<{ events: number; note: string }>();
    shelf.keep({ events: 0, note: 'first' });
    shelf.keep({ events: 0, note: 'again' });
    expect(shelf.latest(() => true).note).toBe('first');
  });

  it('forgets a future, and keeps the beginning whatever is said of it', () => {
    const { shelf } = filled(10_000);
    shelf.dropAfter((moment) => moment.events <= 4500);
    expect(shelf.latest(() => true).events).toBe(4000);
    expect(shelf.nextAt).toBe(5000);
    shelf.dropAfter(() => false);
    expect(shelf.latest(() => true).events).toBe(0);
  });

  it('says so when nothing was kept', () => {
    expect(() => new CheckpointShelf().latest(() => true)).toThrow('no moment');
  });
});
