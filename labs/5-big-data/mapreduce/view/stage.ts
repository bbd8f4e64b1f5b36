// The picture of the MapReduce lab: above, the way of the records from splits to answers; below, which node worked when.
import { drawFates } from '#src/view/stage/fate-legend.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { createSvgStage } from '#src/view/stage/svg-stage.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../model.ts';
import { outputBars, waysOf } from './flow.ts';
import { drawGantt } from './gantt.ts';
import { layGrid, layStage, type StageLayout } from './layout.ts';
import { drawMaps, drawOutputs } from './maps.ts';
import { drawAnswers, drawReduces } from './reduces.ts';
import { drawTravellers, drawWays } from './shuffle.ts';
import { presentWords } from './words.ts';

/** Generous for a letter of a head, in either script. */
const HEAD_LETTER = 7;

function drawHeads(root: Group, { reduces, networkMb }: Snapshot, layout: StageLayout, text: Text): void {
  const head = { y: layout.headY, size: layout.compact ? 11 : 12, weight: 500 };
  const { maps, reduces: right, answers, compact } = layout;
  drawLabel(root, 'mapHead', {
    ...{ ...head, x: maps.x, words: text.say(compact ? 'stage.head.mapShort' : 'stage.head.map') },
  });
  const isMoving = reduces.some(({ copiedCount, copying }) => copiedCount > 0 || copying >= 0);
  const size = text.unit(networkMb, 'MB', networkMb < 10 ? 1 : 0);
  const whole = text.say('stage.head.network', { size });
  const sent = whole.length * HEAD_LETTER > right.x - maps.x - maps.width ? size : whole;
  drawLabel(root, 'shuffleHead', {
    ...{ ...head, x: (maps.x + maps.width + right.x) / 2, anchor: 'middle', weight: 400 },
    words: compact ? '' : isMoving ? sent : text.say('stage.head.shuffle'),
  });
  drawLabel(root, 'reduceHead', { ...head, x: right.x, words: text.say('stage.head.reduce') });
  drawLabel(root, 'answerHead', { ...head, x: answers.x, words: text.say('stage.head.answers') });
}

function draw(root: Group, frame: StageFrame<Snapshot>, width: number, height: number, context: StageContext): void {
  const { snapshot, selected } = frame;
  const { text } = context;
  const { maps, reduces, nodes, slotsPerNode } = snapshot;
  const counts = { maps: maps.length, reduces: reduces.length, nodes: nodes.length, slotsPerNode };
  const layout = layStage(width, height, counts);
  const chosen = (kind: string): number | undefined => (selected?.kind === kind ? selected.id : undefined);
  drawLabel(root, 'sentence', {
    ...{ x: layout.margin, y: layout.sentenceY, size: layout.compact ? 12.5 : 14, weight: 500, colour: 'ink' },
    words: presentWords(snapshot, text, layout.compact),
  });
  drawHeads(root, snapshot, layout, text);
  const mapBoxes = layGrid(layout.maps, maps.length);
  const reduceBoxes = layGrid(layout.reduces, reduces.length);
  const bars = outputBars(snapshot, mapBoxes);
  const ways = waysOf(snapshot, bars, mapBoxes, reduceBoxes);
  drawWays(child(root, 'g', 'ways'), snapshot, ways);
  const tasks: Group = child(root, 'g', 'tasks');
  drawMaps(tasks, snapshot, mapBoxes, context, chosen('map'));
  drawReduces(tasks, snapshot, reduceBoxes, context, chosen('reduce'));
  drawOutputs(child(root, 'g', 'outputs'), snapshot, bars);
  drawTravellers(child(root, 'g', 'travellers'), snapshot, ways);
  drawAnswers(child(root, 'g', 'answers'), snapshot, layout, context);
  const { legendY } = layout;
  drawFates(root, {
    ...{ x: layout.margin, y: legendY ?? 0 },
    entries:
      legendY === undefined
        ? []
        : [
            { fate: 'waiting', words: text.say('stage.legend.map') },
            { fate: 'served', words: text.say('stage.legend.reduce') },
            { fate: 'failed', words: text.say('stage.legend.wasted') },
          ],
  });
  drawGantt(child(root, 'g', 'time'), snapshot, layout, context, chosen('node'));
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
