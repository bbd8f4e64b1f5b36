// The append-only log of a run, in chunks of typed columns, so that growing copies nothing. Going back shortens it, and
// the replay writes the same records again.
import type { LogReader } from '../contract/model.ts';

/** Records in a chunk: two to this power. */
const CHUNK_BITS = 12;
const CHUNK_SIZE = 1 << CHUNK_BITS;
const PLACE_MASK = CHUNK_SIZE - 1;
/** About 200 MB. Beyond it nothing more is kept, and the log says that it is full. */
const MOST_RECORDS = 8_000_000;

/** Records as columns of equal length. */
export interface RecordColumns {
  readonly times: Float64Array;
  readonly kinds: Uint8Array;
  readonly subjects: Int32Array;
  readonly objects: Int32Array;
  readonly values: Float64Array;
}

const createColumns = (size: number): RecordColumns => ({
  times: new Float64Array(size),
  kinds: new Uint8Array(size),
  subjects: new Int32Array(size),
  objects: new Int32Array(size),
  values: new Float64Array(size),
});

/** Place of the first record in which two sets of columns differ, or at which one of them ends. */
export function firstDifference(one: RecordColumns, other: RecordColumns): number {
  const shared = Math.min(one.times.length, other.times.length);
  for (let place = 0; place < shared; place += 1) {
    const same =
      one.times[place] === other.times[place] &&
      one.kinds[place] === other.kinds[place] &&
      one.subjects[place] === other.subjects[place] &&
      one.objects[place] === other.objects[place] &&
      Object.is(one.values[place], other.values[place]);
    if (!same) return place;
  }
  return shared;
}

export class EventLog implements LogReader {
  private readonly enabled: boolean;
  private readonly most: number;
  private readonly chunks: RecordColumns[] = [];
  private count = 0;

  /**
   * @param options.enabled false makes `write` keep nothing, for bulk runs
   * @param options.most records that are kept
   */
  constructor(options: { readonly enabled?: boolean; readonly most?: number | undefined } = {}) {
    this.enabled = options.enabled ?? true;
    this.most = options.most ?? MOST_RECORDS;
  }

  /** Records up to the present moment. */
  get length(): number {
    return this.count;
  }

  /** Time of the last record of a log that keeps no further one; undefined while there is room. */
  get fullAt(): number | undefined {
    return this.enabled && this.count >= this.most ? this.timeAt(this.count - 1) : undefined;
  }

  write(time: number, kind: number, subject: number, object: number, value: number): void {
    const index = this.count;
    if (!this.enabled || index >= this.most) return;
    if (index === this.chunks.length << CHUNK_BITS) this.chunks.push(createColumns(CHUNK_SIZE));
    const chunk = this.chunkOf(index);
    const place = index & PLACE_MASK;
    chunk.times[place] = time;
    chunk.kinds[place] = kind;
    chunk.subjects[place] = subject;
    chunk.objects[place] = object;
    chunk.values[place] = value;
    this.count = index + 1;
  }

  timeAt(index: number): number {
    return this.chunkOf(index).times[index & PLACE_MASK] as number;
  }
  kindAt(index: number): number {
    return this.chunkOf(index).kinds[index & PLACE_MASK] as number;
  }
  subjectAt(index: number): number {
    return this.chunkOf(index).subjects[index & PLACE_MASK] as number;
  }
  objectAt(index: number): number {
    return this.chunkOf(index).objects[index & PLACE_MASK] as number;
  }
  valueAt(index: number): number {
    return this.chunkOf(index).values[index & PLACE_MASK] as number;
  }

  /** Forgets the records after the first `length`. */
  rewind(length: number): void {
    if (length < 0 || length > this.count) throw new RangeError(`the log has ${this.count} records, not ${length}`);
    this.count = length;
  }

  /** Copies of the columns from record `from` on, at most `most` records. */
  columns(from: number, most: number): RecordColumns {
    const size = Math.max(0, Math.min(most, this.count - from));
    const columns = createColumns(size);
    for (let place = 0; place < size; place += 1) {
      columns.times[place] = this.timeAt(from + place);
      columns.kinds[place] = this.kindAt(from + place);
      columns.subjects[place] = this.subjectAt(from + place);
      columns.objects[place] = this.objectAt(from + place);
      columns.values[place] = this.valueAt(from + place);
    }
    return columns;
  }

  private chunkOf(index: number): RecordColumns {
    return this.chunks[index >> CHUNK_BITS] as RecordColumns;
  }
}
