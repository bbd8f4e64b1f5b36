// Keeps a stage calm: what changes faster than the eye follows is drawn a few times a second, and once more when it rests.

export interface Pace {
  /**
   * Draws at once; where things go `fast`, at most every `everyMs`, the latest last. `resting` tells the draw that
   * nothing faster is under way: the moment may be shown in full.
   */
  ask(fast: boolean, draw: (resting: boolean) => void): void;
  stop(): void;
}

export interface PaceOptions {
  readonly everyMs: number;
  /** Without being asked for so long, a fast stage rests. */
  readonly restMs: number;
}

export function createPace({ everyMs, restMs }: PaceOptions): Pace {
  let lastMs = Number.NEGATIVE_INFINITY;
  let due: ReturnType<typeof setTimeout> | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let latest: ((resting: boolean) => void) | undefined;
  const stop = (): void => {
    clearTimeout(due);
    clearTimeout(rest);
    due = undefined;
    rest = undefined;
  };
  const paint = (resting: boolean): void => {
    due = undefined;
    lastMs = performance.now();
    latest?.(resting);
  };
  return {
    ask(fast, draw) {
      latest = draw;
      if (!fast) {
        stop();
        paint(true);
        return;
      }
      clearTimeout(rest);
      rest = setTimeout(() => {
        stop();
        paint(true);
      }, restMs);
      if (due !== undefined) return;
      const waitMs = lastMs + everyMs - performance.now();
      if (waitMs <= 0) paint(false);
      else due = setTimeout(paint, waitMs, false);
    },
    stop,
  };
}
