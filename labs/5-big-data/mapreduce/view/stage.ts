// The picture of the MapReduce lab: above, the way of the records from splits to answers; below, which node worked when.
import { drawFates } from '#src/view/stage/fate-legend.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { createSvgStage } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from '../model.ts';
import { drawGantt } from './gantt.ts';
import { layStage } from './layout.ts';
import { drawWay } from './tasks.ts';
import { presentWords } from './words.ts';

function draw(root: Group, frame: StageFrame<Snapshot>, width: number, height: number, context: StageContext): void {
  const { snapshot, selected } = frame;
  const { text } = context;
  const layout = layStage(width, height, Math.max(snapshot.maps.length, snapshot.reduces.length));
  const chosen = (kind: string): number | undefined => (selected?.kind === kind ? selected.id : undefined);
  drawLabel(root, 'sentence', {
    ...{ x: layout.margin, y: layout.sentenceY, size: layout.compact ? 12.5 : 14, weight: 500, colour: 'ink' },
    words: presentWords(snapshot, text, layout.compact),
  });
  const way: Group = child(root, 'g', 'way');
  drawWay(way, snapshot, layout, context, { map: chosen('map'), reduce: chosen('reduce') });
  const { legendY } = layout;
  drawFates(root, {
    ...{ x: layout.margin, y: legendY ?? 0 },
    entries:
      legendY === undefined
        ? []
        : [
            { fate: 'served', words: text.say('stage.legend.map') },
            { fate: 'hit', words: text.say('stage.legend.reduce') },
            { fate: 'failed', words: text.say('stage.legend.lost') },
            { fate: 'miss', words: text.say('stage.legend.beaten') },
          ],
  });
  const time: Group = child(root, 'g', 'time');
  drawGantt(time, snapshot, layout, context, chosen('node'));
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  return createSvgStage(host, context, {
    draw: (root, frame, width, height) => {
      draw(root, frame, width, height, context);
    },
    describe: (snapshot) => {
      const { mapsDone, maps, reducesDone, reduces, keys } = snapshot;
      const args = { ...{ mapsDone, reducesDone, keys }, maps: maps.length, reduces: reduces.length };
      return `${presentWords(snapshot, context.text)} ${context.text.say('stage.describe', args)}`;
    },
  });
}
