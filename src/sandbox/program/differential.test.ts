// The order in which our runtime prints is the order in which real Node prints: recorded programs, our own, and generated
// ones, compared line by line with the Node that runs this test.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateProgram } from './testing/generated-programs.ts';
import { openRecorder, outputOf, type Record, withoutStacks } from './testing/headless.ts';
import { ownPrograms, ownTopics } from './testing/own-programs.ts';
import { type ProgramToRun, runOnNode } from './testing/real-node.ts';

interface Recorded {
  readonly prelude: string;
  readonly cases: readonly {
    readonly name: string;
    readonly module: string;
    readonly code: string;
    readonly output: readonly string[];
  }[];
}

const recorded = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/event-loop/node20_order.json', import.meta.url), 'utf8'),
) as Recorded;

/** Generated programs in a run of this test; seeds from 1. */
const GENERATED = 150;
/** A loaded machine makes timers late: then real Node is asked again. */
const TRIES = 12;

let record: Record;
beforeAll(async () => {
  record = await openRecorder();
});

describe('programs recorded on Node 20', () => {
  const supported = recorded.cases.filter((one) => !one.code.includes("require('net')"));
  it.each(supported)('$name', ({ module, code, output }) => {
    const trace = record(recorded.prelude + code, module === 'esm' ? 'module' : 'commonjs');
    expect(outputOf(trace)).toBe(output.map((line) => `${line}\n`).join(''));
  });

  it('leaves out one, whose module is refused by name and line', () => {
    const [left] = recorded.cases.filter((one) => !supported.includes(one));
    expect(recorded.cases.length - supported.length).toBe(1);
    const trace = record(recorded.prelude + (left?.code ?? ''));
    expect(trace.end).toEqual({ kind: 'refused', name: 'net', reason: 'module', line: 1 });
  });
});

async function compare(programs: readonly ProgramToRun[]): Promise<void> {
  let compared = 0;
  await runOnNode(programs, async ({ name, source, kind }, first, again) => {
    const trace = record(source, kind);
    const ours = {
      output: outputOf(trace),
      errors: withoutStacks(outputOf(trace, 'error')),
      exitCode: 'exitCode' in trace.end ? trace.end.exitCode : trace.end,
    };
    let theirs = first;
    for (let tries = 1; tries < TRIES && theirs.output !== ours.output; tries += 1) theirs = await again();
    expect.soft({ name, ...ours }).toEqual({ name, ...theirs, errors: withoutStacks(theirs.errors) });
    compared += 1;
  });
  expect(compared).toBe(programs.length);
}

// Later versions of Node differ in what they print of values and errors.
const isNode20 = process.versions.node.startsWith('20.');

describe.skipIf(!isNode20)('our own programs, beside the Node at hand', { timeout: 120_000 }, () => {
  it.each(ownTopics())('%s', async (topic) => {
    await compare(ownPrograms(topic));
  });
});

describe('the lesson', () => {
  const own = ownTopics().reduce((count, topic) => count + ownPrograms(topic).length, 0);
  it.each(['en', 'ru'])('says in %s how many programs are compared here', (language) => {
    const path = `../../../labs/3-async/event-loop/lesson.${language}.mdx`;
    const lesson = readFileSync(new URL(path, import.meta.url), 'utf8');
    expect(lesson).toMatch(new RegExp(`\\b${own} (?:written|написанн)`));
    expect(lesson).toMatch(new RegExp(`\\b${GENERATED} (?:generated|порожд)`));
  });
});

describe.skipIf(!isNode20)('generated programs, beside the Node at hand', { timeout: 120_000 }, () => {
  it(`seeds 1 to ${GENERATED}`, async () => {
    const seeds = Array.from({ length: GENERATED }, (_, index) => index + 1);
    await compare(seeds.map((seed) => ({ name: `seed ${seed}`, source: generateProgram(seed), kind: 'commonjs' })));
  });
});
