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
  /** A `finally` begins, perhaps after its function has returned: a frame for it. */
  finally(frame: number, functionIndex: number): number;
  /** It is over; where the function had returned, so is the function. */
  ended(frame: number): void;
  /** The own fields of an object are copied into another. */
  spread<T>(source: T): T;
}

/**
 * Told what ran, in order: so many operations in a context, and whether they begin with a call of its function. It may
 * throw, and so end the code.
 */
export type SliceWatcher = (node: number, operations: number, begun: boolean) => void;

export interface Counter extends Meter {
  /** From now on this one is told. */
  watch(watcher: SliceWatcher | undefined): void;
  /** For one run of a counted script; the tables are taken once. */
  opener(): (tables: CountedTables) => CountingHooks;
  /** So many operations were done for the line at hand, by a function of the language. */
  charge(operations: number): void;
}

/** Beyond so many contexts a call is counted into its caller's. */
const MOST_NODES = 20_000;
// Before the realm's own is replaced by one that is counted.
const { keys: keysOf } = Object;
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
  /** The function had been left, and only its `finally` goes on. */
  readonly isFinal: boolean;
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
  let watcher: SliceWatcher | undefined;
  /** The context at hand was called since the last slice. */
  let begun = false;
  /** What is done here is not the code's, though it may stand in one realm with it. */
  let isOurs = false;

  const restart = (): void => {
    operations = 0;
    place = tables.places.length;
    hits = new Float64Array(place + 1);
    costs = new Float64Array(place + 1);
    tree = new ContextTree();
    frames = [];
    node = 0;
    operationsBefore = 0;
    begun = false;
    timeBeforeMs = nowMs();
  };

  /** What was done since the last time belongs to the context at hand. */
  const settle = (): void => {
    const now = nowMs();
    const done = operations - operationsBefore;
    tree.operations[node] = (tree.operations[node] ?? 0) + done;
    tree.timesMs[node] = (tree.timesMs[node] ?? 0) + now - timeBeforeMs;
    operationsBefore = operations;
    timeBeforeMs = now;
    if (watcher === undefined || (done === 0 && !begun)) return;
    const isBegun = begun;
    begun = false;
    isOurs = true;
    try {
      watcher(node, done, isBegun);
    } finally {
      isOurs = false;
    }
  };

  const charge = (done: number): void => {
    if (isOurs) return;
    operations += done;
    costs[place] = (costs[place] ?? 0) + done;
  };

  const check = (): void => {
    if (operations > most) throw new TooManyOperations(most);
  };

  const open = (functionIndex: number, isFinal: boolean): number => {
    settle();
    isOurs = true;
    node = tree.child(node, functionIndex);
    lastFrame += 1;
    frames.push({ id: lastFrame, node, place, isFinal });
    isOurs = false;
    return lastFrame;
  };
  const resume = (functionIndex: number): number => open(functionIndex, false);

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
      begun = true;
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
    finally(frame, functionIndex) {
      return unwindTo(frame) === undefined ? open(functionIndex, true) : frame;
    },
    ended(frame) {
      if (unwindTo(frame)?.isFinal === true) leave(frame);
    },
    spread(source) {
      if (typeof source === 'object' && source !== null) charge(keysOf(source).length);
      return source;
    },
  };
  Object.freeze(hooks);

  const profile = (): Profile => {
    settle();
    isOurs = true;
    const made = profileOf();
    isOurs = false;
    return made;
  };

  const profileOf = (): Profile => {
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
    watch(next) {
      watcher = next;
    },
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
