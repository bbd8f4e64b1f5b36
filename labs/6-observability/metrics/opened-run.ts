// The run over an opened scrape: nothing happens in it but the student's choice of quantile.
import { placeQuantile, type QuantilePlace } from '#src/algorithms/metrics/quantile.ts';
import type { ModelRun, Setup, Simulation } from '#src/contract/model.ts';
import type { Action } from '#src/contract/run.ts';
import { ImpossibleAction } from '#src/sim/actions.ts';
import { histogramNamed, OPENED_MS, type OpenedScrape, placeOf, unitOf } from './opened.ts';
import { createOwnEstimate } from './own-estimate.ts';
import type { Params } from './parameters.ts';
import { RECORD } from './records.ts';
import { samplesOf } from './result.ts';
import { openedSnapshot, type Snapshot } from './snapshot.ts';
import { createState, type State } from './state.ts';
import { describeRecord, explainOpened } from './why.ts';

/** Between these bounds the quantile lies, in the metric's own unit. */
const bucketOf = ({ index, low, high }: QuantilePlace) =>
  index < 0 ? { low: Number.NaN, high: Number.NaN } : { low, high };

export function createOpenedRun(setup: Setup, simulation: Simulation): ModelRun<State, Snapshot> {
  const params = setup.params as Params;
  const opened = setup.input as OpenedScrape;
  const histogram = histogramNamed(opened, params.metric[0]);
  const ownEstimate = params.estimator === 'own-code' ? createOwnEstimate(setup.policy) : undefined;
  const { groups, summed } = histogram;

  const estimateOf = ({ quantile }: State): number =>
    ownEstimate === undefined ? placeOf(histogram, quantile).value : ownEstimate(quantile, summed);

  return {
    start() {
      simulation.record(RECORD.opened, -1, -1, opened.samples);
      simulation.schedule(OPENED_MS, 0);
      return createState(params, [], 0);
    },
    handle() {
      simulation.end();
    },
    act(state, action: Action) {
      if (action.action !== 'set') throw new ImpossibleAction('there are no servers: a file is open');
      if (action['name'] !== 'quantile') return;
      state.quantile = action['value'] as number;
      simulation.record(RECORD.quantileSet, -1, -1, state.quantile);
    },
    snapshot: (state) => openedSnapshot(state, opened, histogram),
    metrics(state) {
      const { low, high } = placeOf(histogram, state.quantile);
      const toMs = 1000 * unitOf(histogram.metric).seconds;
      return {
        requests: Math.max(0, ...summed.map(({ count }) => count)),
        timeSeries: opened.samples,
        // Of what is no time there are no milliseconds: the result has it in its own unit.
        ...(Number.isNaN(toMs)
          ? {}
          : { estimateMs: toMs * estimateOf(state), bucketLowMs: toMs * low, bucketHighMs: toMs * high }),
      };
    },
    sample(_state, into) {
      into.fill(Number.NaN);
    },
    result: (state) => ({
      quantile: estimateOf(state),
      metric: histogram.metric,
      bucket: bucketOf(placeOf(histogram, state.quantile)),
      quantiles: groups.map(({ labels, buckets }) => ({
        labels: Object.fromEntries(labels),
        quantile: placeQuantile(state.quantile, buckets).value,
      })),
      samples: samplesOf(opened.families),
    }),
    why: (state, _log, subject) => explainOpened(histogram, state, subject),
    describe: (_state, log, index) => describeRecord(log, index),
  };
}
