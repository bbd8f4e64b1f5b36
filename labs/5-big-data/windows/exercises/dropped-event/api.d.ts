// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** An event of the game. */
interface GameEvent {
  /** "phone-1". */
  readonly key: string;
  /** Points: 0 or more. −1: the reading failed. */
  readonly value: number;
  /** When it happened, by the phone's own clock, in milliseconds. */
  readonly timestampMs: number;
  /** When it arrived, by our clock. */
  readonly arrivedMs: number;
}
