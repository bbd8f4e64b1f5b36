// Saves traces: those of an opened file as they were read, or the last kept ones of a run, as OTLP JSON.
import type { OtlpTraces } from '#src/algorithms/tracing/otlp.ts';
import { otlpDocumentOf, writeOtlp } from '#src/algorithms/tracing/otlp-write.ts';
import type { TracedSpan } from '#src/algorithms/tracing/span.ts';
import type { ExportedFile, Model, Setup } from '#src/contract/model.ts';
import type { RunSpec } from '#src/contract/run.ts';
import { bareMachine } from '#src/sim/whole-run.ts';
import { lab } from './lab.ts';
import { RECORDS } from './records.ts';
import { isSiteKept } from './request-spans.ts';
import { createTraffic } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';
import { STREAMS } from './streams.ts';

const MOST_TRACES = 200;
/** The run begins at this moment, 14 November 2023: a run has no calendar. */
const BEGIN_UNIX_NANO = 1_700_000_000_000_000_000n;

const SYSTEMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'GET user': { 'db.system.name': 'redis' },
  'SELECT users': { 'db.system.name': 'postgresql' },
  'SELECT orders': { 'db.system.name': 'postgresql' },
};

/** The spans of the last kept traces of a whole run. */
function spansOfRun(setup: Setup, { seed, actions }: Pick<RunSpec, 'seed' | 'actions'>): readonly TracedSpan[] {
  const kept: (readonly TracedSpan[])[] = [];
  const model: Model<State, Snapshot> = {
    ...{ version: 1, streams: STREAMS, records: RECORDS },
    create: (given, simulation) =>
      createTraffic(given, simulation, (request, { spans, sites }) => {
        const stored = spans.filter((_, index) => isSiteKept(request, sites[index] ?? 0));
        if (stored.length > 0) kept.push(stored);
        if (kept.length > MOST_TRACES) kept.shift();
      }),
  };
  bareMachine(lab, model, () => setup, { seed, actions }).advanceTo(Number.POSITIVE_INFINITY);
  return kept.flat();
}

export function exportOtlp(setup: Setup, run: Pick<RunSpec, 'seed' | 'actions'>): readonly ExportedFile[] {
  const input = setup.input as OtlpTraces | undefined;
  const document =
    input?.document ??
    otlpDocumentOf(spansOfRun(setup, run), {
      scope: { name: 'headroom/tracing', version: '1' },
      baseUnixNano: BEGIN_UNIX_NANO,
      attributesOf: ({ name }) => SYSTEMS[name] ?? {},
      resourceOf: () => ({}),
    });
  return [{ name: 'traces.json', text: writeOtlp(document) }];
}
