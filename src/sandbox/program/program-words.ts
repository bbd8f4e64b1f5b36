// Why a program is not run, in one sentence.
import type { RefusalReason } from '../../algorithms/event-loop/trace.ts';
import type { Localised } from '../../contract/text.ts';
import type { ProgramProblem } from './instrument.ts';

const REFUSED: Readonly<Record<RefusalReason, (name: string) => Localised>> = {
  unsupported: (name) => ({
    en: `${name} is not available in this lab.`,
    ru: `${name} в этой лаборатории недоступен.`,
  }),
  'newer-than-node-20': (name) => ({
    en: `${name} does not exist in Node 20, whose event loop this is.`,
    ru: `${name} нет в Node 20, а здесь цикл событий именно его.`,
  }),
  text: (name) => ({
    en: `${name} would make code from text, which cannot be followed step by step.`,
    ru: `${name} создаёт код из текста, и проследить его по шагам нельзя.`,
  }),
  module: (name) => ({
    en: `The module ${name} is not available in this lab.`,
    ru: `Модуль ${name} в этой лаборатории недоступен.`,
  }),
};

export function describeProblem(problem: ProgramProblem['problem']): Localised {
  return problem.kind === 'syntax'
    ? { en: problem.message, ru: problem.message }
    : REFUSED[problem.reason](problem.name);
}
