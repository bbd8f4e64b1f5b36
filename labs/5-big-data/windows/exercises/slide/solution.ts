// The starts of all sliding windows that hold an event: from the last multiple of the slide up to the event, back for as
// long as the window still reaches it.

export function windowsOf(timestampMs: number, sizeMs: number, slideMs: number): readonly WindowStart[] {
  const starts: WindowStart[] = [];
  const last = Math.floor(timestampMs / slideMs) * slideMs;
  for (let start = last; start > timestampMs - sizeMs; start -= slideMs) starts.push(start);
  return starts;
}
