// What stands on a timeline, as plain data.

export type MarkKind = 'action' | 'prediction' | 'goal' | 'fault';

export interface TimelineMark {
  readonly id: string;
  /** In the clock's unit, as all times here. */
  readonly time: number;
  /** A few words: "C slowed". */
  readonly label: string;
  readonly kind: MarkKind;
}

/** A run beside the one on the track. */
export interface TimelineBranch {
  readonly id: string;
  /** Where it leaves the track; 0 for a twin. */
  readonly forkTime: number;
  /** Where it has come to. */
  readonly time: number;
  /** Its outcome in words: "fork: least connections, p99 96 ms". */
  readonly label: string;
  /** It is the run on the stage: the playhead rides on it. */
  readonly active: boolean;
  readonly firstDifference?: { readonly time: number; readonly label: string };
}

/** Calls back with the time of each picture of a run, outside React; returns the way to stop. */
export type Moments = (listener: (time: number) => void) => () => void;
