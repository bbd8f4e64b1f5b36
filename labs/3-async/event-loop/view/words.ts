// How a program ended, as a phrase.
import type { ProgramEnd } from '#src/algorithms/event-loop/trace.ts';
import type { Phrase } from '#src/contract/text.ts';

export function endPhrase(end: ProgramEnd): Phrase {
  switch (end.kind) {
    case 'completed':
      return { key: 'end.completed', args: { code: end.exitCode } };
    case 'exit':
      return { key: 'end.exit', args: { code: end.exitCode } };
    case 'uncaught':
      return { key: 'end.uncaught', args: { line: end.line ?? 0, message: end.message } };
    case 'limit':
      return { key: `end.limit.${end.limit}`, args: { allowed: end.allowed, line: end.line ?? 0 } };
    case 'refused':
      return { key: `end.refused.${end.reason}`, args: { name: end.name, line: end.line ?? 0 } };
    default:
      return end satisfies never;
  }
}
