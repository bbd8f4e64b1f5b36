// How far a student has come, told from rows of saved progress.
import { describe, expect, it } from 'vitest';
import { type LabProgress, labProgress } from '../store/progress/lab-progress.ts';
import type { Row } from '../store/progress/schema.ts';
import { courseTally, resumeOf, standingOf } from './course-progress.ts';
import type { LabCard } from './lab-card.ts';

const words = { en: '', ru: '' };
const card = (id: string, change: Partial<LabCard> = {}): LabCard => ({
  id,
  folder: `/labs/0-x/${id}`,
  chapter: 0,
  order: 1,
  sections: ['0.1'],
  title: words,
  summary: words,
  steps: ['one', 'two'],
  tasks: ['slow', 'mend'],
  exercises: ['pick'],
  challenges: [],
  ...change,
});
const row = (kind: Row['kind'], id: string, value: Readonly<Record<string, unknown>>): Row =>
  ({ kind, lab: 'x', id, tab: '', value }) as Row;
const visit = (at: number, step: string): Row => row('visit', '', { at, step });

describe('a lab', () => {
  it('is new, then begun, then done', () => {
    const rows = [visit(1, 'one')];
    expect(standingOf(card('x'), labProgress([]))).toBe('new');
    expect(standingOf(card('x'), labProgress(rows))).toBe('begun');
    rows.push(row('task', 'slow', { at: 2, simulated: null }), row('task', 'mend', { at: 3, simulated: null }));
    expect(standingOf(card('x'), labProgress(rows))).toBe('begun');
    rows.push(row('exercise', 'pick', { at: 4 }));
    expect(standingOf(card('x'), labProgress(rows))).toBe('done');
  });

  it('does not count tasks that the lab no longer has', () => {
    const progress = labProgress([row('task', 'gone', { at: 1, simulated: null })]);
    expect(courseTally([card('x')], () => progress)).toEqual({ done: 0, total: 3 });
  });

  it('without tasks is done when every step was opened', () => {
    const plain = card('x', { tasks: [], exercises: [] });
    expect(standingOf(plain, labProgress([row('seen', 'one', { at: 1 })]))).toBe('begun');
    expect(standingOf(plain, labProgress([row('seen', 'one', { at: 1 }), row('seen', 'two', { at: 2 })]))).toBe('done');
  });
});

describe('going on', () => {
  const progress: Readonly<Record<string, LabProgress>> = {
    a: labProgress([visit(5, 'one')]),
    b: labProgress([visit(9, 'two')]),
    c: labProgress([visit(12, 'renamed')]),
  };
  const of = (id: string): LabProgress => progress[id] ?? labProgress([]);

  it('leads to the last lab and its step', () => {
    expect(resumeOf([card('a'), card('b')], of)).toMatchObject({ card: { id: 'b' }, step: 2 });
    expect(resumeOf([card('d')], of)).toBeUndefined();
  });

  it('leads to the lab alone where its step is gone', () => {
    expect(resumeOf([card('a'), card('c')], of)).toEqual({ card: card('c') });
  });
});
