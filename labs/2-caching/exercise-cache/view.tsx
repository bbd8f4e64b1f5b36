// What a student sees: the stage, and where answers came from.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { instruments } from './view/instruments.tsx';
import { createStage } from './view/stage.ts';

export const view: LabView<Snapshot> = { createStage, instruments };
