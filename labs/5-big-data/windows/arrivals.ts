// Which event comes next: the workload's own order, changed by phones that lose their connection, and the time that each
// event is stamped with, changed by clocks that go wrong.
import type { Offline, State } from './state.ts';
import type { Workload } from './workload.ts';

/** The phone whose connection comes back first, by the time at which it does. */
function firstBack(state: State): { readonly key: number; readonly phone: Offline } | undefined {
  let first: { readonly key: number; readonly phone: Offline } | undefined;
  for (const [key, phone] of state.offline)
    if (first === undefined || phone.untilMs < first.phone.untilMs) first = { key, phone };
  return first;
}

/** Told when a phone is connected again, with the number of events that waited. */
export type OnBack = (key: number, waiting: number) => void;

/**
 * Takes the next event that arrives and sets the clock to its arrival: its index in the workload, or −1 when none is left.
 */
export function nextArrival(state: State, workload: Workload, onBack: OnBack): number {
  const { key, arrivedMs, timestampMs } = workload;
  for (;;) {
    const index = state.position;
    const isEnd = index === key.length;
    const dueMs = isEnd ? Number.POSITIVE_INFINITY : (arrivedMs[index] as number);
    const back = firstBack(state);
    if (back !== undefined && back.phone.untilMs <= dueMs) {
      const { phone } = back;
      if (!phone.isBack) {
        phone.isBack = true;
        // It sends what it wrote down in the order in which it happened.
        phone.held.sort((one, other) => (timestampMs[one] as number) - (timestampMs[other] as number) || one - other);
        onBack(back.key, phone.held.length);
      }
      const held = phone.held.shift();
      if (held === undefined) {
        state.offline.delete(back.key);
        continue;
      }
      state.nowMs = Math.max(state.nowMs, phone.untilMs);
      return held;
    }
    if (isEnd) return -1;
    state.position += 1;
    const offline = state.offline.get(key[index] as number);
    if (offline === undefined) {
      state.nowMs = Math.max(state.nowMs, dueMs);
      return index;
    }
    offline.held.push(index);
  }
}

/** Whether any event is still to come. */
export const hasNext = (state: State, { key }: Workload): boolean =>
  state.position < key.length || [...state.offline.values()].some(({ held }) => held.length > 0);

/** What the phone writes on the event. */
export function stampOf(state: State, { key, timestampMs }: Workload, index: number): number {
  const happenedMs = timestampMs[index] as number;
  const clock = state.clocks.get(key[index] as number);
  return clock === undefined || happenedMs < clock.fromMs ? happenedMs : happenedMs + clock.byMs;
}
