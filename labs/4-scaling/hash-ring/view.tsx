// The picture of the hash-ring lab, and what stands beside it.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { spreadInstrument } from './view/spread.tsx';
import { RingStage } from './view/stage.ts';

export const view: LabView<Snapshot> = {
  createStage: (host, context) => new RingStage(host, context),
  instruments: [spreadInstrument],
};
