// Reads causes back from the trace: of a callback, from who asked for it to when it was called; of a printed line, from
// the line back to the program's first run.
import {
  ENTRY_KINDS,
  type EntryKind,
  OPERATION_KINDS,
  PHASES,
  type ProgramTrace,
  QUEUES,
} from '#src/algorithms/event-loop/trace.ts';
import type { Cause, Explanation, LogReader, Subject } from '#src/contract/model.ts';
import type { Phrase } from '#src/contract/text.ts';
import type { Program } from './program.ts';
import { RECORDS } from './records.ts';

const MOST_CAUSES = 12;

const nameOf = ({ names, entries }: ProgramTrace, entry: number): string => names[entries.name[entry] ?? -1] ?? '';

const kindOf = ({ entries }: ProgramTrace, entry: number): EntryKind =>
  ENTRY_KINDS[entries.kind[entry] ?? 0] ?? 'internal';

/** How an entry is spoken of. */
function manner(kind: EntryKind): 'callback' | 'rest' | 'work' | 'rejection' {
  switch (kind) {
    case 'await':
    case 'yield':
      return 'rest';
    case 'file':
    case 'network':
    case 'close':
      return 'work';
    case 'rejection':
      return 'rejection';
    default:
      return 'callback';
  }
}

const lineOf = ({ places, steps }: ProgramTrace, step: number): number => places[(steps.place[step] ?? -1) * 4] ?? 0;

/** When an entry was put into a queue and taken out, as far as the run has come. */
interface Life {
  readonly queuedAt: number;
  readonly queue: (typeof QUEUES)[number];
  readonly endedAt?: number;
  readonly end?: 'run' | 'drop';
}

function livesOf({ operations }: ProgramTrace, entry: number, upTo: number): readonly Life[] {
  const lives: Life[] = [];
  for (let index = 0; index < operations.length && (operations.step[index] ?? 0) <= upTo; index += 1) {
    if (operations.entry[index] !== entry) continue;
    const kind = OPERATION_KINDS[operations.kind[index] ?? 0];
    const step = operations.step[index] ?? 0;
    if (kind === 'enqueue') lives.push({ queuedAt: step, queue: QUEUES[operations.queue[index] ?? 0] ?? 'microtask' });
    else {
      const open = lives.at(-1);
      if (open !== undefined) lives[lives.length - 1] = { ...open, endedAt: step, end: kind ?? 'drop' };
    }
  }
  return lives;
}

/** Callbacks that were called while one waited. */
function calledBetween({ operations }: ProgramTrace, from: number, to: number): number {
  let count = 0;
  for (let index = 0; index < operations.length; index += 1) {
    const step = operations.step[index] ?? 0;
    if (step > from && step < to && OPERATION_KINDS[operations.kind[index] ?? 0] === 'run') count += 1;
  }
  return count;
}

/** Who asked: the program's own first run, or the callback that ran then. */
function askedBy(trace: ProgramTrace, step: number): Phrase {
  const entry = trace.steps.entry[step] ?? -1;
  const line = lineOf(trace, step);
  if (entry < 0) return line === 0 ? { key: 'why.byLoop' } : { key: 'why.byMain', args: { line } };
  const args = { name: nameOf(trace, entry), line };
  return line === 0 ? { key: 'why.byRuntime', args: { name: args.name } } : { key: 'why.byCallback', args };
}

/** What an entry waited for in one of its queues, and who was called before it. */
function waitOf({ trace, dueMs }: Program, entry: number, life: Life, present: number): Cause {
  const { queuedAt, queue, endedAt } = life;
  const ahead = calledBetween(trace, queuedAt, endedAt ?? present + 1);
  const args = { ahead, dueMs: Math.round((dueMs[entry] ?? Number.NaN) * 1000) / 1000 };
  return {
    ...{ time: queuedAt, phrase: { key: `why.waits.${queue}`, args } },
    ...(endedAt === undefined ? {} : { took: endedAt - queuedAt }),
  };
}

function explainEntry(program: Program, present: number, entry: number): Explanation | undefined {
  const { trace } = program;
  if (entry < 0 || entry >= trace.entries.length) return undefined;
  const lives = livesOf(trace, entry, present);
  const [first] = lives;
  if (first === undefined) return undefined;
  const name = nameOf(trace, entry);
  const causes: Cause[] = [{ time: first.queuedAt, phrase: askedBy(trace, first.queuedAt) }];
  for (const life of lives.slice(0, MOST_CAUSES)) {
    const { endedAt, end } = life;
    causes.push(waitOf(program, entry, life, present));
    if (endedAt === undefined) continue;
    const phase = PHASES[trace.steps.phase[endedAt] ?? 0] ?? 'main';
    const timeMs = Math.round((trace.steps.timeMs[endedAt] ?? 0) * 1000) / 1000;
    causes.push({
      time: endedAt,
      phrase: end === 'run' ? { key: `why.called.${phase}`, args: { timeMs } } : { key: 'why.dropped' },
    });
  }
  return { title: { key: `why.title.${manner(kindOf(trace, entry))}`, args: { name } }, causes };
}

/** Back from a line to the first run of the program: each callback on the way was asked for by the one before. */
function explainLine(program: Program, present: number, index: number): Explanation | undefined {
  const { trace } = program;
  const line = trace.output[index];
  if (line === undefined || line.step > present) return undefined;
  const causes: Cause[] = [
    { time: line.step, phrase: { key: 'why.printed', args: { line: lineOf(trace, line.step) } } },
  ];
  let step = line.step;
  while (causes.length < MOST_CAUSES) {
    const entry = trace.steps.entry[step] ?? -1;
    if (entry < 0) {
      causes.push({ time: 0, phrase: { key: 'why.inMain' } });
      break;
    }
    const args = { name: nameOf(trace, entry) };
    causes.push({ time: step, phrase: { key: `why.in.${manner(kindOf(trace, entry))}`, args } });
    const life = livesOf(trace, entry, step).at(-1);
    // What the last callback of the chain waited for is what the question is about.
    if (causes.length === 2 && life !== undefined) causes.push(waitOf(program, entry, life, step));
    const madeAt = trace.entries.madeAt[entry] ?? 0;
    causes.push({ time: madeAt, phrase: askedBy(trace, madeAt) });
    if (madeAt >= step) break;
    step = madeAt;
  }
  return { title: { key: 'why.title.line', args: { text: line.text.slice(0, 60) } }, causes: causes.reverse() };
}

export function explain(program: Program, present: number, { kind, id }: Subject): Explanation | undefined {
  if (kind === 'entry') return explainEntry(program, present, id);
  return kind === 'line' ? explainLine(program, present, id) : undefined;
}

/** One record in words. */
export function describeRecord({ trace }: Program, log: LogReader, index: number): Phrase {
  const record = RECORDS[log.kindAt(index)]?.name ?? 'queued';
  const subject = log.subjectAt(index);
  switch (record) {
    case 'printed':
      return { key: 'record.printed', args: { text: (trace.output[subject]?.text ?? '').slice(0, 60) } };
    case 'entered':
      return { key: `record.entered.${PHASES[subject] ?? 'main'}` };
    default:
      return { key: `record.${record}`, args: { name: nameOf(trace, subject) } };
  }
}
