// Which part of a long list to show, so that one place of it is in sight. Pure.

/**
 * Index of the first of `size` entries, out of `total`, that show `place`. It jumps by half a view once the place has
 * come near an end of it, and stands still between, so that a picture does not slide at every step.
 */
export function excerptStart(place: number, size: number, total: number): number {
  const half = Math.max(1, Math.floor(size / 2));
  const start = (Math.floor(place / half) - 0.5) * half;
  return Math.max(0, Math.min(Math.floor(start), total - size));
}
