// Grades a tracer by the trees that it makes of scripts: which span hangs under which, and which begins a trace.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';
import type { Check, Exercise, StudentExports } from '#src/contract/exercise.ts';
import type { Phrase } from '#src/contract/text.ts';
import { SCRIPTS, type Script } from './scripts.ts';

/** A span as it was when it was opened. */
type Told = readonly [name: string, traceId: string, spanId: string, parentSpanId: string];

interface Tracer {
  start(name: string): unknown;
  finish(span: unknown): unknown;
}

type Create = (local: unknown, newId: unknown) => unknown;

function created(exports: StudentExports, local: unknown, newId: unknown): Tracer {
  const { createTracer } = exports;
  if (typeof createTracer !== 'function')
    throw new PolicyFault(
      { key: 'fault.finish.notExported', args: { given: valueCode(createTracer) } },
      `Your code must export a function createTracer(local, newId); createTracer is ${describeValue(createTracer)}.`,
    );
  const tracer = (createTracer as Create)(local, newId);
  const isTracer =
    typeof tracer === 'object' &&
    tracer !== null &&
    typeof Reflect.get(tracer, 'start') === 'function' &&
    typeof Reflect.get(tracer, 'finish') === 'function';
  if (isTracer) return tracer as Tracer;
  throw new PolicyFault(
    { key: 'fault.finish.noTracer', args: { given: valueCode(tracer) } },
    `createTracer must return an object with start and finish; it returned ${describeValue(tracer)}.`,
  );
}

function toldOf(name: string, span: unknown): Told {
  if (typeof span === 'object' && span !== null) {
    const { traceId, spanId, parentSpanId } = span as Readonly<Record<string, unknown>>;
    const hasParent = parentSpanId !== undefined && parentSpanId !== null;
    if (typeof traceId === 'string' && typeof spanId === 'string' && (!hasParent || typeof parentSpanId === 'string'))
      return [name, traceId, spanId, hasParent ? parentSpanId : ''];
  }
  throw new PolicyFault(
    { key: 'fault.finish.span', args: { given: valueCode(span) } },
    `start must return a span with traceId, spanId and parentSpanId; it returned ${describeValue(span)}.`,
  );
}

/** Runs a script on a fresh tracer. */
function play(instantiate: () => StudentExports, { acts }: Script): readonly Told[] {
  const values = new Map<string, unknown>();
  let task = 'main';
  let ids = 0;
  const local = {
    get: (): unknown => values.get(task),
    set(value: unknown): void {
      values.set(task, value);
    },
  };
  const newId = (digits: number): string => {
    ids += 1;
    return ids.toString(16).padStart(digits === 32 ? 32 : 16, '0');
  };
  const tracer = created(instantiate(), local, newId);
  const open = new Map<string, unknown>();
  const told: Told[] = [];
  for (const act of acts) {
    task = act.task;
    if (act.do === 'fork') values.set(act.into, values.get(task));
    else if (act.do === 'finish') tracer.finish(open.get(act.name));
    else {
      const span = tracer.start(act.name);
      told.push(toldOf(act.name, span));
      open.set(act.name, span);
    }
  }
  return told;
}

const isTold = (given: unknown): given is Told =>
  Array.isArray(given) && given.length === 4 && given.every((each) => typeof each === 'string');

function faultIn({ above }: Script, told: readonly Told[]): Phrase | undefined {
  const names = new Map(told.map(([name, , spanId]) => [spanId, name]));
  if (names.size !== told.length || told.some(([, traceId, spanId]) => traceId === '' || spanId === ''))
    return { key: 'grade.finish.sameId' };
  const traces = new Map(told.map(([name, traceId]) => [name, traceId]));
  const roots = new Map<string, string>();
  for (const [name, traceId, , parentSpanId] of told) {
    const wanted = above[name] ?? null;
    const parent = parentSpanId === '' ? null : (names.get(parentSpanId) ?? '?');
    if (wanted === null) {
      if (parent !== null) return { key: 'grade.finish.notRoot', args: { name, given: parent } };
      const other = roots.get(traceId);
      if (other !== undefined) return { key: 'grade.finish.joined', args: { name, other } };
      roots.set(traceId, name);
      continue;
    }
    if (parent === null) return { key: 'grade.finish.root', args: { name, wanted } };
    if (parent !== wanted) return { key: 'grade.finish.parent', args: { name, given: parent, wanted } };
    if (traces.get(wanted) !== traceId) return { key: 'grade.finish.trace', args: { name, wanted } };
  }
  return undefined;
}

function judgeScript(script: Script, given: unknown): Check {
  const name: Phrase = { key: `grade.finish.case.${script.name}` };
  const wanted = Object.keys(script.above);
  const isWhole =
    Array.isArray(given) &&
    given.length === wanted.length &&
    given.every((each, index) => isTold(each) && each[0] === wanted[index]);
  if (!isWhole) return { name, passed: false, message: { key: 'grade.noAnswer' } };
  const fault = faultIn(script, given as readonly Told[]);
  const good: Phrase = { key: 'grade.finish.good', args: { count: wanted.length } };
  return { name, passed: fault === undefined, message: fault ?? good };
}

export const exercise: Exercise = {
  entry: [{ name: 'createTracer', type: 'function' }],
  drive: (instantiate) => SCRIPTS.map((script) => play(instantiate, script)),
  judge: (transcript) =>
    SCRIPTS.map((script, index) =>
      judgeScript(
        script,
        Array.isArray(transcript) && transcript.length === SCRIPTS.length ? (transcript[index] as unknown) : undefined,
      ),
    ),
};
