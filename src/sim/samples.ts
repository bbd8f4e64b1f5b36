// The samples of a run's series: one row at each multiple of the sampling interval, row-major, with a cursor like the log's.
import type { SampleBlock } from '../contract/run.ts';

export class SampleRecorder {
  private readonly width: number;
  private values: Float64Array;
  private rows = 0;

  constructor(seriesCount: number) {
    this.width = seriesCount;
    this.values = new Float64Array(Math.max(1, seriesCount) * 256);
  }

  get count(): number {
    return this.rows;
  }

  /** The next row, to be filled by the model. */
  append(): Float64Array {
    const start = this.rows * this.width;
    if (start + this.width > this.values.length) {
      const grown = new Float64Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.rows += 1;
    return this.values.subarray(start, start + this.width).fill(0);
  }

  rewind(count: number): void {
    this.rows = count;
  }

  truncate(): void {
    this.values.fill(0, this.rows * this.width);
  }

  latest(index: number): number {
    return this.rows === 0 ? Number.NaN : (this.values[(this.rows - 1) * this.width + index] ?? Number.NaN);
  }

  block(first: number): SampleBlock {
    const from = Math.min(Math.max(0, first), this.rows);
    return {
      first: from,
      rows: this.rows - from,
      values: this.values.slice(from * this.width, this.rows * this.width),
    };
  }
}
