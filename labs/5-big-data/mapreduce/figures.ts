// Figures of a run: metrics and series.
import type { Metrics } from '#src/contract/model.ts';
import type { Ground } from './attempts.ts';
import { progressOf, runningOf, type State } from './state.ts';

const MB = 1e6;

/** How much larger the largest partition is than the mean one; NaN before all maps were done once. */
function skewOf({ mapsDoneMs, reduces }: State, { plan }: Ground): number {
  if (Number.isNaN(mapsDoneMs)) return Number.NaN;
  const bytes = reduces.map((_, reduce) => plan.reduceInput(reduce).bytes);
  const mean = bytes.reduce((sum, each) => sum + each, 0) / bytes.length;
  return mean === 0 ? Number.NaN : Math.max(...bytes) / mean;
}

/** Of the maps that are done, or were before the job was: what counts, each once. */
function counted({ maps, finishedMs }: State, { plan }: Ground) {
  const sums = { records: 0, emitted: 0, pairs: 0 };
  for (const [map, { status }] of maps.entries()) {
    if (status !== 'done' && Number.isNaN(finishedMs)) continue;
    const { records, emitted, partitions } = plan.mapOutput(map);
    sums.records += records;
    sums.emitted += emitted.count;
    sums.pairs += partitions.reduce((sum, { count }) => sum + count, 0);
  }
  return sums;
}

export function metricsOf(state: State, ground: Ground): Metrics {
  const { records, emitted, pairs } = counted(state, ground);
  const allMapsDone = state.mapsDone === state.maps.length || !Number.isNaN(state.finishedMs);
  const mapAttempts = state.attempts.filter(({ kind }) => kind === 'map').length;
  return {
    makespanMs: state.finishedMs,
    mapMs: allMapsDone ? state.mapsDoneMs : Number.NaN,
    recordsIn: records,
    pairsOut: emitted,
    pairsShuffled: pairs,
    shuffleMb: state.networkBytes / MB,
    skew: skewOf(state, ground),
    attempts: state.attempts.length,
    speculativeAttempts: state.copies,
    lostAttempts: state.lost,
    beatenAttempts: state.beaten,
    wastedMs: state.wastedMs,
    deaths: state.deaths,
    localShare: mapAttempts === 0 ? Number.NaN : state.localMaps / mapAttempts,
  };
}

/** In the manifest's order of series. */
export function sampleInto(state: State, into: Float64Array, { simulation }: Ground): void {
  const { maps, reduces, networkBytes, sampledBytes, sampledMs } = state;
  const running = runningOf(state);
  const progress = (kind: 'map' | 'reduce'): number =>
    running
      .filter((attempt) => attempt.kind === kind && !attempt.isCopy)
      .reduce((sum, attempt) => sum + progressOf(attempt, maps.length, simulation.time), 0);
  const passedMs = simulation.time - sampledMs;
  into[0] = running.filter(({ kind }) => kind === 'map').length;
  into[1] = running.filter(({ kind }) => kind === 'reduce').length;
  into[2] = passedMs === 0 ? 0 : (networkBytes - sampledBytes) / MB / (passedMs / 1000);
  into[3] = Math.min(100, (100 * (state.mapsDone + progress('map'))) / maps.length);
  into[4] = Math.min(100, (100 * (state.reducesDone + progress('reduce'))) / reduces.length);
  state.sampledBytes = networkBytes;
  state.sampledMs = simulation.time;
}
