// A typed column that grows by doubling.

type Column = Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
interface Maker<Kind extends Column> {
  new (length: number): Kind;
}

export class GrowingColumn<Kind extends Column> {
  private readonly Maker: Maker<Kind>;
  private values: Kind;
  length = 0;

  constructor(Maker: Maker<Kind>) {
    this.Maker = Maker;
    this.values = new Maker(256);
  }

  /** Gives the index of the value. */
  add(value: number): number {
    const index = this.length;
    if (index === this.values.length) {
      const larger = new this.Maker(index * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[index] = value;
    this.length = index + 1;
    return index;
  }

  finish(): Kind {
    return this.values.slice(0, this.length) as Kind;
  }
}
