// The picture of the lab of error budgets, and what stands beside it.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { report } from './view/report.tsx';
import { createStage } from './view/stage.ts';

export const view: LabView<Snapshot> = { createStage, instruments: [report] };
