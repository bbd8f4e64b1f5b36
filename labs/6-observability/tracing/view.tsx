// The picture of the lab of tracing, and what stands beside it.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { instruments } from './view/instruments.tsx';
import { createStage } from './view/stage.ts';

export const view: LabView<Snapshot> = { createStage, instruments };
