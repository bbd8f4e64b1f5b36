// A trace that comes out of a realm which a student's code shared: taken apart before anything of ours reads it.
import { ENTRY_KINDS, OPERATION_KINDS, PHASES, type ProgramTrace, QUEUES, STEP_KINDS } from './trace.ts';

type Column = ArrayLike<number>;

function fail(): never {
  throw new TypeError('the program left no trace that can be read');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function record(of: unknown, name: string): Readonly<Record<string, unknown>> {
  const value = isRecord(of) ? of[name] : undefined;
  return isRecord(value) ? value : fail();
}

function column(
  of: Readonly<Record<string, unknown>>,
  name: string,
  kind: new (length: number) => Column,
  length: number,
  bound?: { readonly from: number; readonly below: number },
): void {
  const value = of[name];
  if (!(value instanceof kind) || value.length < length) fail();
  if (bound === undefined) return;
  for (let index = 0; index < length; index += 1) {
    const one = value[index] ?? Number.NaN;
    if (!(one >= bound.from && one < bound.below)) fail();
  }
}

function lengthOf(of: Readonly<Record<string, unknown>>): number {
  const { length } = of;
  return typeof length === 'number' && Number.isSafeInteger(length) && length >= 0 ? length : fail();
}

function list(of: unknown, name: string, isItem: (item: unknown) => boolean): number {
  const value = isRecord(of) ? of[name] : undefined;
  return Array.isArray(value) && value.every(isItem) ? value.length : fail();
}

/** @throws TypeError where it is no trace: every column is there, and every number leads to something */
export function checkTrace(given: unknown): ProgramTrace {
  if (!isRecord(given) || !(given['places'] instanceof Int32Array) || !isRecord(given['end'])) fail();
  const placeCount = given['places'].length / 4;
  const functionCount = list(given, 'functions', (item) => isRecord(item) && typeof item['name'] === 'string');
  const nameCount = list(given, 'names', (item) => typeof item === 'string');
  const [steps, frames, operations, entries] = ['steps', 'frames', 'operations', 'entries'].map((name) =>
    record(given, name),
  );
  if (steps === undefined || frames === undefined || operations === undefined || entries === undefined) fail();
  const [stepCount, frameCount, operationCount, entryCount] = [steps, frames, operations, entries].map(lengthOf) as [
    number,
    number,
    number,
    number,
  ];
  const upTo = (below: number) => ({ from: 0, below });
  const orNone = (below: number) => ({ from: -1, below });
  column(steps, 'kind', Uint8Array, stepCount, upTo(STEP_KINDS.length));
  column(steps, 'place', Int32Array, stepCount, orNone(placeCount));
  column(steps, 'frame', Int32Array, stepCount, orNone(frameCount));
  column(steps, 'phase', Uint8Array, stepCount, upTo(PHASES.length));
  column(steps, 'entry', Int32Array, stepCount, orNone(entryCount));
  column(steps, 'timeMs', Float64Array, stepCount);
  column(frames, 'parent', Int32Array, frameCount, orNone(frameCount));
  const parent = frames['parent'] as Int32Array;
  // A caller was there first, so that no stack goes round in a circle.
  for (let frame = 0; frame < frameCount; frame += 1) if ((parent[frame] ?? 0) >= frame) fail();
  column(frames, 'function', Int32Array, frameCount, orNone(functionCount));
  column(frames, 'callPlace', Int32Array, frameCount, orNone(placeCount));
  column(operations, 'step', Int32Array, operationCount, upTo(Math.max(1, stepCount)));
  column(operations, 'kind', Uint8Array, operationCount, upTo(OPERATION_KINDS.length));
  column(operations, 'entry', Int32Array, operationCount, upTo(entryCount));
  column(operations, 'queue', Uint8Array, operationCount, upTo(QUEUES.length));
  column(operations, 'dueMs', Float64Array, operationCount);
  column(entries, 'kind', Uint8Array, entryCount, upTo(ENTRY_KINDS.length));
  column(entries, 'name', Int32Array, entryCount, orNone(nameCount));
  column(entries, 'place', Int32Array, entryCount, orNone(placeCount));
  column(entries, 'madeAt', Int32Array, entryCount, orNone(Math.max(1, stepCount)));
  list(
    given,
    'output',
    (item) => isRecord(item) && typeof item['text'] === 'string' && typeof item['step'] === 'number',
  );
  list(given, 'eitherOrder', (item) => isRecord(item) && typeof item['step'] === 'number');
  return given as unknown as ProgramTrace;
}
