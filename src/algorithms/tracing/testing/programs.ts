// Calls of calls as a program would make them, for tests: stretches of work, and groups of calls side by side that are
// waited for. Its spans are known, and so is its longest way, by trying every way there is.
import fc from 'fast-check';
import type { TracedSpan } from '../span.ts';

export type Part = { readonly work: number } | { readonly calls: readonly Program[] };
export interface Program {
  readonly parts: readonly Part[];
}

export const anyProgram = fc.letrec<{ program: Program; part: Part }>((tie) => ({
  program: fc.record({ parts: fc.array(tie('part'), { maxLength: 4 }) }),
  part: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'calls' },
    fc.record({ work: fc.integer({ min: 1, max: 1000 }) }),
    fc.record({ calls: fc.array(tie('program'), { minLength: 1, maxLength: 3, depthIdentifier: 'calls' }) }),
  ),
})).program;

export const spanOf = (changes: Partial<TracedSpan> & { readonly spanId: string }): TracedSpan => ({
  ...{
    traceId: 'a'.repeat(32),
    parentSpanId: '',
    traceState: '',
    name: '',
    service: 's',
    kind: 'server',
    startNs: 0,
    endNs: 0,
  },
  failed: false,
  ...changes,
});

export const idOf = (number: number): string => (number + 1).toString(16).padStart(16, '0');

/** Runs a program from a time on; its spans in the order in which they begin to be written down, the root first. */
export function spansOf(program: Program): readonly TracedSpan[] {
  const spans: TracedSpan[] = [];
  const run = ({ parts }: Program, startNs: number, parentSpanId: string): number => {
    const number = spans.length;
    spans.push(spanOf({ spanId: idOf(number), parentSpanId, startNs }));
    let now = startNs;
    for (const part of parts) {
      if ('work' in part) now += part.work;
      else {
        const began = now;
        now = Math.max(...part.calls.map((call) => run(call, began, idOf(number))));
      }
    }
    spans[number] = { ...(spans[number] as TracedSpan), endNs: now };
    return now;
  };
  run(program, 0, '');
  return spans;
}

/** Of every way through the program (one call of each group) the work in each span along the longest, by trying all. */
export function longestWays(program: Program): readonly ReadonlyMap<number, number>[] {
  let count = 0;
  /** All ways through a program: the work by span. */
  const ways = ({ parts }: Program): readonly ReadonlyMap<number, number>[] => {
    const number = count;
    count += 1;
    let found: readonly ReadonlyMap<number, number>[] = [new Map([[number, 0]])];
    for (const part of parts) {
      if ('work' in part) found = found.map((way) => new Map(way).set(number, (way.get(number) ?? 0) + part.work));
      else {
        const choices = part.calls.flatMap((call) => ways(call));
        found = found.flatMap((way) => choices.map((choice) => new Map([...way, ...choice])));
      }
    }
    return found;
  };
  const all = ways(program);
  const lengthOf = (way: ReadonlyMap<number, number>): number => [...way.values()].reduce((sum, work) => sum + work, 0);
  const most = Math.max(...all.map(lengthOf));
  return all.filter((way) => lengthOf(way) === most);
}

/** How many ways there are: too many make a test too long. */
export function countWays({ parts }: Program): number {
  return parts.reduce(
    (product, part) =>
      'work' in part ? product : product * part.calls.reduce((sum, call) => sum + countWays(call), 0),
    1,
  );
}
