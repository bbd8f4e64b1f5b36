// The picture of the task: the source with its profile, and how operations grow.
import { select as d3Select } from 'd3';
import { type Group, handle } from '#src/view/stage/handle.ts';
import { drawLogLog, type LogLogCurve } from '#src/view/stage/log-log.ts';
import { child } from '#src/view/stage/marks.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { createSvgStage } from '#src/view/stage/svg-stage.ts';
import type { CurveView, Snapshot } from '../snapshot.ts';
import { layStage } from './layout.ts';
import { contextsHeight, drawListing } from './listing.ts';

function fitWords({ fit }: CurveView, { text }: StageContext): string {
  return fit === undefined ? '' : text.say('stage.fit', { exponent: fit.exponent });
}

/** The name of a version other than the slow one. */
const nameOf = ({ version }: Snapshot, { text }: StageContext): string =>
  version === 'slow' ? text.say('stage.slow') : text.say(`stage.version.${version}`);

function curvesOf(snapshot: Snapshot, context: StageContext): readonly LogLogCurve[] {
  const { text } = context;
  const { slow, shown } = snapshot;
  return [
    {
      ...{ id: 'slow', name: text.say('stage.slow'), note: fitWords(slow, context) },
      ...{ hue: 'failed', ink: 'failed-ink', shape: 'diamond', ...slow },
    },
    {
      ...{ id: 'shown', name: nameOf(snapshot, context), note: fitWords(shown, context) },
      ...{ hue: 'served', ink: 'served-ink', shape: 'circle', ...shown },
    },
    ...budgetCurve(snapshot, context),
  ];
}

/** The budget is a straight line of slope 1. */
function budgetCurve({ budgetPerElement, sizes }: Snapshot, { text }: StageContext): readonly LogLogCurve[] {
  if (budgetPerElement === 0) return [];
  const points = sizes.map((n) => ({ n, cost: n * budgetPerElement }));
  return [
    {
      ...{ id: 'budget', name: text.say('stage.budget') },
      ...{ note: text.say('stage.budgetNote', { budget: budgetPerElement }) },
      ...{ hue: 'ink2', ink: 'ink2', shape: 'ring', points },
      fit: { exponent: 1, factor: budgetPerElement, standardError: 0 },
    },
  ];
}

function draw(root: Group, frame: StageFrame<Snapshot>, width: number, height: number, context: StageContext): void {
  const { snapshot, selected } = frame;
  const { text, select } = context;
  const { chart } = layStage(width, height, 1, contextsHeight(snapshot));
  const plane = child(root, 'g', 'plane');
  drawLogLog(plane, {
    ...chart,
    ...{ sizes: snapshot.sizes, costs: [30, 3 * snapshot.sizes[1] ** 2] },
    ...{ curves: curvesOf(snapshot, context), xWords: text.say('stage.sizes'), yWords: text.say('stage.costs') },
    figure: (value) => text.number(value, 0),
  });
  plane.selectChildren<SVGGElement, LogLogCurve>('g.curve').each(function (curve) {
    if (curve.id === 'budget') return;
    const id = curve.id === 'slow' ? 0 : 1;
    handle(d3Select(this), {
      label: text.say('stage.curve', { name: curve.name, fit: curve.note }),
      selected: selected?.kind === 'curve' && selected.id === id,
      onPress: (anchor) => {
        select({ kind: 'curve', id }, anchor);
      },
    });
  });
  const chosen = {
    line: selected?.kind === 'line' ? selected.id : undefined,
    context: selected?.kind === 'context' ? selected.id : undefined,
  };
  drawListing(child(root, 'g', 'listing'), snapshot, { width, height }, context, chosen);
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  const { text } = context;
  return createSvgStage<Snapshot>(host, context, {
    draw(root, frame, width, height) {
      draw(root, frame, width, height, context);
    },
    describe(snapshot) {
      const { n, slow, shown, version, hotLine, lines } = snapshot;
      if (Number.isNaN(n)) return text.say('stage.before');
      if (version !== 'slow')
        return text.say('stage.describeShown', {
          ...{ n, name: nameOf(snapshot, context) },
          ...{ fit: fitWords(shown, context), slow: fitWords(slow, context) },
        });
      const whole = lines.reduce((sum, { operations }) => sum + operations, 0);
      const hot = lines.find(({ line }) => line === hotLine)?.operations ?? 0;
      const percent = text.percent(hot / whole, 0);
      return text.say('stage.describe', { n, line: hotLine ?? 0, percent, fit: fitWords(slow, context) });
    },
  });
}
