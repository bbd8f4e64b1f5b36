// The functions of a job: the two that come with the lab, and the student's own.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, isPromiseLike, valueCode } from '#src/algorithms/student-value.ts';
import type { JobName } from './parameters.ts';

/** A pair as it is given out: a key, and a value that JSON can hold. */
export type Emit = (key: string, value: unknown) => void;

/** Where a record comes from. */
export interface Source {
  /** Name of the file, without its folders. */
  readonly file: string;
}

export interface JobCode {
  map(record: string, emit: Emit, source: Source): void;
  /** Makes of the values of one key in the output of one map less, before they travel. */
  combine(key: string, values: readonly unknown[], emit: Emit): void;
  reduce(key: string, values: readonly unknown[], emit: Emit): void;
}

/** Words of a line: lower-cased, split on white space. */
const wordsOf = (line: string): readonly string[] =>
  line
    .toLowerCase()
    .split(/\p{White_Space}+/u)
    .filter((word) => word !== '');

const sum: JobCode['reduce'] = (key, values, emit) => {
  let total = 0;
  for (const value of values) total += value as number;
  emit(key, total);
};

const WORD_COUNT: JobCode = {
  map(record, emit) {
    for (const word of wordsOf(record)) emit(word, 1);
  },
  combine: sum,
  reduce: sum,
};

const INVERTED_INDEX: JobCode = {
  map(record, emit, { file }) {
    for (const word of wordsOf(record)) emit(word, file);
  },
  combine(key, values, emit) {
    for (const file of new Set(values)) emit(key, file);
  },
  reduce(key, values, emit) {
    emit(key, [...new Set(values)].sort());
  },
};

type Stage = 'map' | 'combine' | 'reduce';

const SIGNATURES: Readonly<Record<Stage, string>> = {
  map: 'map(record, emit)',
  combine: 'combine(key, values, emit)',
  reduce: 'reduce(key, values, emit)',
};

const HALF = /[\ud800-\udfff]/u;
const HALVES = /[\ud800-\udfff]/gu;

/** A key as it was given out: a text, or a number that is written as one. */
function keyOf(stage: Stage, key: unknown): string {
  // Half a character cannot be written as UTF-8: it is replaced, as on its way through a pipe.
  if (typeof key === 'string') return HALF.test(key) ? key.replace(HALVES, '\ufffd') : key;
  if (typeof key === 'number' && Number.isFinite(key)) return String(key);
  throw new PolicyFault(
    { key: 'fault.emit.key', args: { stage, given: valueCode(key) } },
    `In ${stage}, emit takes a key that is a text or a number; it got ${describeValue(key)}.`,
  );
}

/** A copy, so that what the code does to it later changes nothing. */
function plainOf(stage: Stage, value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  if (typeof value === 'object') {
    const text = jsonOf(value);
    if (text !== undefined) return JSON.parse(text) as unknown;
  }
  throw new PolicyFault(
    { key: 'fault.emit.value', args: { stage, given: valueCode(value) } },
    `In ${stage}, emit takes a value that JSON can hold; it got ${describeValue(value)}.`,
  );
}

function jsonOf(value: unknown): string | undefined {
  if (isPromiseLike(value) || value instanceof Map || value instanceof Set) return undefined;
  try {
    return JSON.stringify(value);
  } catch {
    // A ring, or a bigint in it.
    return undefined;
  }
}

type Student = (...args: readonly unknown[]) => unknown;

/** The student's `emit`: `emit(key, value)`; one argument where a key is at hand is its value. */
const emitterOf =
  (stage: Stage, emit: Emit, own?: string) =>
  (...given: readonly unknown[]): void => {
    const [key, value] = given.length === 1 && own !== undefined ? [own, given[0]] : given;
    emit(keyOf(stage, key), plainOf(stage, value));
  };

function functionOf(policy: unknown, stage: Stage): Student | undefined {
  const found: unknown = typeof policy === 'object' && policy !== null ? Reflect.get(policy, stage) : undefined;
  if (typeof found === 'function') return found as Student;
  if (stage === 'combine' && found === undefined) return undefined;
  throw new PolicyFault(
    { key: 'fault.notExported', args: { stage, signature: SIGNATURES[stage], given: valueCode(found) } },
    `Your code must export a function ${SIGNATURES[stage]}; ${stage} is ${describeValue(found)}.`,
  );
}

/** What a function returned: `map` gives everything out by `emit`; the others may also return the value of their key. */
function checkReturn(stage: Stage, answer: unknown, emit?: (value: unknown) => void): void {
  if (answer === undefined) return;
  if (isPromiseLike(answer))
    throw new PolicyFault(
      { key: 'fault.promise', args: { stage } },
      `${stage} returned a promise: it must not be async, and gives pairs out by emit.`,
    );
  if (emit !== undefined) emit(answer);
}

function studentCode(policy: unknown): JobCode {
  if (policy === undefined)
    throw new PolicyFault(
      { key: 'fault.noCode' },
      'job own-code needs your code: write map(record, emit) and reduce(key, values, emit), and run them',
    );
  const map = functionOf(policy, 'map') as Student;
  const reduce = functionOf(policy, 'reduce') as Student;
  const combine = functionOf(policy, 'combine');
  const over =
    (stage: 'combine' | 'reduce', call: Student): JobCode['reduce'] =>
    (key, values, emit) => {
      let given = 0;
      const own = emitterOf(
        stage,
        (...pair) => {
          given += 1;
          emit(...pair);
        },
        key,
      );
      const answer = call(key, [...values], own);
      checkReturn(stage, answer, (value) => {
        // An arrow function returns what its last emit returned, or the length of a list: only a lone answer counts.
        if (given === 0) own(value);
      });
    };
  return {
    map(record, emit, source) {
      checkReturn('map', map(record, emitterOf('map', emit), { ...source }));
    },
    combine: over('combine', combine ?? reduce),
    reduce: over('reduce', reduce),
  };
}

/** @throws PolicyFault where the student's code is in charge and does not export what it must */
export function codeOf(job: JobName, policy: unknown): JobCode {
  switch (job) {
    case 'word-count':
      return WORD_COUNT;
    case 'inverted-index':
      return INVERTED_INDEX;
    case 'own-code':
      return studentCode(policy);
  }
}
