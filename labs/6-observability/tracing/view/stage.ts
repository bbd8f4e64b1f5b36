// The picture of the lab of tracing: calls between services above, the last traces, and the waterfall of one of them.
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { createSvgStage } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from '../model.ts';
import type { TraceView } from '../trace-view.ts';
import { placeCrowd } from './crowd-places.ts';
import { drawEdges, drawServices } from './graph.ts';
import { layStage, type StageLayout } from './layout.ts';
import { drawStrip } from './strip.ts';
import { drawWaterfall } from './waterfall.ts';
import { presentWords, shownTrace, traceWords } from './words.ts';

/** Rows that are kept free where traces of a run come and go, so that the picture holds still. */
const USUAL_ROWS = 10;

const layoutOf = ({ services, edges, isFile }: Snapshot, rows: number, width: number, height: number): StageLayout =>
  layStage(width, height, services.length, edges, isFile ? Math.max(4, rows) : USUAL_ROWS);

function draw(
  root: Group,
  { snapshot, selected }: StageFrame<Snapshot>,
  trace: TraceView | undefined,
  layout: StageLayout,
  context: StageContext,
): void {
  const { text } = context;
  const chosen = (kind: string): number | undefined => (selected?.kind === kind ? selected.id : undefined);
  const part = (name: string): Group => child(root, 'g', name);
  drawLabel(root, 'sentence', {
    ...{ ...layout.sentence, size: layout.compact ? 11.5 : 13.5, weight: 500, colour: 'ink' },
    words: presentWords(snapshot, text),
  });
  drawEdges(part('edges'), snapshot, layout, context);
  drawStrip(part('strip'), snapshot, layout, context, trace?.id);
  drawWaterfall(part('waterfall'), snapshot, trace, layout, context, chosen('span'));
  drawServices(part('services'), snapshot, layout, context, chosen('service'));
  drawLabel(root, 'legend', {
    ...{ x: layout.margin, y: layout.footY, size: layout.compact ? 10 : 11.5 },
    words: text.say(layout.compact ? 'stage.legendShort' : 'stage.legend'),
  });
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  let shown: TraceView | undefined;
  return createSvgStage(host, context, {
    draw: (root, frame, width, height) => {
      shown = shownTrace(frame.snapshot, frame.selected, { trace: shown, timeMs: frame.time });
      draw(root, frame, shown, layoutOf(frame.snapshot, shown?.rows.length ?? 0, width, height), context);
    },
    crowd: ({ snapshot, time }, width, height) =>
      placeCrowd(snapshot, time, layoutOf(snapshot, shown?.rows.length ?? 0, width, height), context.reducedMotion),
    describe: (snapshot) => {
      const trace = shownTrace(snapshot, undefined);
      const told = trace === undefined ? '' : ` ${traceWords(trace, snapshot.isFile, context.text)}.`;
      return `${presentWords(snapshot, context.text)}${told}`;
    },
  });
}
