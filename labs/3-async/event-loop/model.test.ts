// The run walks along the trace: what it shows at each step, there and back again.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectExactReturn, labMachines } from '#src/sim/testing/lab-machines.ts';
import { lab } from './lab.ts';
import { model } from './model.ts';
import { openRecorder, programText } from './testing/programs.ts';

const { machineOf, drained } = labMachines(lab, model);
let recorder: Awaited<ReturnType<typeof openRecorder>>;
beforeAll(async () => {
  recorder = await openRecorder();
}, 60_000);
const runOf = (name: string) => ({ input: recorder.inputOf(programText(name), name === 'module' ? 'a.mjs' : 'a.cjs') });

describe('a run', () => {
  it('prints what Node 20 prints, and ends with the program', () => {
    const { output, end } = drained({}, runOf('order')).result() as { output: string[]; end: object };
    expect(output).toEqual(['start', 'end', 'nextTick', 'promise', 'microtask', 'timeout']);
    expect(end).toEqual({ kind: 'completed', exitCode: 0 });
  });

  it('shows line, stack, queues and phase at each step', () => {
    const machine = machineOf({}, runOf('order'));
    expect(machine.snapshot()).toMatchObject({ phase: 'main', place: { line: 3 }, kind: 'statement' });
    machine.advanceTo(5);
    const { queues, stack } = machine.snapshot();
    expect(queues.nextTick.map(({ name }) => name)).toEqual(['tick']);
    expect(queues.microtask.map(({ name }) => name)).toEqual(['reaction', 'micro']);
    expect(queues.timers).toMatchObject([{ name: 'later', dueMs: 1 }]);
    expect(stack).toHaveLength(1);
  });

  it('tells why: of a callback who asked for it and what it waited for, of a line how it came about', () => {
    const machine = machineOf({}, runOf('order'));
    machine.advanceTo(1000);
    const { output } = machine.snapshot();
    const last = output.length - 1;
    expect(output[last]?.text).toBe('timeout');
    const why = machine.why({ kind: 'line', id: last });
    expect(why?.causes.map(({ phrase }) => phrase.key)).toEqual([
      'why.inMain',
      'why.byMain',
      'why.waits.timers',
      'why.in.callback',
      'why.printed',
    ]);
    const timer = machine.why({ kind: 'entry', id: 0 });
    expect(timer?.causes.map(({ phrase }) => phrase.key)).toEqual([
      'why.byMain',
      'why.waits.timers',
      'why.called.timers',
    ]);
    expect(machine.why({ kind: 'entry', id: 99 })).toBeUndefined();
    expect(machine.why({ kind: 'server', id: 0 })).toBeUndefined();
  });

  it('tells nothing of what is still to come', () => {
    const machine = machineOf({}, runOf('order'));
    machine.advanceTo(1);
    expect(machine.why({ kind: 'line', id: 5 })).toBeUndefined();
  });

  it('measures how late a timer was, and how long the program ran', () => {
    const metrics = drained({}, runOf('blocking')).metrics();
    expect(metrics['worstTimerDelayMs']).toBeGreaterThan(30);
    expect(metrics['busyMs']).toBeGreaterThan(45);
    expect(metrics['linesPrinted']).toBe(5);
  });

  it.each(['order', 'await', 'starve', 'phases', 'blocking', 'rejection', 'module'])(
    'of %s leads to the same when one goes back and forward again',
    (name) => {
      const run = runOf(name);
      const horizon = run.input.trace.steps.length - 1;
      expectExactReturn({
        machineOf: (changes, options) => machineOf(changes, { ...options, ...run }),
        setups: fc.constant({}),
        horizon,
        numRuns: 15,
      });
    },
  );

  it('without a program says so', () => {
    expect(() => machineOf({}, {})).toThrow('no program');
  });
});
