// What a program leaves behind whose operations were counted: which function ran, called from where, one after the other.
// Plain data in typed columns, so that it crosses any bridge and a model can replay it.
import type { ProfiledFunction, ProfiledLine } from '../../contract/meter.ts';
import { checkColumn, checkList, fail, isRecord, lengthIn, recordIn } from '../hostile-data.ts';
import { ANONYMOUS, type Recording, ROOT } from './recording.ts';

/** Why the program ended. Lines from 1. */
export type CallEnd =
  | { readonly kind: 'completed' }
  | { readonly kind: 'uncaught'; readonly message: string; readonly line?: number }
  | { readonly kind: 'limit'; readonly limit: 'operations' | 'calls'; readonly allowed: number };

export interface CallTrace {
  readonly version: 1;
  readonly kind: 'calls';
  /** The first is the program itself. */
  readonly functions: readonly ProfiledFunction[];
  /** Calling contexts; node 0 is whoever called the program, and has no function (−1). */
  readonly nodes: {
    readonly length: number;
    readonly function: Int32Array;
    readonly parent: Int32Array;
    /** On the clock of this machine; its overhead of counting is in it. */
    readonly selfTimeMs: Float64Array;
  };
  readonly slices: {
    readonly length: number;
    readonly node: Int32Array;
    readonly operations: Float64Array;
    readonly begun: Uint8Array;
  };
  readonly lines: readonly ProfiledLine[];
  /** What was printed, line by line. */
  readonly output: readonly string[];
  readonly end: CallEnd;
}

/** The program as it calls itself in tables. */
const MAIN = '(main)';

/** The recording that such a trace is. @param url name of the program */
export function recordingOf({ functions, nodes, slices }: CallTrace, url: string): Recording {
  const names = functions.map(({ name, line }, index) => ({
    name: index === 0 ? MAIN : name === '' ? ANONYMOUS : name,
    url,
    line,
  }));
  return {
    unit: 'operations',
    countsCalls: true,
    functions: [{ name: ROOT, url: '', line: 0 }, ...names],
    contexts: { function: nodes.function.map((each) => each + 1), parent: nodes.parent },
    slices: { context: slices.node, cost: slices.operations, begun: slices.begun },
    selfTimeMs: nodes.selfTimeMs,
  };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isLine = (item: unknown): boolean =>
  isRecord(item) && isNumber(item['line']) && isNumber(item['hits']) && isNumber(item['operations']);

/** @throws TypeError where it is no trace: every column is there, and every number leads to something */
export function checkCallTrace(given: unknown): CallTrace {
  if (!isRecord(given) || given['kind'] !== 'calls') return fail();
  const functionCount = checkList(
    given,
    'functions',
    (item) => isRecord(item) && typeof item['name'] === 'string' && isNumber(item['line']),
  );
  const nodes = recordIn(given, 'nodes');
  const nodeCount = lengthIn(nodes);
  if (nodeCount === 0) fail();
  checkColumn(nodes, 'function', Int32Array, nodeCount, { from: -1, below: functionCount });
  checkColumn(nodes, 'parent', Int32Array, nodeCount, { from: -1, below: nodeCount });
  checkColumn(nodes, 'selfTimeMs', Float64Array, nodeCount);
  const parent = nodes['parent'] as Int32Array;
  // A caller was there first, so that no stack goes round in a circle; only the first has none.
  for (let node = 0; node < nodeCount; node += 1)
    if (node === 0 ? parent[0] !== -1 : !((parent[node] ?? -1) >= 0 && (parent[node] ?? 0) < node)) fail();
  const slices = recordIn(given, 'slices');
  const sliceCount = lengthIn(slices);
  checkColumn(slices, 'node', Int32Array, sliceCount, { from: 0, below: nodeCount });
  checkColumn(slices, 'operations', Float64Array, sliceCount, { from: 0, below: Number.MAX_SAFE_INTEGER });
  checkColumn(slices, 'begun', Uint8Array, sliceCount, { from: 0, below: 2 });
  checkList(given, 'lines', isLine);
  checkList(given, 'output', (item) => typeof item === 'string');
  checkEnd(recordIn(given, 'end'));
  return given as unknown as CallTrace;
}

function checkEnd({ kind, message, limit, allowed }: Readonly<Record<string, unknown>>): void {
  const isKnown =
    kind === 'completed' ||
    (kind === 'uncaught' && typeof message === 'string') ||
    (kind === 'limit' && (limit === 'operations' || limit === 'calls') && isNumber(allowed));
  if (!isKnown) fail();
}
