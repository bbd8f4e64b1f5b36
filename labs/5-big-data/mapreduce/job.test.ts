// The job as it is really done comes to what the plan comes to, and to a naive count, whatever dies on the way.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#src/algorithms/text/utf8.ts';
import { defaultsOf } from '#src/sim/parameters.ts';
import { RandomStreams } from '#src/sim/random.ts';
import { type Attempt, MOST_ATTEMPTS, Pool } from '#src/store/pool/pool.ts';
import { WorkerEnded } from '#src/worker/bridge.ts';
import { job } from './job.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';
import { machineOf } from './testing/runs.ts';
import type { TextInput } from './text.ts';

type Settings = Readonly<Record<string, string | number | boolean>>;

const setupOf = (settings: Settings, input?: TextInput, policy?: unknown) => ({
  params: { ...defaultsOf(lab.parameters), ...settings },
  ...(input === undefined ? {} : { input }),
  ...(policy === undefined ? {} : { policy }),
});

const randomOf = (seed = 1) => {
  const streams = new RandomStreams(seed, model.streams);
  return (name: string) => streams.get(name);
};

/** One task after another; everything between them as plain data. */
function doneInOrder(setup: ReturnType<typeof setupOf>, seed = 1): Readonly<Record<string, unknown>> {
  const random = randomOf(seed);
  let given: readonly unknown[] = [];
  for (let stage = 0; ; stage += 1) {
    const tasks = structuredClone(job.tasks(setup, random, stage, given));
    if (tasks.length === 0) return job.outcome(given);
    given = tasks.map((task) => structuredClone(job.perform(setup, stage, task)));
  }
}

function planned(settings: Settings, input?: TextInput, policy?: unknown): Readonly<Record<string, unknown>> {
  const machine = machineOf(settings, {
    until: 1e7,
    log: false,
    checkpoints: false,
    ...(input === undefined ? {} : { input }),
    ...(policy === undefined ? {} : { policy: () => policy }),
  });
  machine.advanceTo(1e7);
  return job.planned(machine.result()) ?? {};
}

const word = fc.constantFrom('a', 'A', 'bb', 'ж', '__proto__', '7', 'x"y', '😀');
const textInput: fc.Arbitrary<TextInput> = fc
  .array(fc.array(fc.array(word, { maxLength: 6 }), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  .map((files) => ({
    documents: files.map((lines, index) => ({
      name: `file-${index}.txt`,
      bytes: encodeUtf8(lines.map((words) => words.join(' ')).join('\n')),
    })),
  }));
const settings = fc.record({
  job: fc.constantFrom('word-count', 'inverted-index'),
  mappers: fc.integer({ min: 1, max: 9 }),
  reducers: fc.integer({ min: 1, max: 5 }),
  combiner: fc.boolean(),
});

describe('the job', () => {
  it('counts the course’s three documents', () => {
    const answers = { hello: 3, world: 3, of: 1, data: 2, processing: 1 };
    expect(doneInOrder(setupOf({ text: 'documents' }))).toEqual(answers);
    expect(planned({ text: 'documents' })).toEqual(answers);
  });

  it('comes to what the plan comes to, for any text and cut', () => {
    fc.assert(
      fc.property(textInput, settings, (input, set) => {
        expect(doneInOrder(setupOf(set, input))).toEqual(planned(set, input));
      }),
      { numRuns: 120 },
    );
  });

  it('counts the sample text as a plain count does, whatever the cut', () => {
    const packed = readFileSync(new URL('samples/state-of-the-union.txt.gz', import.meta.url));
    const bytes = new Uint8Array(gunzipSync(packed));
    const counts: Record<string, number> = {};
    for (const found of new TextDecoder().decode(bytes).toLowerCase().split(/\s+/))
      if (found !== '') counts[found] = (counts[found] ?? 0) + 1;
    const input: TextInput = { documents: [{ name: 'state-of-the-union.txt', bytes }] };
    const set = { mappers: 24, reducers: 4, combiner: true };
    expect(Object.keys(counts).length).toBeGreaterThan(40_000);
    expect(doneInOrder(setupOf(set, input))).toEqual(counts);
    expect(planned(set, input)).toEqual(counts);
  });

  it('generates the text that the plan generates', () => {
    const set = { text: 'generated', words: 500, mappers: 5 };
    expect(doneInOrder(setupOf(set), 1)).toEqual(planned(set));
    expect(doneInOrder(setupOf(set), 2)).not.toEqual(planned(set));
  });

  it('runs a student’s functions', () => {
    const policy = {
      map: (line: string, emit: (key: string, value: number) => void) => emit(String(line.length), 1),
      reduce: (_key: string, values: readonly number[]) => values.length,
    };
    const set = { job: 'own-code', combiner: false };
    expect(doneInOrder(setupOf(set, undefined, policy))).toEqual(planned(set, undefined, policy));
  });

  it('is done once, whatever workers die and in whatever order answers come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        textInput,
        settings,
        fc.integer({ min: 1, max: 4 }),
        fc.uniqueArray(fc.record({ place: fc.nat(3), nth: fc.nat(2) }), {
          maxLength: MOST_ATTEMPTS - 1,
          selector: ({ place, nth }) => `${place} ${nth}`,
        }),
        async (scheduler, input, set, size, deaths) => {
          const setup = setupOf(set, input);
          const attempts = new Map<number, Attempt>();
          const open = () => {
            let end: (reason: WorkerEnded) => void = () => undefined;
            const ended = new Promise<never>((_, reject) => {
              end = reject;
            });
            ended.catch(() => undefined);
            return Promise.resolve({
              perform: (stage: number, task: unknown) =>
                Promise.race([
                  ended,
                  scheduler.schedule(
                    Promise.resolve(structuredClone(job.perform(setup, stage, structuredClone(task)))),
                  ),
                ]),
              close: () => end(new WorkerEnded({ kind: 'terminated' })),
            });
          };
          let nowMs = 0;
          const pool = new Pool({
            ...{ size, speculate: true, faults: { deaths, timesOver: { 1: 3 } }, open },
            signal: new AbortController().signal,
            nowMs: () => (nowMs += 1),
            midst: () => scheduler.schedule(Promise.resolve()),
            onAttempt: (attempt) => attempts.set(attempt.id, attempt),
          });
          const random = randomOf();
          const run = async () => {
            let given: readonly unknown[] = [];
            for (let stage = 0; ; stage += 1) {
              const tasks = job.tasks(setup, random, stage, given);
              if (tasks.length === 0) return job.outcome(given);
              given = await pool.run(stage, tasks);
              const done = [...attempts.values()].filter((each) => each.stage === stage && each.end === 'done');
              expect(new Set(done.map(({ task }) => task)).size).toBe(tasks.length);
              expect(done).toHaveLength(tasks.length);
            }
          };
          expect(await scheduler.waitFor(run())).toEqual(planned(set, input));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has the trouble that the plan has', () => {
    const actions = [
      { at: 1, action: 'slow', node: 1, factor: 6 },
      { at: 2, action: 'kill', node: 3 },
      { at: 3, action: 'revive', node: 3 },
      { at: 4, action: 'set', name: 'speculative', value: true },
    ];
    expect(job.trouble(setupOf({ speculative: true }).params, actions)).toEqual({
      deaths: [3],
      timesOver: { 1: 6 },
      speculative: true,
    });
    expect(job.trouble(setupOf({}).params, [])).toEqual({ deaths: [], timesOver: {}, speculative: false });
  });
});
