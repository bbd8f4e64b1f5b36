// The picture of the race, and the code of the functions beside it.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { sources } from './view/sources.tsx';
import { createStage } from './view/stage.ts';

export const view: LabView<Snapshot> = { createStage, instruments: [sources] };
