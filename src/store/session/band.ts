// The band of many seeds: the same run again and again under other seeds, and the spread of each series at each sample.
import type { Manifest } from '../../contract/manifest.ts';
import type { RunSpec } from '../../contract/run.ts';
import { bandOf } from '../../sim/confidence.ts';
import type { Bridge } from '../../worker/bridge.ts';

/** 5th and 95th percentile by sample, for each series by name. */
export interface SeriesBand {
  readonly seeds: number;
  readonly series: Readonly<Record<string, { readonly low: Float64Array; readonly high: Float64Array }>>;
}

export async function makeBand(
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
