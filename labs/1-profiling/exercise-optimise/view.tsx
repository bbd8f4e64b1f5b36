// The picture of the task, and the table beside it.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { profile } from './view/profile.tsx';
import { createStage } from './view/stage.ts';

export const view: LabView<Snapshot> = { createStage, instruments: [profile] };
