// The hand-over: what Prometheus would have read of all servers after a minute of this run, in one text that `promtool check
// metrics` accepts; or the opened file, written anew.
import { writeExposition } from '#src/algorithms/metrics/exposition.ts';
import type { ExportedFile, Model } from '#src/contract/model.ts';
import { Machine } from '#src/sim/machine.ts';
import { lab } from './lab.ts';
import type { OpenedScrape } from './opened.ts';
import { fleetFamilies } from './scraping.ts';
import type { Snapshot } from './snapshot.ts';
import type { State } from './state.ts';

type Export = NonNullable<Model['exports']>[string];

/** After so long the run is read: enough for every bucket that matters. */
const READ_AT_MS = 60_000;

/** @param model without its exports */
export function exportScrape(model: Model<State, Snapshot>): Export {
  return (setup, { seed, actions }) => {
    const file = (text: string): readonly ExportedFile[] => [{ name: 'metrics.prom', text }];
    if (setup.input !== undefined) return file(writeExposition((setup.input as OpenedScrape).families));
    let text = '';
    const reading: Model<State, Snapshot> = {
      ...model,
      create(given, simulation) {
        const run = model.create(given, simulation);
        const result = (state: State) => {
          text = writeExposition(fleetFamilies(state, simulation.time));
          return {};
        };
        return { ...run, result };
      },
    };
    const machine = new Machine(reading, () => ({ ...setup, params: { ...setup.params, estimator: 'prometheus' } }), {
      ...{ seed, actions, until: READ_AT_MS, sampleEvery: lab.clock.sampleEvery, seriesCount: lab.series.length },
      ...{ log: false, checkpoints: false },
    });
    machine.advanceTo(READ_AT_MS);
    machine.result();
    return file(text);
  };
}
