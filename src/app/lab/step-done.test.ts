// When a step of the lesson counts as done.
import { describe, expect, it } from 'vitest';
import type { Goal } from '../../contract/goal.ts';
import type { Step } from '../../contract/manifest.ts';
import { labProgress } from '../../store/progress/lab-progress.ts';
import type { Row } from '../../store/progress/schema.ts';
import { isStepDone } from './step-done.ts';

const words = { en: '', ru: '' };
const goal: Goal = { is: 'after', at: 1 };
const read: Step = { id: 'one', title: words };
const task = { id: 'slow', text: words, goal };
const prediction: Step['prediction'] = { kind: 'choice', id: 'which', question: words, at: 1, answers: [] };
const row = (kind: Row['kind'], id: string, value: Readonly<Record<string, unknown>>): Row =>
  ({ kind, lab: 'x', id, tab: '', value }) as Row;

const seen = row('seen', 'one', { at: 1 });
const slow = row('task', 'slow', { at: 2, simulated: null });
const answered = row('prediction', 'which', { at: 2, score: 0, answer: null });
const passed = row('exercise', 'pick', { at: 2 });
const done = (step: Step, ...rows: readonly Row[]): boolean => isStepDone(step, labProgress(rows));

describe('a step', () => {
  it('that asks for nothing is done when it was read', () => {
    expect(done(read)).toBe(false);
    expect(done(read, seen)).toBe(true);
  });

  it('is not done by walking past its prediction, whatever the answer', () => {
    expect(done({ ...read, prediction }, seen)).toBe(false);
    expect(done({ ...read, prediction }, seen, answered)).toBe(true);
  });

  it('is not done by walking past its exercise', () => {
    expect(done({ ...read, exercise: 'pick' }, seen)).toBe(false);
    expect(done({ ...read, exercise: 'pick' }, seen, passed)).toBe(true);
  });

  it('asks for its tasks and its exercise', () => {
    const both: Step = { ...read, exercise: 'pick', tasks: [task], prediction };
    expect(done(both, seen, passed, answered)).toBe(false);
    expect(done(both, seen, slow, answered)).toBe(false);
    expect(done(both, slow, passed)).toBe(true);
  });
});
