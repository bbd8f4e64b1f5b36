// The band of many seeds: the same run again and again under other seeds, and the spread of each series at each sample.
import type { Manifest } from '../../contract/manifest.ts';
import type { RunSpec } from '../../contract/run.ts';
import { bandOf } from '../../sim/confidence.ts';
import type { Bridge } from '../../worker/bridge.ts';
import type { RunControl } from './run-control.ts';
import { without } from './state.ts';

/** 5th and 95th percentile by sample, for each series by name. */
export interface SeriesBand {
  readonly seeds: number;
  readonly series: Readonly<Record<string, { readonly low: Float64Array; readonly high: Float64Array }>>;
}

async function makeBand(
  bridge: Bridge,
  manifest: Manifest,
  spec: RunSpec,
  until: number,
  seeds: number,
  onProgress: (share: number) => void,
): Promise<SeriesBand> {
  const width = manifest.series.length;
  const runs: Float64Array[] = [];
  for (let index = 0; index < seeds; index += 1) {
    onProgress(index / seeds);
    runs.push(await bridge.calls.samplesOf({ ...spec, seed: spec.seed + 1 + index }, { until }));
  }
  const column = (values: Float64Array, at: number): Float64Array =>
    Float64Array.from({ length: values.length / width }, (_, row) => values[row * width + at] as number);
  return {
    seeds,
    series: Object.fromEntries(
      manifest.series.map((series, at) => [
        series.name,
        bandOf(
          runs.map((values) => column(values, at)),
          0.05,
          0.95,
        ),
      ]),
    ),
  };
}

/** Makes the band of the active run in a worker of its own, and keeps it with the session. */
export async function keepBand(
  control: RunControl,
  manifest: Manifest,
  openTrusted: () => Bridge,
  seeds: number,
): Promise<void> {
  const { store, lanes } = control;
  const lane = lanes.active;
  if (lane === undefined || control.state.bandProgress !== undefined) return;
  if (lane.spec.code !== undefined || lane.input !== undefined) return;
  const bridge = openTrusted();
  try {
    const band = await makeBand(bridge, manifest, lane.spec, lane.plannedUntil, seeds, (bandProgress) =>
      store.setState({ bandProgress }),
    );
    if (!control.disposed) store.setState({ band });
  } catch (error) {
    control.failed(undefined, error);
  } finally {
    bridge.close();
    store.setState(without(control.state, 'bandProgress'), true);
  }
}
