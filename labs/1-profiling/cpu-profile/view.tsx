// The picture of a profile, and its tables.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { callTree } from './view/call-tree.tsx';
import { createStage } from './view/flame.ts';
import { functionsTable } from './view/functions-table.tsx';
import { printed } from './view/printed.tsx';

export const view: LabView<Snapshot> = { createStage, instruments: [functionsTable, callTree, printed] };
