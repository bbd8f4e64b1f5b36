// A curve that is drawn by hand: values at fixed places across the time, moved by pointer or by keys. Pure.
import type { CurvePoint } from './score.ts';

/** Values at `count` places from 0 to `until`. */
export type Drawing = readonly number[];

/** Enough to follow a bend, few enough to reach by keys. */
export const PLACES = 13;

export function flatDrawing(value: number): Drawing {
  return Array.from({ length: PLACES }, () => value);
}

export function drawingPoints(drawing: Drawing, until: number): readonly CurvePoint[] {
  return drawing.map((y, index) => ({ x: (index / Math.max(1, drawing.length - 1)) * until, y }));
}

export function movePlace(drawing: Drawing, index: number, value: number, max: number): Drawing {
  const inside = Math.min(max, Math.max(0, value));
  return drawing.map((old, place) => (place === index ? inside : old));
}

/**
 * A stroke of the pointer from one spot to the next, places as fractions of an index: everything it passed over lies on
 * the stroke, and what comes after follows level, as a line being drawn does.
 */
export function drawStroke(
  drawing: Drawing,
  from: { readonly place: number; readonly value: number },
  to: { readonly place: number; readonly value: number },
  max: number,
  carry: boolean,
): Drawing {
  const low = Math.min(from.place, to.place);
  const high = Math.max(from.place, to.place);
  const inside = (value: number): number => Math.min(max, Math.max(0, value));
  const nearest = Math.round(to.place);
  return drawing.map((old, place) => {
    if (place === nearest) return inside(to.value);
    if (place >= low && place <= high) {
      const share = to.place === from.place ? 1 : (place - from.place) / (to.place - from.place);
      return inside(from.value + (to.value - from.value) * share);
    }
    return carry && place > high ? inside(to.value) : old;
  });
}
