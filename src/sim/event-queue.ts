// The queue of pending events, ordered by (time, sequence): equal times come out in the order in which they went in.
// The next ones lie in a four-ary heap; where there are many, those beyond a horizon lie in a pile without order, so that
// the heap stays small. An event is four numbers side by side in a typed array.
import { selectQuantile } from './statistics.ts';

export interface EventQueueState {
  readonly nextSequence: number;
  /** Everything pending, in no promised order: four numbers an event. */
  readonly events: Float64Array;
}

/** An event: its time, its key, a, b. */
const EVENT_SIZE = 4;
/** A key is sequence × KINDS + kind: sequences differ, so that keys are ordered as they are. */
const KINDS = 256;
const FIRST_CAPACITY = 64;
/** Up to so many events the heap holds them all. */
const SMALL = 2048;
/** The horizon is set where about an eighth of the pile lies before it, by a sample of so many. */
const SAMPLE = 32;
const SHARE = 1 / 8;
/** Past the last event lie at least three that are none, so that every group of four children is whole. */
const PADDING = 3 * EVENT_SIZE;

/** An array of Infinity: what is no event comes after every event, also after one at time Infinity. */
const emptyHeap = (events: number): Float64Array =>
  new Float64Array(events * EVENT_SIZE + PADDING).fill(Number.POSITIVE_INFINITY);

const parentOf = (place: number): number => ((place - EVENT_SIZE) >> 4) << 2;

/** The place of the earlier of two events. Adding up instead of branching: which one it is cannot be predicted. */
function earlierOf(heap: Float64Array, one: number, other: number): number {
  const time = heap[one] as number;
  const otherTime = heap[other] as number;
  if (time === otherTime) return (heap[one + 1] as number) <= (heap[other + 1] as number) ? one : other;
  return one + (other - one) * Number(otherTime < time);
}

function put(events: Float64Array, place: number, time: number, key: number, a: number, b: number): void {
  events[place] = time;
  events[place + 1] = key;
  events[place + 2] = a;
  events[place + 3] = b;
}

function move(events: Float64Array, from: number, to: number): void {
  events[to] = events[from] as number;
  events[to + 1] = events[from + 1] as number;
  events[to + 2] = events[from + 2] as number;
  events[to + 3] = events[from + 3] as number;
}

export class EventQueue {
  /** The event that the last `pop` took out. */
  time = 0;
  sequence = 0;
  kind = 0;
  a = 0;
  b = 0;

  private nextSequence = 0;
  /** A heap of every event up to the horizon. It is empty only while the queue is. */
  private near = emptyHeap(FIRST_CAPACITY);
  private nearEnd = 0;
  private far = new Float64Array(FIRST_CAPACITY * EVENT_SIZE);
  private farEnd = 0;
  private horizon = Number.POSITIVE_INFINITY;

  get length(): number {
    return (this.nearEnd + this.farEnd) / EVENT_SIZE;
  }

  /** Time of the next event; Infinity when there is none. */
  peekTime(): number {
    return this.near[0] as number;
  }

  /**
   * Adds an event and returns its sequence number. `kind` is a whole number from 0 to 255.
   * @throws RangeError when the time is not a number
   */
  push(time: number, kind: number, a = 0, b = 0): number {
    if (Number.isNaN(time)) throw new RangeError('the time of an event must be a number, not NaN');
    if (this.isFull && this.nearEnd >= SMALL * EVENT_SIZE) this.moveHorizonBack();
    const sequence = this.nextSequence;
    this.nextSequence += 1;
    if (time > this.horizon) this.putFar(time, sequence * KINDS + kind, a, b);
    else this.putNear(time, sequence * KINDS + kind, a, b);
    return sequence;
  }

  /** Takes the next event out into `time`, `sequence`, `kind`, `a`, `b`; false when there is none. */
  pop(): boolean {
    if (this.nearEnd === 0) return false;
    const { near } = this;
    const key = near[1] as number;
    this.time = near[0] as number;
    this.sequence = Math.floor(key / KINDS);
    this.kind = key - this.sequence * KINDS;
    this.a = near[2] as number;
    this.b = near[3] as number;
    const last = this.nearEnd - EVENT_SIZE;
    const lastTime = near[last] as number;
    const lastKey = near[last + 1] as number;
    const a = near[last + 2] as number;
    const b = near[last + 3] as number;
    near[last] = Number.POSITIVE_INFINITY;
    near[last + 1] = Number.POSITIVE_INFINITY;
    this.nearEnd = last;
    if (last === 0) this.moveHorizonOn();
    else this.rise(this.sinkHole(), lastTime, lastKey, a, b);
    return true;
  }

  clear(): void {
    this.restore({ nextSequence: 0, events: new Float64Array(0) });
  }

  /** Everything pending as plain data. */
  save(): EventQueueState {
    const events = new Float64Array(this.nearEnd + this.farEnd);
    events.set(this.near.subarray(0, this.nearEnd));
    events.set(this.far.subarray(0, this.farEnd), this.nearEnd);
    return { nextSequence: this.nextSequence, events };
  }

  restore({ nextSequence, events }: EventQueueState): void {
    this.nextSequence = nextSequence;
    this.near = emptyHeap(FIRST_CAPACITY);
    this.nearEnd = 0;
    this.far = new Float64Array(Math.max(FIRST_CAPACITY * EVENT_SIZE, events.length));
    this.far.set(events);
    this.farEnd = events.length;
    this.moveHorizonOn();
  }

  private get isFull(): boolean {
    return this.nearEnd + PADDING === this.near.length;
  }

  private putNear(time: number, key: number, a: number, b: number): void {
    if (this.isFull) {
      const grown = emptyHeap((2 * this.nearEnd) / EVENT_SIZE);
      grown.set(this.near);
      this.near = grown;
    }
    this.nearEnd += EVENT_SIZE;
    this.rise(this.nearEnd - EVENT_SIZE, time, key, a, b);
  }

  private putFar(time: number, key: number, a: number, b: number): void {
    const place = this.farEnd;
    this.reserveFar(place + EVENT_SIZE);
    this.farEnd += EVENT_SIZE;
    put(this.far, place, time, key, a, b);
  }

  private reserveFar(size: number): void {
    if (size <= this.far.length) return;
    const grown = new Float64Array(2 * size);
    grown.set(this.far);
    this.far = grown;
  }

  /** The heap is used up: takes the next of the pile into it. */
  private moveHorizonOn(): void {
    const { far } = this;
    const horizon = this.farEnd <= SMALL * EVENT_SIZE ? Number.POSITIVE_INFINITY : this.sampledHorizon();
    this.horizon = horizon;
    for (let place = 0; place < this.farEnd; ) {
      const time = far[place] as number;
      if (time > horizon) place += EVENT_SIZE;
      else {
        this.putNear(time, far[place + 1] as number, far[place + 2] as number, far[place + 3] as number);
        this.farEnd -= EVENT_SIZE;
        move(far, this.farEnd, place);
      }
    }
  }

  /** The heap has grown large: all but the next events go back to the pile. */
  private moveHorizonBack(): void {
    const { near, nearEnd } = this;
    this.reserveFar(this.farEnd + nearEnd);
    this.far.set(near.subarray(0, nearEnd), this.farEnd);
    this.farEnd += nearEnd;
    this.nearEnd = 0;
    near.fill(Number.POSITIVE_INFINITY);
    this.moveHorizonOn();
  }

  private sampledHorizon(): number {
    const every = Math.floor(this.farEnd / EVENT_SIZE / SAMPLE) * EVENT_SIZE;
    const sample = Float64Array.from({ length: SAMPLE }, (_, index) => this.far[index * every] as number);
    return selectQuantile(sample, SHARE);
  }

  /** Puts an event into the hole at `from`, or further up where it comes before its parents. */
  private rise(from: number, time: number, key: number, a: number, b: number): void {
    const { near } = this;
    let hole = from;
    while (hole > 0) {
      const parent = parentOf(hole);
      const parentTime = near[parent] as number;
      if (parentTime < time || (parentTime === time && (near[parent + 1] as number) < key)) break;
      move(near, parent, hole);
      hole = parent;
    }
    put(near, hole, time, key, a, b);
  }

  /**
   * Moves the hole at the top to the bottom: at each level the earliest of four children goes up, without being compared
   * with the last event, which then rises from the bottom, where it nearly always belongs (Wegener 1993).
   * @returns where the hole is
   */
  private sinkHole(): number {
    const { near, nearEnd } = this;
    let hole = 0;
    for (let first = EVENT_SIZE; first < nearEnd; first = 4 * hole + EVENT_SIZE) {
      const left = earlierOf(near, first, first + EVENT_SIZE);
      const right = earlierOf(near, first + 2 * EVENT_SIZE, first + 3 * EVENT_SIZE);
      const best = earlierOf(near, left, right);
      move(near, best, hole);
      hole = best;
    }
    return hole;
  }
}
