// The picture of the race: what each function does to a short list, and how both grow with it.
import { select } from 'd3';
import type { Shape } from '#src/view/stage/fates.ts';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { drawLogLog, type LogLogCurve } from '#src/view/stage/log-log.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { createSvgStage } from '#src/view/stage/svg-stage.ts';
import type { TokenName } from '#src/view/theme/tokens.ts';
import type { Racer } from '../records.ts';
import type { CurveView, Snapshot } from '../snapshot.ts';
import { layStage, type StageLayout } from './layout.ts';
import { drawSteps, PLACES, rowsOf } from './steps.ts';

const LOOKS: Readonly<Record<Racer, { readonly hue: TokenName; readonly ink: TokenName; readonly shape: Shape }>> = {
  slow: { hue: 'failed', ink: 'failed-ink', shape: 'diamond' },
  fast: { hue: 'hit', ink: 'hit-ink', shape: 'circle' },
  micro: { hue: 'miss', ink: 'miss-ink', shape: 'triangle' },
  parallel: { hue: 'retry', ink: 'retry-ink', shape: 'ring' },
  own: { hue: 'served', ink: 'served-ink', shape: 'circle' },
};

function nameOf(racer: Racer, { functions }: Snapshot, { text }: StageContext): string {
  switch (racer) {
    case 'slow':
      return text.say(`name.${functions.slow}`);
    case 'fast':
      return text.say(`name.${functions.fast}`);
    default:
      return text.say(`stage.${racer}`);
  }
}

function fitWords({ fit, halfWidth }: CurveView, { text }: StageContext): string {
  if (fit === undefined) return '';
  const { exponent } = fit;
  return Number.isFinite(halfWidth)
    ? text.say('stage.fitWithin', { exponent, half: halfWidth })
    : text.say('stage.fit', { exponent });
}

interface RacerCurve extends LogLogCurve {
  readonly number: number;
}

function drawChart(group: Group, frame: StageFrame<Snapshot>, layout: StageLayout, context: StageContext): void {
  const { snapshot, selected } = frame;
  const { text } = context;
  const curves = snapshot.curves.map(
    (curve, number): RacerCurve => ({
      ...{ id: curve.racer, number, name: nameOf(curve.racer, snapshot, context), note: fitWords(curve, context) },
      ...{ ...LOOKS[curve.racer], points: curve.points, fit: curve.fit },
    }),
  );
  drawLogLog(group, {
    ...{ ...layout.chart, curves, sizes: snapshot.sizes, costs: snapshot.costs },
    ...{ xWords: text.say('stage.sizes'), yWords: text.say(`stage.${snapshot.measure}`) },
    figure: (value) => text.number(value, 6),
  });
  group.selectChildren<SVGGElement, RacerCurve>('g.curve').each(function ({ number, name, note }) {
    handle(select(this), {
      label: text.say('stage.curve', { name, fit: note }),
      selected: selected?.kind === 'curve' && selected.id === number,
      onPress: (anchor) => {
        context.select({ kind: 'curve', id: number }, anchor);
      },
    });
  });
}

function sentenceOf(snapshot: Snapshot, context: StageContext, isNarrow = false): string {
  const { n, operations, wrong, stoppedAt } = snapshot;
  const { text } = context;
  if (Number.isNaN(n)) return text.say('stage.before');
  if (stoppedAt !== undefined) return text.say('stage.stopped', { n: stoppedAt });
  if (wrong > 0) return text.say('stage.wrong', { count: wrong });
  if (isNarrow) return text.say('stage.nowShort', { n, slow: operations.slow, fast: operations.fast });
  const [first, second] = [nameOf('slow', snapshot, context), nameOf('fast', snapshot, context)];
  return text.say('stage.now', { n, first, slow: operations.slow, second, fast: operations.fast });
}

function drawMaps(root: Group, snapshot: Snapshot, { maps, caption }: StageLayout, context: StageContext): void {
  const group = child(root, 'g', 'maps').attr('display', maps === undefined ? 'none' : null);
  if (maps === undefined) return;
  for (const [index, racer] of (['slow', 'fast'] as const).entries()) {
    const map = { name: nameOf(racer, snapshot, context), hue: LOOKS[racer].hue, steps: snapshot.steps[racer] };
    drawSteps(child(group, 'g', racer), map, maps[index === 0 ? 0 : 1], context);
  }
  drawLabel(group, 'caption', { ...caption, size: 11.5, words: context.text.say('stage.short') });
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  return createSvgStage<Snapshot>(host, context, {
    draw(root, frame, width, height) {
      const { snapshot } = frame;
      const { slow, fast } = snapshot.steps;
      const layout = layStage(width, height, PLACES, [rowsOf(slow), rowsOf(fast)]);
      const isNarrow = width < 500;
      drawLabel(root, 'sentence', {
        ...{ ...layout.sentence, size: isNarrow ? 11.5 : 13.5, weight: 500, colour: 'ink' },
        words: sentenceOf(snapshot, context, isNarrow),
      });
      drawMaps(root, snapshot, layout, context);
      drawChart(child(root, 'g', 'chart'), frame, layout, context);
    },
    describe: (snapshot) => `${sentenceOf(snapshot, context)}.`,
  });
}
