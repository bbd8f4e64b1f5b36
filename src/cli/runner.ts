// Makes runs in this thread: the same host and models as the page's. A student's code lives in a realm of its own.
import { createReadStream } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import type { Check } from '../contract/exercise.ts';
import type { ExportedFile, InputSession, Metrics } from '../contract/model.ts';
import { harden } from '../sandbox/harden.ts';
import { Host, type StudentRealm, type StudentWorld } from '../worker/host.ts';
import { loadLab } from '../worker/labs.ts';
import type { PreparedRun } from './experiment.ts';
import { Misuse, sentenceOf } from './misuse.ts';

export interface RunOutcome {
  readonly untilMs: number;
  readonly metrics: Metrics;
  readonly result: Readonly<Record<string, unknown>>;
}

// Taken before any student's realm is made.
const nowMs = performance.now.bind(performance);

/** A realm whose globals are not ours. No security boundary: the page's sandbox is one, this keeps honest mistakes apart. */
function studentRealm(script: string): StudentRealm {
  let world: StudentWorld = { uniform: () => 0.5, nowMs: () => 0 };
  const context = createContext({});
  const scope = runInContext('globalThis', context) as object;
  const console = harden(scope, { hooks: { uniform: () => world.uniform(), nowMs: () => world.nowMs() } });
  const run = runInContext(`(function (exports, module, require) { 'use strict';\n${script}\n})`, context, { filename: 'code.js' }) as (
    exports: object,
    module: { exports: object },
    require: (name: string) => never,
  ) => void;
  return {
    instantiate() {
      const module: { exports: object } = { exports: runInContext('({})', context) as object };
      run(module.exports, module, (name) => {
        throw new Error(`import is not available here: ${name}`);
      });
      return module.exports as Readonly<Record<string, unknown>>;
    },
    enter(next) {
      world = next;
    },
    takeConsole: () => console.take(),
  };
}

export const createHost = (script?: string): Host => new Host({ loadLab, nowMs, ...(script === undefined ? {} : { student: studentRealm(script) }) });

/** Streams files into a lab's reader. */
async function readInput(host: Host, labId: string, files: readonly string[]): Promise<string | undefined> {
  if (files.length === 0) return undefined;
  const { model } = await loadLab(labId);
  const session = model.input?.open();
  if (session === undefined) throw new Misuse(`the lab ${labId} opens no files`);
  for (const file of files) await readFileInto(session, file);
  const read = session.end();
  if (!('input' in read)) throw new Misuse(`${files.at(-1) ?? ''}: ${read.message}`);
  return host.addInput(read.input);
}

async function readFileInto(session: InputSession, file: string): Promise<void> {
  session.file(file);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      const problem = session.push(chunk as Uint8Array);
      if (problem !== undefined) throw new Misuse(`${file}: ${problem.message}`);
    }
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(`${file} cannot be read: ${sentenceOf(error)}`);
  }
}

/** One run from beginning to end, without a log. */
export async function makeRun(run: PreparedRun, host = createHost(run.script)): Promise<RunOutcome> {
  const input = await readInput(host, run.spec.lab, run.inputFiles);
  return host.wholeRun(run.spec, { until: run.until, ...(input === undefined ? {} : { input }) });
}

export async function makeExport(target: string, run: PreparedRun): Promise<readonly ExportedFile[]> {
  const host = createHost(run.script);
  return host.exportTo(target, run.spec, await readInput(host, run.spec.lab, run.inputFiles));
}

/** Drives a student's script; the transcript is copied out of their realm as plain data. */
export async function driveExercise(lab: string, exercise: string, script: string): Promise<unknown> {
  return structuredClone(await createHost(script).driveExercise(lab, exercise));
}

export const judgeExercise = (lab: string, exercise: string, transcript: unknown): Promise<readonly Check[]> => createHost().judgeExercise(lab, exercise, transcript);
