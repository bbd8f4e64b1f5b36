// Finds the dot under a pointer among thousands: one pass over typed arrays, cheaper than keeping an index up to date. Pure.

export interface DotPositions {
  readonly count: number;
  readonly x: Float32Array | Float64Array;
  readonly y: Float32Array | Float64Array;
}

/** The index of the dot nearest to (x, y) and no further than `reach` pixels; −1 where there is none. */
export function nearestDot(dots: DotPositions, x: number, y: number, reach: number): number {
  let nearest = -1;
  let least = reach * reach;
  for (let index = 0; index < dots.count; index += 1) {
    const dx = (dots.x[index] as number) - x;
    if (dx > reach || dx < -reach) continue;
    const dy = (dots.y[index] as number) - y;
    const distance = dx * dx + dy * dy;
    // A later dot is painted over an earlier one, so it wins a tie.
    if (distance <= least) {
      least = distance;
      nearest = index;
    }
  }
  return nearest;
}
