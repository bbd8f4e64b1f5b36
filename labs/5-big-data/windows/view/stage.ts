// The picture of the windows lab: events drop onto the axis of event time in the order in which they arrive, the watermark
// follows, and the windows of each phone open, fire and close.
import { drawFates } from '#src/view/stage/fate-legend.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { createSvgStage } from '#src/view/stage/svg-stage.ts';
import { timeLabel } from '../labels.ts';
import type { Snapshot } from '../model.ts';
import { drawLanes } from './lanes.ts';
import { layStage, shownSpan } from './layout.ts';
import { drawPlane } from './plane.ts';
import { legendEntries, presentWords, shownEvents } from './words.ts';

/** A character of the sentence at its full size, on average, in px. */
const CHARACTER_WIDTH = 7.4;

function draw(root: Group, frame: StageFrame<Snapshot>, width: number, height: number, context: StageContext): void {
  const { snapshot, selected } = frame;
  const { text } = context;
  const layout = layStage(width, height, snapshot.phones.length);
  const span = shownSpan(snapshot);
  const events = shownEvents(snapshot, layout.rows);
  const chosen = (kind: string): number | undefined => (selected?.kind === kind ? selected.id : undefined);
  const whole = presentWords(snapshot, text);
  const isShort = whole.length * CHARACTER_WIDTH > width - 2 * layout.margin;
  drawLabel(root, 'sentence', {
    ...{ x: layout.margin, y: layout.sentenceY, size: layout.compact ? 12.5 : 14, weight: 500, colour: 'ink' },
    words: isShort ? presentWords(snapshot, text, true) : whole,
  });
  drawPlane(child(root, 'g', 'plane'), snapshot, layout, span, context, { events, selected: chosen('event') });
  drawLanes(child(root, 'g', 'lanes'), snapshot, layout, span, context, {
    events,
    chosen: { window: chosen('window'), key: chosen('key') },
  });
  const { legendY } = layout;
  drawFates(root, {
    ...{ x: layout.left, y: legendY ?? 0 },
    entries: legendY === undefined ? [] : legendEntries(snapshot, events, text),
  });
  const more = snapshot.keyCount - snapshot.phones.length;
  drawLabel(root, 'more', {
    ...{ x: layout.right, y: (legendY ?? 0) + 4, size: 11.5, anchor: 'end' },
    words: legendY !== undefined && more > 0 ? text.say('stage.moreKeys', { count: more }) : '',
  });
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  return createSvgStage(host, context, {
    draw: (root, frame, width, height) => {
      draw(root, frame, width, height, context);
    },
    describe: (snapshot) => {
      const { arrived, lateDropped, openWindows, watermarkMs, originMs } = snapshot;
      const { text } = context;
      const words = [
        presentWords(snapshot, text),
        text.say('stage.describe', { arrived, dropped: lateDropped, open: openWindows }),
      ];
      if (Number.isFinite(watermarkMs))
        words.push(text.say('stage.describe.watermark', { watermark: timeLabel(watermarkMs - originMs) }));
      return words.join(' ');
    },
  });
}
