// The append-only log of a run, in typed columns. Going back shortens it, and the replay writes the same records again.
import type { LogReader } from '../contract/model.ts';

const FIRST_CAPACITY = 1024;
/** About 200 MB. Beyond it nothing more is kept. */
const MOST_RECORDS = 8_000_000;

export class EventLog implements LogReader {
  private readonly enabled: boolean;
  private times = new Float64Array(FIRST_CAPACITY);
  private kinds = new Uint8Array(FIRST_CAPACITY);
  private subjects = new Int32Array(FIRST_CAPACITY);
  private objects = new Int32Array(FIRST_CAPACITY);
  private values = new Float64Array(FIRST_CAPACITY);
  private count = 0;

  /** @param options.enabled false makes `write` keep nothing, for bulk runs */
  constructor(options: { readonly enabled?: boolean } = {}) {
    this.enabled = options.enabled ?? true;
  }

  /** Records up to the present moment. */
  get length(): number {
    return this.count;
  }

  write(time: number, kind: number, subject: number, object: number, value: number): void {
    const index = this.count;
    if (!this.enabled || index >= MOST_RECORDS) return;
    if (index === this.times.length) this.grow();
    this.times[index] = time;
    this.kinds[index] = kind;
    this.subjects[index] = subject;
    this.objects[index] = object;
    this.values[index] = value;
    this.count = index + 1;
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

  /** Forgets the records after the first `length`. */
  rewind(length: number): void {
    if (length < 0 || length > this.count) throw new RangeError(`the log has ${this.count} records, not ${length}`);
    this.count = length;
  }

  /** Index of the first record in which two logs differ, or at which one of them ends; −1 when they are the same. */
  firstDifference(other: EventLog): number {
    const shared = Math.min(this.count, other.count);
    for (let index = 0; index < shared; index += 1) {
      const same =
        this.times[index] === other.times[index] &&
        this.kinds[index] === other.kinds[index] &&
        this.subjects[index] === other.subjects[index] &&
        this.objects[index] === other.objects[index] &&
        Object.is(this.values[index], other.values[index]);
      if (!same) return index;
    }
    return this.count === other.count ? -1 : shared;
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
