// The queue of pending events, ordered by (time, sequence): equal times come out in the order in which they went in.
// A four-ary heap on typed arrays; an event lives in a slot of plain columns, and only slot numbers move in the heap.

export interface EventQueueState {
  readonly nextSequence: number;
  readonly times: Float64Array;
  readonly sequences: Float64Array;
  readonly kinds: Uint8Array;
  readonly as: Float64Array;
  readonly bs: Float64Array;
}

const FIRST_CAPACITY = 64;

export class EventQueue {
  /** The event that the last `pop` took out. */
  time = 0;
  sequence = 0;
  kind = 0;
  a = 0;
  b = 0;

  private count = 0;
  private nextSequence = 0;
  // In heap order: what is compared lies beside its slot, so that sifting touches few cache lines.
  private heapTimes = new Float64Array(FIRST_CAPACITY);
  private heapSequences = new Float64Array(FIRST_CAPACITY);
  private heapSlots = new Int32Array(FIRST_CAPACITY);
  // By slot.
  private kinds = new Uint8Array(FIRST_CAPACITY);
  private as = new Float64Array(FIRST_CAPACITY);
  private bs = new Float64Array(FIRST_CAPACITY);

  constructor() {
    this.numberSlots(0);
  }

  get length(): number {
    return this.count;
  }

  /** Time of the next event; Infinity when there is none. */
  peekTime(): number {
    return this.count === 0 ? Number.POSITIVE_INFINITY : (this.heapTimes[0] as number);
  }

  /**
   * Adds an event and returns its sequence number.
   * @throws RangeError when the time is not a number
   */
  push(time: number, kind: number, a = 0, b = 0): number {
    if (Number.isNaN(time)) throw new RangeError('the time of an event must be a number, not NaN');
    if (this.count === this.heapSlots.length) this.grow();
    // The slots past the heap's end are the free ones.
    const slot = this.heapSlots[this.count] as number;
    this.kinds[slot] = kind;
    this.as[slot] = a;
    this.bs[slot] = b;
    const sequence = this.nextSequence;
    this.nextSequence += 1;
    this.siftUp(this.count, time, sequence, slot);
    this.count += 1;
    return sequence;
  }

  /** Takes the next event out into `time`, `sequence`, `kind`, `a`, `b`; false when there is none. */
  pop(): boolean {
    if (this.count === 0) return false;
    const { heapTimes, heapSequences, heapSlots } = this;
    const slot = heapSlots[0] as number;
    this.time = heapTimes[0] as number;
    this.sequence = heapSequences[0] as number;
    this.kind = this.kinds[slot] as number;
    this.a = this.as[slot] as number;
    this.b = this.bs[slot] as number;
    const last = this.count - 1;
    this.count = last;
    if (last > 0) this.siftDown(heapTimes[last] as number, heapSequences[last] as number, heapSlots[last] as number);
    heapSlots[last] = slot;
    return true;
  }

  clear(): void {
    this.count = 0;
    this.nextSequence = 0;
  }

  /** Everything pending as plain data. */
  save(): EventQueueState {
    const { count, heapSlots } = this;
    const kinds = new Uint8Array(count);
    const as = new Float64Array(count);
    const bs = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      const slot = heapSlots[index] as number;
      kinds[index] = this.kinds[slot] as number;
      as[index] = this.as[slot] as number;
      bs[index] = this.bs[slot] as number;
    }
    return {
      nextSequence: this.nextSequence,
      times: this.heapTimes.slice(0, count),
      sequences: this.heapSequences.slice(0, count),
      kinds,
      as,
      bs,
    };
  }

  restore(state: EventQueueState): void {
    const count = state.times.length;
    while (this.heapSlots.length < count) this.grow();
    this.count = count;
    this.nextSequence = state.nextSequence;
    this.numberSlots(0);
    this.heapTimes.set(state.times);
    this.heapSequences.set(state.sequences);
    this.kinds.set(state.kinds);
    this.as.set(state.as);
    this.bs.set(state.bs);
  }

  private siftUp(from: number, time: number, sequence: number, slot: number): void {
    const { heapTimes, heapSequences, heapSlots } = this;
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 2;
      // A new event has the largest sequence number of all: at equal times it stays behind.
      if ((heapTimes[parent] as number) <= time) break;
      heapTimes[index] = heapTimes[parent] as number;
      heapSequences[index] = heapSequences[parent] as number;
      heapSlots[index] = heapSlots[parent] as number;
      index = parent;
    }
    heapTimes[index] = time;
    heapSequences[index] = sequence;
    heapSlots[index] = slot;
  }

  /**
   * Fills the hole at the top: the smallest child moves up at each level without being compared with the last event,
   * which then rises from the bottom, where it nearly always belongs (Wegener 1993).
   */
  private siftDown(time: number, sequence: number, slot: number): void {
    const { heapTimes, heapSequences, heapSlots, count } = this;
    let hole = 0;
    for (let first = 1; first < count; first = (hole << 2) + 1) {
      const end = first + 4 < count ? first + 4 : count;
      let best = first;
      let bestTime = heapTimes[first] as number;
      for (let child = first + 1; child < end; child += 1) {
        const childTime = heapTimes[child] as number;
        if (childTime > bestTime) continue;
        if (childTime < bestTime || (heapSequences[child] as number) < (heapSequences[best] as number)) {
          best = child;
          bestTime = childTime;
        }
      }
      heapTimes[hole] = bestTime;
      heapSequences[hole] = heapSequences[best] as number;
      heapSlots[hole] = heapSlots[best] as number;
      hole = best;
    }
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const parentTime = heapTimes[parent] as number;
      if (parentTime < time || (parentTime === time && (heapSequences[parent] as number) < sequence)) break;
      heapTimes[hole] = parentTime;
      heapSequences[hole] = heapSequences[parent] as number;
      heapSlots[hole] = heapSlots[parent] as number;
      hole = parent;
    }
    heapTimes[hole] = time;
    heapSequences[hole] = sequence;
    heapSlots[hole] = slot;
  }

  private numberSlots(from: number): void {
    for (let index = from; index < this.heapSlots.length; index += 1) this.heapSlots[index] = index;
  }

  private grow(): void {
    const before = this.heapSlots.length;
    const capacity = before * 2;
    const copy = <T extends Float64Array | Int32Array | Uint8Array>(column: T, into: T): T => {
      into.set(column);
      return into;
    };
    this.heapTimes = copy(this.heapTimes, new Float64Array(capacity));
    this.heapSequences = copy(this.heapSequences, new Float64Array(capacity));
    this.heapSlots = copy(this.heapSlots, new Int32Array(capacity));
    this.kinds = copy(this.kinds, new Uint8Array(capacity));
    this.as = copy(this.as, new Float64Array(capacity));
    this.bs = copy(this.bs, new Float64Array(capacity));
    this.numberSlots(before);
  }
}
