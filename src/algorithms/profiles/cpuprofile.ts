// V8's `.cpuprofile`, as Node (`--cpu-prof`) and Chrome write it: nodes of a calling tree, and the samples that were taken of
// it. Every part is checked before it is believed. Format: Profiler.Profile of the DevTools protocol.
//
// A sample lasts from its own moment to the next one's, as in Chrome DevTools and speedscope; samples are put in the order of
// their moments first, as DevTools does. The first one's time begins with the profile (V8 takes it right at the start), and
// the last one's ends with it, so that the times add up to endTime − startTime. (speedscope leaves both ends out.)
import { JsonStream } from '../text/json-stream.ts';
import { ANONYMOUS, type RecordedFunction, type Recording, ROOT } from './recording.ts';

/** What keeps a file from being a profile. Words for it are the lab's. */
export type ProfileProblem =
  | { readonly is: 'json'; readonly fault: string; readonly line: number; readonly byte: number }
  | { readonly is: 'empty' }
  | { readonly is: 'notProfile' }
  | { readonly is: 'trace' }
  | { readonly is: 'missing'; readonly field: string }
  | { readonly is: 'field'; readonly field: string; readonly given: string }
  | { readonly is: 'node'; readonly index: number; readonly field: string; readonly given: string }
  | { readonly is: 'duplicate'; readonly index: number; readonly id: number }
  | { readonly is: 'child'; readonly index: number; readonly id: number; readonly child: number }
  | { readonly is: 'twoParents'; readonly id: number }
  | { readonly is: 'cycle'; readonly id: number }
  | { readonly is: 'roots'; readonly count: number }
  | { readonly is: 'sample'; readonly index: number; readonly id: number }
  | { readonly is: 'deltas'; readonly samples: number; readonly deltas: number }
  | { readonly is: 'times'; readonly start: number; readonly end: number }
  | { readonly is: 'many'; readonly what: 'nodes' | 'samples'; readonly most: number };

export class UnusableProfile extends Error {
  readonly problem: ProfileProblem;
  constructor(problem: ProfileProblem) {
    super(problem.is);
    this.problem = problem;
  }
}

const MOST_NODES = 2_000_000;
const MOST_SAMPLES = 20_000_000;

interface Node {
  readonly id: number;
  readonly function: number;
  readonly children: readonly number[];
  readonly parent: number | undefined;
  readonly hits: number;
}

/** Numbers without end, in one typed column. */
class Numbers {
  private values = new Float64Array(1024);
  length = 0;
  add(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
  finish(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As it may stand in a sentence. */
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

const fail = (problem: ProfileProblem): never => {
  throw new UnusableProfile(problem);
};

/** Takes the parts of one file in any order. */
export class CpuProfileReader {
  private readonly stream: JsonStream;
  private readonly nodes: Node[] = [];
  private readonly functions: RecordedFunction[] = [];
  private readonly functionIndex = new Map<string, number>();
  private readonly samples = new Numbers();
  private readonly deltas = new Numbers();
  private readonly fields = new Map<string, unknown>();
  private readonly seen = new Set<string>();

  constructor() {
    this.stream = new JsonStream({
      use: (key) => {
        this.seen.add(key);
        if (key === 'samples' || key === 'timeDeltas') return 'numbers';
        if (key === 'nodes') return 'items';
        return key === 'startTime' || key === 'endTime' ? 'value' : 'skip';
      },
      number: (key, value) => {
        if (key === 'samples') this.addSample(value);
        else this.deltas.add(value);
      },
      value: (key, value) => {
        if (key === 'nodes') this.nodes.push(this.nodeOf(value));
        else this.fields.set(key, value);
      },
    });
  }

  /** Figures of how much was read, for whoever shows progress. */
  get counts(): { readonly nodes: number; readonly samples: number } {
    return { nodes: this.nodes.length, samples: this.samples.length };
  }

  /** @throws UnusableProfile */
  push(chunk: Uint8Array): void {
    this.check(this.stream.push(chunk));
  }

  /** @throws UnusableProfile */
  end(): Recording {
    this.check(this.stream.end());
    if (this.seen.has('traceEvents')) fail({ is: 'trace' });
    for (const field of ['nodes', 'startTime', 'endTime']) if (!this.seen.has(field)) fail({ is: 'missing', field });
    if (this.nodes.length === 0) fail({ is: 'missing', field: 'nodes' });
    const start = this.time('startTime');
    const end = this.time('endTime');
    if (end < start) fail({ is: 'times', start, end });
    return buildRecording(this.nodes, this.functions, {
      ...{ start, end, samples: this.samples.finish() },
      deltas: this.seen.has('timeDeltas') ? this.deltas.finish() : undefined,
      hasSamples: this.seen.has('samples') && this.samples.length > 0,
    });
  }

  private check(fault: ReturnType<JsonStream['push']>): void {
    if (fault === undefined) return;
    const { is, line, byte, key = '' } = fault;
    if (is === 'empty') fail({ is });
    if (is === 'object') fail({ is: 'notProfile' });
    if (is === 'list' || is === 'number') fail({ is: 'field', field: key, given: `line ${line}` });
    fail({ is: 'json', fault: is, line, byte });
  }

  private time(field: string): number {
    const value = this.fields.get(field);
    return typeof value === 'number' && Number.isFinite(value)
      ? value
      : fail({ is: 'field', field, given: shown(value) });
  }

  private addSample(value: number): void {
    if (this.samples.length >= MOST_SAMPLES) fail({ is: 'many', what: 'samples', most: MOST_SAMPLES });
    this.samples.add(value);
  }

  private nodeOf(value: unknown): Node {
    const index = this.nodes.length;
    if (index >= MOST_NODES) fail({ is: 'many', what: 'nodes', most: MOST_NODES });
    const bad = (field: string, given: unknown): never => fail({ is: 'node', index, field, given: shown(given) });
    if (!isRecord(value)) return bad('node', value);
    const { id, callFrame, children = [], parent, hitCount = 0 } = value;
    if (!Number.isSafeInteger(id)) return bad('id', id);
    if (!isRecord(callFrame)) return bad('callFrame', callFrame);
    if (!Array.isArray(children) || !children.every((child) => Number.isSafeInteger(child)))
      return bad('children', children);
    if (parent !== undefined && !Number.isSafeInteger(parent)) return bad('parent', parent);
    if (typeof hitCount !== 'number' || !(hitCount >= 0)) return bad('hitCount', hitCount);
    const { functionName = '', url = '', lineNumber = -1 } = callFrame;
    if (typeof functionName !== 'string') return bad('functionName', functionName);
    if (typeof url !== 'string') return bad('url', url);
    if (typeof lineNumber !== 'number') return bad('lineNumber', lineNumber);
    return {
      id: id as number,
      function: this.functionOf(functionName === '' ? ANONYMOUS : functionName, url, Math.max(0, lineNumber + 1)),
      children: children as readonly number[],
      parent: parent as number | undefined,
      hits: hitCount,
    };
  }

  private functionOf(name: string, url: string, line: number): number {
    const key = `${name}\0${url}\0${line}`;
    const known = this.functionIndex.get(key);
    if (known !== undefined) return known;
    this.functionIndex.set(key, this.functions.length);
    this.functions.push({ name, url, line });
    return this.functions.length - 1;
  }
}

interface Sampling {
  readonly start: number;
  readonly end: number;
  readonly samples: Float64Array;
  readonly deltas: Float64Array | undefined;
  readonly hasSamples: boolean;
}

function buildRecording(nodes: readonly Node[], functions: readonly RecordedFunction[], sampling: Sampling): Recording {
  const contextOf = new Map<number, number>();
  const { order, parentOf } = orderFromRoot(nodes);
  // Under a root that is not V8's own stands one that is.
  const isRooted = functions[nodes[order[0] ?? 0]?.function ?? 0]?.name === ROOT;
  const listed = isRooted ? functions : [...functions, { name: ROOT, url: '', line: 0 }];
  const offset = isRooted ? 0 : 1;
  const functionColumn = new Int32Array(order.length + offset);
  const parentColumn = new Int32Array(order.length + offset).fill(-1);
  if (!isRooted) functionColumn[0] = functions.length;
  order.forEach((index, place) => {
    const node = nodes[index] as Node;
    const context = place + offset;
    contextOf.set(node.id, context);
    functionColumn[context] = node.function;
    const parent = parentOf.get(node.id);
    parentColumn[context] = parent === undefined ? offset - 1 : (contextOf.get(parent) ?? 0);
  });
  const base = {
    unit: 'microseconds',
    functions: listed,
    contexts: { function: functionColumn, parent: parentColumn },
    countsCalls: false,
  } as const;
  // V8 leaves the sample that it takes at the start out of its count: what a node was hit is what the file says, if it does.
  const isHit = nodes.some(({ hits }) => hits > 0);
  const hits = new Float64Array(functionColumn.length);
  for (const node of nodes) hits[contextOf.get(node.id) ?? 0] = node.hits;
  const slices = sampling.hasSamples ? slicesOfSamples(contextOf, sampling) : slicesOfHits(nodes, contextOf, sampling);
  return { ...base, slices, ...(isHit ? { hits } : {}) };
}

/** Indices of nodes, each parent before its children, in the order of the children's lists. */
function orderFromRoot(nodes: readonly Node[]) {
  const indexOf = new Map<number, number>();
  nodes.forEach(({ id }, index) => {
    if (indexOf.has(id)) fail({ is: 'duplicate', index, id });
    indexOf.set(id, index);
  });
  const parentOf = new Map<number, number>();
  const childrenOf = nodes.map(({ children }) => [...children]);
  nodes.forEach(({ id, children }, index) => {
    for (const child of children) {
      if (!indexOf.has(child)) fail({ is: 'child', index, id, child });
      if (parentOf.has(child)) fail({ is: 'twoParents', id: child });
      parentOf.set(child, id);
    }
  });
  // Chrome's traces name the parent instead.
  for (const [index, { id, parent }] of nodes.entries()) {
    if (parent === undefined || parentOf.get(id) === parent) continue;
    const above = indexOf.get(parent);
    if (above === undefined || parentOf.has(id))
      return fail(above === undefined ? { is: 'child', index, id, child: parent } : { is: 'twoParents', id });
    parentOf.set(id, parent);
    childrenOf[above]?.push(id);
  }
  const roots = nodes.flatMap(({ id }, index) => (parentOf.has(id) ? [] : [index]));
  if (roots.length === 0) fail({ is: 'cycle', id: nodes[0]?.id ?? 0 });
  if (roots.length > 1) fail({ is: 'roots', count: roots.length });
  const order: number[] = [];
  const pending = [...roots];
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    order.push(index);
    for (const child of (childrenOf[index] ?? []).slice().reverse()) pending.push(indexOf.get(child) ?? 0);
  }
  // Every node has one parent, so whoever was not reached goes round in a circle.
  if (order.length < nodes.length) {
    const reached = new Set(order);
    fail({ is: 'cycle', id: nodes.find((_, index) => !reached.has(index))?.id ?? 0 });
  }
  return { order, parentOf };
}

function slicesOfSamples(contextOf: ReadonlyMap<number, number>, { start, end, samples, deltas }: Sampling) {
  const count = samples.length;
  if (deltas !== undefined && deltas.length !== count) fail({ is: 'deltas', samples: count, deltas: deltas.length });
  const moments = new Float64Array(count);
  let moment = start;
  let isSorted = true;
  for (let index = 0; index < count; index += 1) {
    // Without deltas the samples are taken to be spread evenly.
    moment = deltas === undefined ? start + ((end - start) * index) / count : moment + (deltas[index] ?? 0);
    if (index > 0 && moment < (moments[index - 1] ?? 0)) isSorted = false;
    moments[index] = moment;
  }
  const order = Int32Array.from({ length: count }, (_, index) => index);
  if (!isSorted) order.sort((one, other) => (moments[one] ?? 0) - (moments[other] ?? 0) || one - other);
  const context = new Int32Array(count);
  const cost = new Float64Array(count);
  const within = (at: number): number => Math.min(end, Math.max(start, at));
  for (let place = 0; place < count; place += 1) {
    const index = order[place] ?? 0;
    const id = samples[index] ?? 0;
    context[place] = contextOf.get(id) ?? fail({ is: 'sample', index, id });
    const from = place === 0 ? start : within(moments[index] ?? 0);
    const to = place === count - 1 ? end : within(moments[order[place + 1] ?? 0] ?? 0);
    cost[place] = to - from;
  }
  return { context, cost, begun: new Uint8Array(count) };
}

/** Where no samples were kept, only how often each node was hit: the time is shared out by hits, as DevTools does. */
function slicesOfHits(nodes: readonly Node[], contextOf: ReadonlyMap<number, number>, { start, end }: Sampling) {
  const hit = nodes.filter(({ hits }) => hits > 0);
  const all = hit.reduce((sum, { hits }) => sum + hits, 0);
  if (all === 0) fail({ is: 'missing', field: 'samples' });
  const context: number[] = [];
  const cost: number[] = [];
  for (const { id, hits } of hit)
    for (let index = 0; index < Math.round(hits); index += 1) {
      context.push(contextOf.get(id) ?? 0);
      cost.push((end - start) / all);
    }
  return {
    context: Int32Array.from(context),
    cost: Float64Array.from(cost),
    begun: new Uint8Array(context.length),
  };
}
