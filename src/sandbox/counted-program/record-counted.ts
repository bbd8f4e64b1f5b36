// Runs one counted program to its end, or to a limit, and gives the trace of its calls.
import type { CallEnd, CallTrace } from '../../algorithms/profiles/call-trace.ts';
import { TooManyOperations } from '../../contract/meter.ts';
import type { ConsoleTake } from '../console-capture.ts';
import type { Counter } from '../counting/counter.ts';
import { mapError, type ScriptPlace } from '../error-map.ts';
import { GrowingColumn } from '../program/runtime/growing-column.ts';
import { thrownAsData } from '../worker-channel.ts';

export interface CountedRealm {
  readonly counter: Counter;
  /** Runs the program. */
  run(): void;
  takeConsole(): ConsoleTake;
  /** Where the program's lines stand, for what it throws. */
  readonly place: ScriptPlace;
}

const MOST_OPERATIONS = 20_000_000;
/** A call makes two slices: its own, and the rest of its caller's. */
const MOST_SLICES = 1_000_000;

class TooManyCalls extends Error {}

export function recordCounted({ counter, run, takeConsole, place }: CountedRealm): CallTrace {
  const node = new GrowingColumn(Int32Array);
  const operations = new GrowingColumn(Float64Array);
  const begun = new GrowingColumn(Uint8Array);
  let isOver = false;
  let end: CallEnd = { kind: 'completed' };
  counter.watch((context, done, isBegun) => {
    // What its own `catch` and `finally` do after it was stopped is counted, and stops again.
    if (node.length >= MOST_SLICES) {
      if (!isOver) throw new TooManyCalls();
      return;
    }
    node.add(context);
    operations.add(done);
    begun.add(isBegun ? 1 : 0);
  });
  const { profile } = counter.measure(() => {
    try {
      run();
      if (node.length >= MOST_SLICES) end = CALLS_LIMIT;
    } catch (thrown) {
      end = endOf(thrown, place);
    }
    isOver = true;
  }, MOST_OPERATIONS);
  counter.watch(undefined);
  return {
    version: 1,
    kind: 'calls',
    functions: profile.functions,
    nodes: {
      length: profile.nodes.parent.length,
      function: profile.nodes.function,
      parent: profile.nodes.parent,
      selfTimeMs: profile.nodes.selfTimeMs,
    },
    slices: {
      length: node.length,
      node: node.finish(),
      operations: operations.finish(),
      begun: begun.finish(),
    },
    lines: profile.lines,
    output: takeConsole().lines.map(({ text }) => text),
    end,
  };
}

const CALLS_LIMIT = { kind: 'limit', limit: 'calls', allowed: MOST_SLICES / 2 } as const;

function endOf(thrown: unknown, place: ScriptPlace): CallEnd {
  if (thrown instanceof TooManyOperations) return { kind: 'limit', limit: 'operations', allowed: thrown.most };
  if (thrown instanceof TooManyCalls) return CALLS_LIMIT;
  const data = thrownAsData(thrown);
  const { line, name, message } = mapError(data, place);
  return {
    kind: 'uncaught',
    message: name === '' || name === 'Error' ? message : `${name}: ${message}`,
    ...(line === undefined ? {} : { line }),
  };
}
