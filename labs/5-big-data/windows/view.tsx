// The picture of the windows lab, and what stands beside it.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { createStage } from './view/stage.ts';
import { tradeOff } from './view/trade-off.tsx';

export const view: LabView<Snapshot> = { createStage, instruments: [tradeOff] };
