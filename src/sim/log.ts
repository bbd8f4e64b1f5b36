// The append-only log of a run, in typed columns. A cursor marks the present; going back moves it, and the replay writes
// the same records again, so what lies beyond it stays known until an action makes another future.
import type { LogReader } from '../contract/model.ts';

const FIRST_CAPACITY = 1024;
/** About 200 MB. Beyond it nothing more is kept, and `full` says so. */
const MOST_RECORDS = 8_000_000;

export class EventLog implements LogReader {
  private readonly enabled: boolean;
  private times = new Float64Array(FIRST_CAPACITY);
  private kinds = new Uint8Array(FIRST_CAPACITY);
  private subjects = new Int32Array(FIRST_CAPACITY);
  private objects = new Int32Array(FIRST_CAPACITY);
  private values = new Float64Array(FIRST_CAPACITY);
  private cursor = 0;
  private furthest = 0;

  /** @param options.enabled false makes `write` keep nothing, for bulk runs */
  constructor(options: { readonly enabled?: boolean } = {}) {
    this.enabled = options.enabled ?? true;
  }

  /** Records up to the present moment. */
  get length(): number {
    return this.cursor;
  }
  /** Records up to the furthest moment that was computed. */
  get recorded(): number {
    return this.furthest;
  }
  get full(): boolean {
    return this.cursor >= MOST_RECORDS;
  }

  write(time: number, kind: number, subject: number, object: number, value: number): void {
    const index = this.cursor;
    if (!this.enabled || index >= MOST_RECORDS) return;
    if (index === this.times.length) this.grow();
    this.times[index] = time;
    this.kinds[index] = kind;
    this.subjects[index] = subject;
    this.objects[index] = object;
    this.values[index] = value;
    this.cursor = index + 1;
    if (this.cursor > this.furthest) this.furthest = this.cursor;
  }

  timeAt(index: number): number {
    return this.times[index] as number;
  }
  kindAt(index: number): number {
    return this.kinds[index] as number;
  }
  subjectAt(index: number): number {
    return this.subjects[index] as number;
  }
  objectAt(index: number): number {
    return this.objects[index] as number;
  }
  valueAt(index: number): number {
    return this.values[index] as number;
  }

  /** Moves the cursor back. */
  rewind(length: number): void {
    if (length < 0 || length > this.furthest)
      throw new RangeError(`the log has ${this.furthest} records, not ${length}`);
    this.cursor = length;
  }

  /** Forgets what lies beyond the cursor. */
  truncate(): void {
    this.furthest = this.cursor;
  }

  /** Index of the first record at or after `time`; `length` when there is none. */
  lowerBound(time: number): number {
    let low = 0;
    let high = this.cursor;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.times[middle] as number) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Index of the first record in which two logs differ, or at which one of them ends; −1 when they are the same. */
  firstDifference(other: EventLog): number {
    const shared = Math.min(this.cursor, other.cursor);
    for (let index = 0; index < shared; index += 1) {
      const same =
        this.times[index] === other.times[index] &&
        this.kinds[index] === other.kinds[index] &&
        this.subjects[index] === other.subjects[index] &&
        this.objects[index] === other.objects[index] &&
        Object.is(this.values[index], other.values[index]);
      if (!same) return index;
    }
    return this.cursor === other.cursor ? -1 : shared;
  }

  private grow(): void {
    const capacity = this.times.length * 2;
    const copy = <T extends Float64Array | Int32Array | Uint8Array>(column: T, into: T): T => {
      into.set(column);
      return into;
    };
    this.times = copy(this.times, new Float64Array(capacity));
    this.kinds = copy(this.kinds, new Uint8Array(capacity));
    this.subjects = copy(this.subjects, new Int32Array(capacity));
    this.objects = copy(this.objects, new Int32Array(capacity));
    this.values = copy(this.values, new Float64Array(capacity));
  }
}
