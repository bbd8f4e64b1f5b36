// Open windows by the watermark at which each is looked at next: a binary heap over plain data.
import type { Timer } from './types.ts';

const isBefore = (one: Timer, other: Timer): boolean =>
  one.atMs < other.atMs || (one.atMs === other.atMs && one.window.id < other.window.id);

export function pushTimer(heap: Timer[], timer: Timer): void {
  let at = heap.length;
  heap.push(timer);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] as Timer;
    if (!isBefore(timer, above)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = timer;
}

/** Takes out the earliest timer up to and including `atMs`; undefined when there is none. */
export function popTimer(heap: Timer[], atMs: number): Timer | undefined {
  const first = heap[0];
  if (first === undefined || first.atMs > atMs) return undefined;
  const last = heap.pop() as Timer;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (one === undefined) break;
    const isRight = other !== undefined && isBefore(other, one);
    const child = isRight ? other : one;
    if (!isBefore(child, last)) break;
    heap[at] = child;
    at = isRight ? left + 1 : left;
  }
  heap[at] = last;
  return first;
}
