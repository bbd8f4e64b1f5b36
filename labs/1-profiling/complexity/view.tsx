// The picture of the race.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { createStage } from './view/stage.ts';

export const view: LabView<Snapshot> = { createStage };
