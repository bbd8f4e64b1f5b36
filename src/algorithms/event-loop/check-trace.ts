// A trace that comes out of a realm which a student's code shared: taken apart before anything of ours reads it.
import { checkColumn, checkList, fail, isRecord, lengthIn, recordIn } from '../hostile-data.ts';
import { ENTRY_KINDS, OPERATION_KINDS, PHASES, type ProgramTrace, QUEUES, STEP_KINDS } from './trace.ts';

/** @throws TypeError where it is no trace: every column is there, and every number leads to something */
export function checkTrace(given: unknown): ProgramTrace {
  if (!isRecord(given) || !(given['places'] instanceof Int32Array) || !isRecord(given['end'])) fail();
  const placeCount = given['places'].length / 4;
  const functionCount = checkList(given, 'functions', (item) => isRecord(item) && typeof item['name'] === 'string');
  const nameCount = checkList(given, 'names', (item) => typeof item === 'string');
  const [steps, frames, operations, entries] = ['steps', 'frames', 'operations', 'entries'].map((name) =>
    recordIn(given, name),
  );
  if (steps === undefined || frames === undefined || operations === undefined || entries === undefined) fail();
  const [stepCount, frameCount, operationCount, entryCount] = [steps, frames, operations, entries].map(lengthIn) as [
    number,
    number,
    number,
    number,
  ];
  const upTo = (below: number) => ({ from: 0, below });
  const orNone = (below: number) => ({ from: -1, below });
  checkColumn(steps, 'kind', Uint8Array, stepCount, upTo(STEP_KINDS.length));
  checkColumn(steps, 'place', Int32Array, stepCount, orNone(placeCount));
  checkColumn(steps, 'frame', Int32Array, stepCount, orNone(frameCount));
  checkColumn(steps, 'phase', Uint8Array, stepCount, upTo(PHASES.length));
  checkColumn(steps, 'entry', Int32Array, stepCount, orNone(entryCount));
  checkColumn(steps, 'timeMs', Float64Array, stepCount);
  checkColumn(frames, 'parent', Int32Array, frameCount, orNone(frameCount));
  const parent = frames['parent'] as Int32Array;
  // A caller was there first, so that no stack goes round in a circle.
  for (let frame = 0; frame < frameCount; frame += 1) if ((parent[frame] ?? 0) >= frame) fail();
  checkColumn(frames, 'function', Int32Array, frameCount, orNone(functionCount));
  checkColumn(frames, 'callPlace', Int32Array, frameCount, orNone(placeCount));
  checkColumn(operations, 'step', Int32Array, operationCount, upTo(Math.max(1, stepCount)));
  checkColumn(operations, 'kind', Uint8Array, operationCount, upTo(OPERATION_KINDS.length));
  checkColumn(operations, 'entry', Int32Array, operationCount, upTo(entryCount));
  checkColumn(operations, 'queue', Uint8Array, operationCount, upTo(QUEUES.length));
  checkColumn(operations, 'dueMs', Float64Array, operationCount);
  checkColumn(entries, 'kind', Uint8Array, entryCount, upTo(ENTRY_KINDS.length));
  checkColumn(entries, 'name', Int32Array, entryCount, orNone(nameCount));
  checkColumn(entries, 'place', Int32Array, entryCount, orNone(placeCount));
  checkColumn(entries, 'madeAt', Int32Array, entryCount, orNone(Math.max(1, stepCount)));
  checkList(
    given,
    'output',
    (item) => isRecord(item) && typeof item['text'] === 'string' && typeof item['step'] === 'number',
  );
  checkList(given, 'eitherOrder', (item) => isRecord(item) && typeof item['step'] === 'number');
  return given as unknown as ProgramTrace;
}
