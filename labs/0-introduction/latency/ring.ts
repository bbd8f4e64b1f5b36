// Rows of numbers, first in, first out, as plain data that grows: requests on their way and in the queue.

export interface Ring {
  /** Row-major; the row that came as number n lies at n modulo the room. */
  values: Float64Array;
  readonly width: number;
  /** Numbers of the first row and of the one after the last, counted from the beginning of the run. */
  first: number;
  end: number;
}

export const createRing = (width: number): Ring => ({ values: new Float64Array(width * 64), width, first: 0, end: 0 });

const place = (ring: Ring, row: number): number => (row % (ring.values.length / ring.width)) * ring.width;

/** As many cells as the ring is wide, or fewer: the rest are 0. */
export function pushRow(ring: Ring, one: number, second = 0, third = 0, fourth = 0): void {
  const room = ring.values.length / ring.width;
  if (ring.end - ring.first === room) grow(ring, room);
  const at = place(ring, ring.end);
  ring.values[at] = one;
  if (ring.width > 1) ring.values[at + 1] = second;
  if (ring.width > 2) ring.values[at + 2] = third;
  if (ring.width > 3) ring.values[at + 3] = fourth;
  ring.end += 1;
}

function grow(ring: Ring, room: number): void {
  const old = ring.values;
  const { width } = ring;
  ring.values = new Float64Array(old.length * 2);
  for (let row = ring.first; row < ring.end; row += 1) {
    const from = (row % room) * width;
    ring.values.set(old.subarray(from, from + width), place(ring, row));
  }
}

/** A cell of the row that came as that number and is still there. */
export const cellOf = (ring: Ring, row: number, column: number): number =>
  ring.values[place(ring, row) + column] as number;

export function setCell(ring: Ring, row: number, column: number, value: number): void {
  ring.values[place(ring, row) + column] = value;
}

export function dropRow(ring: Ring): void {
  ring.first += 1;
}
