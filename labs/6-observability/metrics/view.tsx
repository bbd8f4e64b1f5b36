// The picture of the lab of metrics, and what stands beside it.
import type { LabView } from '#src/view/stage/stage.ts';
import type { Snapshot } from './model.ts';
import { answersTable } from './view/answers-table.tsx';
import { fleetTable } from './view/fleet-table.tsx';
import { openedTable } from './view/opened-table.tsx';
import { scrapeText } from './view/scrape-text.tsx';
import { createStage } from './view/stage.ts';
import { theory } from './view/theory.tsx';

export const view: LabView<Snapshot> = {
  createStage,
  instruments: [answersTable, fleetTable, openedTable, theory, scrapeText],
};
