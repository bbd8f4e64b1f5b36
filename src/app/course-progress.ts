// How far a student has come, from what is saved: in one lab, in the course, and where to go on.
import type { LabProgress } from '../store/progress/lab-progress.ts';
import type { LabCard } from './lab-card.ts';

export interface Tally {
  readonly done: number;
  readonly total: number;
}

/** What a lab asks for: its tasks and exercises. A lab without either is done when every step was opened. */
export function tallyOf(card: LabCard, progress: LabProgress): Tally {
  const count = (ids: readonly string[], met: Readonly<Record<string, unknown>>): number =>
    ids.filter((id) => met[id] !== undefined).length;
  const total = card.tasks.length + card.exercises.length;
  if (total === 0) return { done: count(card.steps, progress.steps), total: card.steps.length };
  return { done: count(card.tasks, progress.tasks) + count(card.exercises, progress.exercises), total };
}

export type LabStanding = 'new' | 'begun' | 'done';

export function standingOf(card: LabCard, progress: LabProgress): LabStanding {
  const { done, total } = tallyOf(card, progress);
  if (total > 0 && done === total) return 'done';
  return done > 0 || progress.visit !== undefined ? 'begun' : 'new';
}

export function courseTally(cards: readonly LabCard[], progressOf: (id: string) => LabProgress): Tally {
  return cards
    .map((card) => tallyOf(card, progressOf(card.id)))
    .reduce((sum, lab) => ({ done: sum.done + lab.done, total: sum.total + lab.total }), { done: 0, total: 0 });
}

export interface Resume {
  readonly card: LabCard;
  /** From 1; absent where the saved step is no longer in the lab. */
  readonly step?: number;
}

/** The lab that was open last; undefined for a newcomer. */
export function resumeOf(cards: readonly LabCard[], progressOf: (id: string) => LabProgress): Resume | undefined {
  let last: { readonly card: LabCard; readonly at: number; readonly step: string | null } | undefined;
  for (const card of cards) {
    const { visit } = progressOf(card.id);
    if (visit !== undefined && (last === undefined || visit.at > last.at)) last = { card, ...visit };
  }
  if (last === undefined) return undefined;
  const index = last.step === null ? -1 : last.card.steps.indexOf(last.step);
  return index < 0 ? { card: last.card } : { card: last.card, step: index + 1 };
}
