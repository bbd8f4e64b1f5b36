// The binary heap of lib/internal/priority_queue.js: equal items come out as Node's do.

export class PriorityQueue<Item extends { position: number }> {
  private readonly compare: (a: Item, b: Item) => number;
  private readonly heap: (Item | undefined)[] = [undefined];
  private size = 0;

  constructor(compare: (a: Item, b: Item) => number) {
    this.compare = compare;
  }

  insert(item: Item): void {
    this.size += 1;
    this.heap[this.size] = item;
    this.percolateUp(this.size);
  }

  peek(): Item | undefined {
    return this.heap[1];
  }

  percolateDown(from: number): void {
    const item = this.heap[from];
    if (item === undefined) return;
    const half = this.size >> 1;
    let position = from;
    while (position <= half) {
      let child = position * 2;
      let childItem = this.heap[child];
      const right = this.heap[child + 1];
      if (
        child + 1 <= this.size &&
        right !== undefined &&
        childItem !== undefined &&
        this.compare(right, childItem) < 0
      ) {
        child += 1;
        childItem = right;
      }
      if (childItem === undefined || this.compare(item, childItem) <= 0) break;
      this.place(childItem, position);
      position = child;
    }
    this.place(item, position);
  }

  private percolateUp(from: number): void {
    const item = this.heap[from];
    if (item === undefined) return;
    let position = from;
    while (position > 1) {
      const above = position >> 1;
      const parent = this.heap[above];
      if (parent === undefined || this.compare(parent, item) <= 0) break;
      this.place(parent, position);
      position = above;
    }
    this.place(item, position);
  }

  private place(item: Item, position: number): void {
    this.heap[position] = item;
    item.position = position;
  }

  removeAt(position: number): void {
    const last = this.heap[this.size];
    this.heap[position] = last;
    this.heap[this.size] = undefined;
    this.size -= 1;
    const above = this.heap[position >> 1];
    if (this.size === 0 || position > this.size || last === undefined) return;
    last.position = position;
    if (position > 1 && above !== undefined && this.compare(above, last) > 0) this.percolateUp(position);
    else this.percolateDown(position);
  }

  shift(): void {
    if (this.heap[1] !== undefined) this.removeAt(1);
  }
}
