// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** An event on its way to the watermark and the windows. */
interface ArrivingEvent {
  /** "phone-1". */
  readonly key: string;
  readonly value: number;
  /** When it happened, by the phone's own clock, in whole milliseconds. */
  readonly timestampMs: number;
  /** When it arrived, by our clock, in whole milliseconds. */
  readonly arrivedMs: number;
}
