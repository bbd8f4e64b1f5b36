// The append-only log of a run, in chunks of typed columns, so that growing copies nothing. Going back shortens it, and
// the replay writes the same records again.
import type { LogReader } from '../contract/model.ts';

/** Records in a chunk: two to this power. */
const CHUNK_BITS = 12;
const CHUNK_SIZE = 1 << CHUNK_BITS;
const PLACE_MASK = CHUNK_SIZE - 1;
/** About 200 MB. Beyond it nothing more is kept. */
const MOST_RECORDS = 8_000_000;

interface Chunk {
  readonly times: Float64Array;
  readonly kinds: Uint8Array;
  readonly subjects: Int32Array;
  readonly objects: Int32Array;
  readonly values: Float64Array;
}

const createChunk = (): Chunk => ({
  times: new Float64Array(CHUNK_SIZE),
  kinds: new Uint8Array(CHUNK_SIZE),
  subjects: new Int32Array(CHUNK_SIZE),
  objects: new Int32Array(CHUNK_SIZE),
  values: new Float64Array(CHUNK_SIZE),
});

export class EventLog implements LogReader {
  private readonly enabled: boolean;
  private readonly chunks: Chunk[] = [];
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
    if (index === this.chunks.length << CHUNK_BITS) this.chunks.push(createChunk());
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

  /** Index of the first record in which two logs differ, or at which one of them ends; −1 when they are the same. */
  firstDifference(other: EventLog): number {
    const shared = Math.min(this.count, other.count);
    for (let index = 0; index < shared; index += 1) {
      const same =
        this.timeAt(index) === other.timeAt(index) &&
        this.kindAt(index) === other.kindAt(index) &&
        this.subjectAt(index) === other.subjectAt(index) &&
        this.objectAt(index) === other.objectAt(index) &&
        Object.is(this.valueAt(index), other.valueAt(index));
      if (!same) return index;
    }
    return this.count === other.count ? -1 : shared;
  }

  private chunkOf(index: number): Chunk {
    return this.chunks[index >> CHUNK_BITS] as Chunk;
  }
}
