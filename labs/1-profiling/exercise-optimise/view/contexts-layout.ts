// Calling contexts as bars: each as wide as all it led to, what it called below it on the left, its own work on the right. Pure.
import type { ContextView } from '../snapshot.ts';

export interface ContextBar {
  readonly index: number;
  /** 0 for the function itself. */
  readonly depth: number;
  readonly x: number;
  readonly width: number;
  /** Of the own work, at the right end of the bar. */
  readonly ownWidth: number;
}

/** Bars narrower than this are left out, with all below them. */
const LEAST = 1;

/** @param width of all operations, in pixels @param most rows */
export function layContexts(contexts: readonly ContextView[], width: number, most: number): readonly ContextBar[] {
  const all = contexts.filter(({ parent }) => parent < 0).reduce((sum, { total }) => sum + total, 0);
  if (!(all > 0)) return [];
  const scale = width / all;
  const bars: ContextBar[] = [];
  const place = (parent: number, depth: number, from: number): void => {
    if (depth >= most) return;
    let x = from;
    for (const [index, context] of contexts.entries()) {
      if (context.parent !== parent) continue;
      const bar = { index, depth, x, width: context.total * scale, ownWidth: context.self * scale };
      if (bar.width >= LEAST) {
        bars.push(bar);
        place(index, depth + 1, x);
      }
      x += bar.width;
    }
  };
  place(-1, 0, 0);
  return bars;
}

/** Rows that are needed: the longest chain of calls, at most `most`. */
export function depthOf(contexts: readonly ContextView[], most: number): number {
  const depths: number[] = [];
  for (const { parent } of contexts) depths.push(parent < 0 ? 1 : (depths[parent] ?? 0) + 1);
  return Math.min(most, Math.max(0, ...depths));
}
