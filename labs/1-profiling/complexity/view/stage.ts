// The picture of the race: what each search looks at in a short list, and how both grow with it.
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

const SMALLEST = 16;
const LOOKS: Readonly<Record<Racer, { readonly hue: TokenName; readonly ink: TokenName; readonly shape: Shape }>> = {
  slow: { hue: 'failed', ink: 'failed-ink', shape: 'diamond' },
  fast: { hue: 'hit', ink: 'hit-ink', shape: 'circle' },
  micro: { hue: 'miss', ink: 'miss-ink', shape: 'triangle' },
  parallel: { hue: 'retry', ink: 'retry-ink', shape: 'ring' },
  own: { hue: 'served', ink: 'served-ink', shape: 'circle' },
};

function fitWords({ fit }: CurveView, { text }: StageContext): string {
  return fit === undefined ? '' : text.say('stage.fit', { exponent: fit.exponent });
}

interface RacerCurve extends LogLogCurve {
  readonly number: number;
}

function drawChart(group: Group, frame: StageFrame<Snapshot>, layout: StageLayout, context: StageContext): void {
  const { snapshot, selected } = frame;
  const { text } = context;
  const curves = snapshot.curves.map(
    (curve, number): RacerCurve => ({
      ...{ id: curve.racer, number, name: text.say(`stage.${curve.racer}`), note: fitWords(curve, context) },
      ...{ ...LOOKS[curve.racer], points: curve.points, fit: curve.fit },
    }),
  );
  drawLogLog(group, {
    ...{ ...layout.chart, curves, sizes: [SMALLEST, snapshot.largestSize], costs: snapshot.costs },
    ...{ xWords: text.say('stage.sizes'), yWords: text.say(snapshot.inTime ? 'stage.time' : 'stage.operations') },
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

/** The triangle of pairs and the row of looks of the short list; equal pairs and second looks are filled. */
function drawWork(group: Group, { shown }: Snapshot, { pairs, looks }: StageLayout, { text }: StageContext): void {
  const items = [...shown];
  const labelled = (name: 'pairs' | 'looks', x: number, y: number, words: string): void => {
    drawLabel(group, `${name}-words`, { x, y: y - 8, words: items.length === 0 ? '' : words, size: 12 });
  };
  labelled('pairs', pairs.x, pairs.y, `${text.say('stage.pairs')}, ${text.say('stage.atFirst')}`);
  labelled('looks', looks.x, looks.y, text.say('stage.looks'));
  const cells = (
    name: string,
    at: readonly { x: number; y: number; cell: number; hit: boolean }[],
    hue: TokenName,
  ): void => {
    group
      .selectChildren<SVGRectElement, unknown>(`rect.${name}`)
      .data(at)
      .join('rect')
      .attr('class', name)
      .attr('x', ({ x }) => x)
      .attr('y', ({ y }) => y)
      .attr('width', ({ cell }) => Math.max(1, cell - 1.5))
      .attr('height', ({ cell }) => Math.max(1, cell - 1.5))
      .attr('rx', 2)
      .attr('fill', ({ hit }) => (hit ? `var(--${hue})` : 'var(--wash)'))
      .attr('stroke', 'var(--line2)')
      .attr('stroke-width', 0.7);
  };
  const { cell } = pairs;
  const compared = items.flatMap((item, i) =>
    items.flatMap((other, j) =>
      j > i ? [{ x: pairs.x + j * cell, y: pairs.y + i * cell, cell, hit: item === other }] : [],
    ),
  );
  cells('pair', compared, 'failed');
  const looked = items.map((item, at) => ({
    ...{ x: looks.x + at * cell, y: looks.y, cell },
    hit: items.indexOf(item) < at,
  }));
  cells('look', looked, 'hit');
}

function sentenceOf({ n, operations, wrong, stoppedAt }: Snapshot, { text }: StageContext): string {
  if (Number.isNaN(n)) return text.say('stage.before');
  if (stoppedAt !== undefined) return text.say('stage.stopped', { n: stoppedAt });
  if (wrong > 0) return text.say('stage.wrong', { count: wrong });
  return text.say('stage.now', { n, slow: operations.slow, fast: operations.fast });
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  return createSvgStage<Snapshot>(host, context, {
    draw(root, frame, width, height) {
      const { snapshot } = frame;
      const layout = layStage(width, height, SMALLEST);
      drawLabel(root, 'sentence', {
        ...{ ...layout.sentence, size: width < 500 ? 12 : 13.5, weight: 500, colour: 'ink' },
        words: sentenceOf(snapshot, context),
      });
      drawWork(child(root, 'g', 'work'), snapshot, layout, context);
      drawChart(child(root, 'g', 'chart'), frame, layout, context);
    },
    describe: (snapshot) => `${sentenceOf(snapshot, context)}.`,
  });
}
