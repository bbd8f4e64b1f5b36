// Which windows an event belongs to: a function of its timestamp alone, aligned to the epoch.

/** Start of the window of that size that holds the timestamp. Rounds down, before the epoch too. */
export function windowStart(timestampMs: number, sizeMs: number, offsetMs = 0): number {
  const into = (timestampMs - offsetMs) % sizeMs;
  return timestampMs - (into < 0 ? into + sizeMs : into);
}

export interface Slides {
  readonly sizeMs: number;
  /** From one start to the next; the size itself for tumbling windows. */
  readonly slideMs: number;
  readonly offsetMs?: number;
}

/**
 * Start of the earliest window that holds the timestamp; the further ones follow a slide apart, up to the timestamp. Where
 * it lies in a gap between windows, the start of the next one behind it.
 */
export function earliestStart(timestampMs: number, { sizeMs, slideMs, offsetMs = 0 }: Slides): number {
  const last = windowStart(timestampMs, slideMs, offsetMs);
  return last - slideMs * (Math.ceil((last - timestampMs + sizeMs) / slideMs) - 1);
}
