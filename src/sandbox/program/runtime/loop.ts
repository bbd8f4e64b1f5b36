// The loop of libuv 1.46, as uv_run turns it, and Node's way round it (SpinEventLoop).
import type { Immediates } from './immediates.ts';
import type { Machine } from './machine.ts';
import type { Microtasks } from './microtasks.ts';
import type { ThreadPool } from './thread-pool.ts';
import type { Timers } from './timers.ts';

/** Virtual time from the program's first line to the loop's first look at the timers. */
const START_UP_MS = 1;
/** Virtual time of one turn of the loop that does not wait. */
const ITERATION_MS = 0.02;

export interface LoopParts {
  readonly machine: Machine;
  readonly jobs: Microtasks;
  readonly timers: Timers;
  readonly immediates: Immediates;
  readonly pool: ThreadPool;
  emitBeforeExit(): void;
}

function isAlive({ timers, immediates, pool }: LoopParts): boolean {
  return timers.holdsLoop || immediates.holdsLoop || pool.isBusy;
}

function runTimers(parts: LoopParts, afterPause: boolean): void {
  const { machine, timers } = parts;
  noteEitherOrder(parts, afterPause);
  if (timers.dueMs > machine.loopNowMs) return;
  machine.enterPhase('timers');
  timers.run();
}

/** A timer of about now beside an immediate: Node may come to the timer in this turn or in the next. */
function noteEitherOrder({ machine, timers, immediates }: LoopParts, afterPause: boolean): void {
  const immediate = immediates.firstEntry;
  const timer = timers.firstTimerEntry();
  if (!afterPause || immediate === undefined || timer === undefined) return;
  const isDue = timer.dueMs <= machine.loopNowMs;
  if (!isDue && timer.dueMs > machine.loopNowMs + 1) return;
  machine.trace.eitherOrder(isDue ? timer.entry : immediate, isDue ? immediate : timer.entry);
}

function poll({ machine, timers, immediates, pool }: LoopParts): void {
  machine.enterPhase('poll');
  if (!immediates.holdsLoop) {
    const until = Math.min(timers.dueMs, pool.dueMs);
    if (until > machine.nowMs && until < Infinity) {
      machine.loopStep('wait');
      machine.advanceTo(until);
    }
  }
  pool.run();
}

function turn(parts: LoopParts): void {
  const { machine, immediates, jobs } = parts;
  machine.advanceTo(machine.nowMs + ITERATION_MS);
  jobs.restartCount();
  poll(parts);
  if (immediates.firstEntry !== undefined) {
    machine.enterPhase('check');
    immediates.run();
  }
  runTimers(parts, machine.trace.phase === 'check');
}

function uvRun(parts: LoopParts): void {
  const { machine } = parts;
  if (!isAlive(parts)) return;
  runTimers(parts, true);
  let iterations = 0;
  do {
    iterations += 1;
    if (iterations > machine.limits.iterations) machine.stopAtLimit('time', machine.limits.iterations);
    turn(parts);
  } while (isAlive(parts));
}

/** Until nothing more can happen. */
export function spinEventLoop(parts: LoopParts): void {
  const { machine } = parts;
  machine.advanceTo(Math.max(START_UP_MS, machine.nowMs + START_UP_MS));
  do {
    uvRun(parts);
    machine.enterPhase('exit');
    parts.emitBeforeExit();
  } while (isAlive(parts));
}
