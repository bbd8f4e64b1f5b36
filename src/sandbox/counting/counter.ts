// Counts what a counted script does, and keeps it by calling context and by line. What the script reaches of it can only
// add to the counts.
import { type Measured, type Meter, type Profile, TooManyOperations } from '../../contract/meter.ts';

/** What a counted script tells of itself; lines are those of the student's source. */
export interface CountedTables {
  readonly functions: readonly (readonly [name: string, line: number])[];
  /** Line of each place that is counted. */
  readonly places: readonly number[];
}

/** What a counted script calls. A frame is a number that grows from call to call. */
interface CountingHooks {
  /** A statement begins. */
  step(place: number): void;
  /** A loop turns. */
  turn(place: number): void;
  enter(functionIndex: number): number;
  leave(frame: number): void;
  /** Leaves with a value. */
  left<T>(frame: number, value: T): T;
  /** A function that rested goes on: a frame as by `enter`, and no call. */
  resume(functionIndex: number): number;
  back<T>(value: T, frame: number): T;
  /** Back in the function, from wherever something was thrown. */
  again(frame: number, functionIndex: number): number;
  /** The own fields of an object are copied into another. */
  spread<T>(source: T): T;
}

export interface Counter extends Meter {
  /** For one run of a counted script; the tables are taken once. */
  opener(): (tables: CountedTables) => CountingHooks;
  /** So many operations were done for the line at hand, by a function of the language. */
  charge(operations: number): void;
}

/** Beyond so many contexts a call is counted into its caller's. */
const MOST_NODES = 20_000;
const EMPTY: CountedTables = { functions: [], places: [] };

/** Calling contexts as a tree in growing columns. */
class ContextTree {
  readonly functions: number[] = [-1];
  readonly parents: number[] = [-1];
  readonly calls: number[] = [0];
  readonly operations: number[] = [0];
  readonly timesMs: number[] = [0];
  private readonly children = new Map<number, number>();

  child(parent: number, functionIndex: number): number {
    const key = parent * 1_000_003 + functionIndex;
    const known = this.children.get(key);
    if (known !== undefined) return known;
    if (this.functions.length >= MOST_NODES) return parent;
    const node = this.functions.length;
    this.functions.push(functionIndex);
    this.parents.push(parent);
    this.calls.push(0);
    this.operations.push(0);
    this.timesMs.push(0);
    this.children.set(key, node);
    return node;
  }
}

interface Frame {
  readonly id: number;
  readonly node: number;
  /** Where the caller was. */
  readonly place: number;
}

/** @param nowMs the time that is kept beside the counts; none without it */
export function createCounter(nowMs: () => number = () => 0): Counter {
  let tables = EMPTY;
  let operations = 0;
  let most = Number.POSITIVE_INFINITY;
  /** Of the tables' places; one more for whatever is in none. */
  let place = 0;
  let hits = new Float64Array(1);
  let costs = new Float64Array(1);
  let tree = new ContextTree();
  let frames: Frame[] = [];
  let lastFrame = 0;
  let node = 0;
  let operationsBefore = 0;
  let timeBeforeMs = 0;

  const restart = (): void => {
    operations = 0;
    place = tables.places.length;
    hits = new Float64Array(place + 1);
    costs = new Float64Array(place + 1);
    tree = new ContextTree();
    frames = [];
    node = 0;
    operationsBefore = 0;
    timeBeforeMs = nowMs();
  };

  /** What was done since the last time belongs to the context at hand. */
  const settle = (): void => {
    const now = nowMs();
    tree.operations[node] = (tree.operations[node] ?? 0) + operations - operationsBefore;
    tree.timesMs[node] = (tree.timesMs[node] ?? 0) + now - timeBeforeMs;
    operationsBefore = operations;
    timeBeforeMs = now;
  };

  const charge = (done: number): void => {
    operations += done;
    costs[place] = (costs[place] ?? 0) + done;
  };

  const check = (): void => {
    if (operations > most) throw new TooManyOperations(most);
  };

  const resume = (functionIndex: number): number => {
    settle();
    node = tree.child(node, functionIndex);
    lastFrame += 1;
    frames.push({ id: lastFrame, node, place });
    return lastFrame;
  };

  /** Ends all frames that began after this one. */
  const unwindTo = (frame: number): Frame | undefined => {
    settle();
    let top = frames.at(-1);
    while (top !== undefined && top.id > frame) {
      frames.pop();
      place = top.place;
      top = frames.at(-1);
    }
    node = top?.node ?? 0;
    return top?.id === frame ? top : undefined;
  };

  const leave = (frame: number): void => {
    const own = unwindTo(frame);
    if (own === undefined) return;
    frames.pop();
    place = own.place;
    node = frames.at(-1)?.node ?? 0;
  };

  const step = (at: number): void => {
    operations += 1;
    place = at;
    hits[at] = (hits[at] ?? 0) + 1;
    costs[at] = (costs[at] ?? 0) + 1;
  };

  const hooks: CountingHooks = {
    step,
    turn(at) {
      step(at);
      check();
    },
    enter(functionIndex) {
      charge(1);
      check();
      const frame = resume(functionIndex);
      tree.calls[node] = (tree.calls[node] ?? 0) + 1;
      return frame;
    },
    leave,
    left(frame, value) {
      leave(frame);
      return value;
    },
    resume,
    back: (value) => value,
    again(frame, functionIndex) {
      return unwindTo(frame) === undefined ? resume(functionIndex) : frame;
    },
    spread(source) {
      if (typeof source === 'object' && source !== null) charge(Object.keys(source).length);
      return source;
    },
  };
  Object.freeze(hooks);

  const profile = (): Profile => {
    settle();
    const lines = new Map<number, { hits: number; operations: number }>();
    tables.places.forEach((line, at) => {
      const sum = lines.get(line) ?? { hits: 0, operations: 0 };
      sum.hits += hits[at] ?? 0;
      sum.operations += costs[at] ?? 0;
      lines.set(line, sum);
    });
    return {
      functions: tables.functions.map(([name, line]) => ({ name, line })),
      nodes: {
        function: Int32Array.from(tree.functions),
        parent: Int32Array.from(tree.parents),
        calls: Float64Array.from(tree.calls),
        selfOperations: Float64Array.from(tree.operations),
        selfTimeMs: Float64Array.from(tree.timesMs),
      },
      lines: [...lines]
        .filter(([, sum]) => sum.operations > 0)
        .sort(([one], [other]) => one - other)
        .map(([line, sum]) => ({ line, ...sum })),
    };
  };

  return {
    opener() {
      let isOpen = true;
      return (given) => {
        if (isOpen) {
          isOpen = false;
          tables = given;
          restart();
        }
        return hooks;
      };
    },
    charge,
    measure<T>(call: () => T, limit = Number.POSITIVE_INFINITY): Measured<T> {
      restart();
      most = limit;
      try {
        const value = call();
        return { value, operations, profile: profile() };
      } finally {
        most = Number.POSITIVE_INFINITY;
      }
    },
  };
}
