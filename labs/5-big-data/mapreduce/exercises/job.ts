// How graders run a student's job: tasks over splits as a cluster might do them, to a transcript that anyone may have
// forged.
import type { StudentExports } from '#src/contract/exercise.ts';
import { codeOf } from '../code.ts';
import { addPair, createPairs, type Pairs } from '../pairs.ts';
import { runReduce } from '../work.ts';

export interface JobCase {
  readonly name: string;
  readonly splits: readonly { readonly file: string; readonly lines: readonly string[] }[];
  /** How many times the combiner is applied to the output of each map. */
  readonly combinings: number;
  /** One process does all tasks, one after the other; else each task has a process of its own. */
  readonly isOneProcess?: boolean;
  /** How many times each map is done; the last counts. */
  readonly attempts?: number;
}

export interface JobTranscript {
  readonly answers: readonly (readonly [key: string, value: unknown])[];
  /** Pairs that map gave out, and those that were left to send. */
  readonly emitted: number;
  readonly sent: number;
}

/** Inside the student's realm. */
export function driveJob(each: JobCase, instantiate: () => StudentExports): JobTranscript {
  const { splits, combinings, isOneProcess = false, attempts = 1 } = each;
  const one = codeOf('own-code', instantiate());
  const sent = createPairs();
  let emitted = 0;
  for (const { file, lines } of splits) {
    const code = isOneProcess ? one : codeOf('own-code', instantiate());
    let out: Pairs = createPairs();
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      out = createPairs();
      for (const line of lines) code.map(line, (key, value) => addPair(out, key, value), { file });
    }
    emitted += out.count;
    for (let time = 0; time < combinings; time += 1) {
      const before = out;
      out = createPairs();
      for (const [key, { values }] of before.groups)
        code.combine(key, values, (own, value) => addPair(out, own, value));
    }
    for (const [key, { values }] of out.groups) for (const value of values) addPair(sent, key, value);
  }
  return { answers: runReduce(sent, one).answers, emitted, sent: sent.count };
}

/** What a transcript says of a case; undefined where it has another shape. */
export function readJob(transcript: unknown, index: number, cases: number): JobTranscript | undefined {
  const given: unknown = Array.isArray(transcript) && transcript.length === cases ? transcript[index] : undefined;
  if (typeof given !== 'object' || given === null) return undefined;
  const { answers, emitted, sent } = given as Readonly<Record<string, unknown>>;
  if (!Array.isArray(answers) || typeof emitted !== 'number' || typeof sent !== 'number') return undefined;
  const isPair = (each: unknown): boolean => Array.isArray(each) && each.length === 2 && typeof each[0] === 'string';
  return answers.every(isPair) ? { answers, emitted, sent } : undefined;
}
