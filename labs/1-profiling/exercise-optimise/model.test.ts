// The run as a whole: it goes back as exactly as forward; versions grow as they should; the student's code is measured beside them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { countedModule } from '#src/sandbox/testing/counted-module.ts';
import { expectExactReturn, labMachines } from '#src/sim/testing/lab-machines.ts';
import solutionText from './exercises/repeated/solution.ts?raw';
import starterText from './exercises/repeated/starter.ts?raw';
import { lab } from './lab.ts';
import { model } from './model.ts';

const { machineOf } = labMachines(lab, model);

it('goes back to the same log, samples, snapshot and state as going straight there', () => {
  expectExactReturn({
    machineOf,
    setups: fc.record({
      elements: fc.constantFrom('numbers', 'mixed'),
      version: fc.constantFrom('slow', 'split', 'half', 'keys'),
      repeatedShare: fc.constantFrom(0, 0.5, 1),
      largestSize: fc.constantFrom(64, 200),
    }),
    horizon: 24,
  });
});

describe('the slow function', () => {
  it.each([
    ['numbers', 0],
    ['numbers', 0.5],
    ['strings', 1],
    ['mixed', 0.5],
  ])('grows as n² over %s with %f repeated: 2 ± 0.05', (elements, repeatedShare) => {
    const machine = machineOf({ elements, repeatedShare });
    machine.advanceTo(25);
    expect(Math.abs((machine.metrics()['exponent'] ?? 0) - 2)).toBeLessThan(0.05);
    expect([6, 7]).toContain(machine.metrics()['hotLine']);
  });
});

describe('the other versions', () => {
  const atEnd = (changes: Readonly<Record<string, unknown>>) => {
    const machine = machineOf(changes);
    machine.advanceTo(25);
    return machine.metrics();
  };
  it.each(['split', 'half'])('%s is right, and as steep', (version) => {
    const { exponent = 0, rightAnswers, wrongAnswers } = atEnd({ version, elements: 'mixed' });
    expect(Math.abs(exponent - 2)).toBeLessThan(0.05);
    expect([rightAnswers, wrongAnswers]).toEqual([25, 0]);
  });
  it('an object’s keys are fast, and wrong where types are mixed', () => {
    expect(atEnd({ version: 'keys', elements: 'numbers' })).toMatchObject({ rightAnswers: 25, wrongAnswers: 0 });
    const mixed = atEnd({ version: 'keys', elements: 'mixed' });
    expect(Math.abs((mixed['exponent'] ?? 0) - 1)).toBeLessThan(0.05);
    expect(mixed['wrongAnswers']).toBeGreaterThan(20);
  });
  it('a budget is passed where the curve crosses its line', () => {
    const { slowOverBudgetFrom = 0, overBudgetFrom } = atEnd({ version: 'keys', budgetPerElement: 200 });
    // A little over 2 n an element.
    expect(slowOverBudgetFrom).toBeGreaterThan(80);
    expect(slowOverBudgetFrom).toBeLessThan(130);
    expect(overBudgetFrom).toBeNaN();
    expect(atEnd({ budgetPerElement: 0 })['slowOverBudgetFrom']).toBeNaN();
  });
});

describe('the student’s code', () => {
  async function run(source: string, changes: Readonly<Record<string, unknown>> = {}) {
    const { instantiate, meter } = await countedModule(source);
    const { Machine } = await import('#src/sim/machine.ts');
    const { resolveParameters } = await import('#src/sim/parameters.ts');
    const resolved = resolveParameters(lab.parameters, { version: 'own-code', ...changes });
    if (!resolved.ok) throw new Error('a bad parameter');
    const machine = new Machine(model, () => ({ params: resolved.value, policy: instantiate(), meter, source }), {
      seed: 1,
      until: 25,
      sampleEvery: 1,
      seriesCount: lab.series.length,
      log: true,
      checkpoints: false,
    });
    machine.advanceTo(25);
    return machine;
  }

  it('is linear where it is a set: 1 ± 0.05, and its own lines are shown', async () => {
    const machine = await run(solutionText);
    const { exponent, speedup, wrongAnswers } = machine.metrics();
    expect(Math.abs((exponent ?? 0) - 1)).toBeLessThan(0.05);
    expect(speedup).toBeGreaterThan(500);
    expect(wrongAnswers).toBe(0);
    expect(machine.snapshot().source).toBe(solutionText);
    expect(machine.snapshot().lines.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 10]);
  });

  it('comes out as the slow function does where it is that function', async () => {
    const machine = await run(starterText, { largestSize: 256 });
    expect(machine.snapshot().shown.points).toEqual(machine.snapshot().slow.points);
    expect(machine.metrics()['speedup']).toBe(1);
  });

  it('is stopped where it does too much, and the run goes on', async () => {
    const machine = await run(starterText, { largestSize: 4096 });
    expect(machine.snapshot().stoppedAt).toBeGreaterThan(2000);
    expect(machine.snapshot().shown.points.length).toBeLessThan(25);
    expect(machine.snapshot().slow.points.length).toBe(25);
  });

  it('shows who called whom, where it has several functions', async () => {
    const machine = await run(
      `export function repeatedValues(list) { return list.filter((v, i) => first(list, v) === i && last(list, v) !== i); }
       function first(list, v) { return list.indexOf(v); }
       function last(list, v) { return list.lastIndexOf(v); }`,
      { largestSize: 128 },
    );
    expect(machine.snapshot().contexts.map(({ name, parent }) => [name, parent])).toEqual([
      ['repeatedValues', -1],
      ['', 0],
      ['first', 1],
      ['last', 1],
    ]);
    machine.act({ action: 'accuseContext', context: 2 });
    expect(machine.snapshot().accusedContext).toBe(2);
    expect(() => machine.act({ action: 'accuseContext', context: 9 })).toThrow('function 9 has not run');
  });

  it('is counted as wrong where it changes the values it was given, too', async () => {
    const machine = await run('export function repeatedValues(list) { list.length = 0; return []; }');
    expect(machine.metrics()['wrongAnswers']).toBe(25);
  });

  it.each(['export const x = 1;', 'export function repeatedValues() { return 7; }'])('is told: %s', async (source) => {
    await expect(run(source)).rejects.toThrow(PolicyFault);
  });
});

it('refuses a line that has not run', () => {
  const machine = machineOf({});
  machine.advanceTo(3);
  expect(() => machine.act({ action: 'accuse', line: 99 })).toThrow('line 99 has not run');
});
