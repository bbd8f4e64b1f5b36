// A task may want a long stretch of run: plays up to its moment, as fast as nobody has to wait, and then at the student's
// own speed again.
import type { Goal } from '../../contract/goal.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { Session } from '../../store/session/session.ts';
import { SPEEDS } from '../../view/transport/speeds.ts';

/** As long as one gladly watches. */
const LONGEST_WATCH_S = 8;

/** The moment before which a goal cannot be met, in the clock's unit; undefined where it waits for none. */
export function momentOf(goal: Goal): number | undefined {
  switch (goal.is) {
    case 'after':
      return goal.at;
    case 'before':
      return momentOf(goal.goal);
    case 'and': {
      const moments = goal.goals.map(momentOf).filter((at) => at !== undefined);
      return moments.length === 0 ? undefined : Math.max(...moments);
    }
    default:
      return undefined;
  }
}

/** The least of the speeds that gets that far from the start in time, or the student's own where that is faster. */
export function speedFor(clock: Manifest['clock'], at: number, own: number): number {
  const wanted = at / (clock.rate * LONGEST_WATCH_S);
  return Math.max(own, SPEEDS.find((speed) => speed >= wanted) ?? SPEEDS[SPEEDS.length - 1] ?? own);
}

/** Plays the active run up to a moment. Whoever pauses it, or chooses another speed or run on the way, has the last word. */
export function runTo(session: Session, at: number): void {
  const { active, lanes, manifest, speed: own } = session.state;
  const lane = lanes.find(({ id }) => id === active);
  if (lane === undefined || lane.time >= at) return;
  const speed = speedFor(manifest.clock, at, own);
  session.setSpeed(speed);
  session.play();
  const stopFrames = session.onFrame(active, (frame) => {
    // After this turn: the first frame comes before there is anything to stop.
    if (frame.time >= at) queueMicrotask(() => session.pause());
  });
  const stopStates = session.store.subscribe((state) => {
    if (state.playing && state.active === active) return;
    stopStates();
    stopFrames();
    if (state.speed === speed) session.setSpeed(own);
  });
}
