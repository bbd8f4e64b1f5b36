// The picture of the lab of error budgets: the last hours with the windows of a rule, the budget of the month, and the lanes
// of incidents and alerts.
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { createSvgStage } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from '../model.ts';
import { drawBudget, drawTank } from './budget.ts';
import { drawBurn, drawService } from './burn.ts';
import { drawIncidents, drawRules } from './lanes.ts';
import { layStage } from './layout.ts';
import { presentWords, shownRule } from './words.ts';

function draw(root: Group, frame: StageFrame<Snapshot>, width: number, height: number, context: StageContext): void {
  const { snapshot, selected } = frame;
  const layout = layStage(width, height, snapshot.rules.length);
  const chosen = (kind: string): number | undefined => (selected?.kind === kind ? selected.id : undefined);
  const shown = shownRule(snapshot, chosen('rule'));
  const part = (name: string): Group => child(root, 'g', name);
  drawLabel(root, 'sentence', {
    ...{ x: layout.sentence.x, y: layout.sentence.y, size: layout.compact ? 12.5 : 14, weight: 500, colour: 'ink' },
    words: presentWords(snapshot, context.text),
  });
  drawBurn(part('burn'), snapshot, snapshot.rules[shown], layout, context);
  drawBudget(part('budget'), snapshot, layout, context);
  drawTank(part('tank'), snapshot, layout, context, chosen('budget') !== undefined);
  drawIncidents(part('incidents'), snapshot, layout, context, chosen('incident'));
  drawRules(part('rules'), snapshot, layout, context, { chosen: chosen('rule'), shown });
  drawService(part('service'), snapshot, layout, context, chosen('service') !== undefined);
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  return createSvgStage(host, context, {
    draw: (root, frame, width, height) => {
      draw(root, frame, width, height, context);
    },
    describe: (snapshot) => {
      const { leftPercent, budgetMinutes, rules } = snapshot;
      const firing = rules.filter(({ phase }) => phase === 'firing').length;
      const args = { left: leftPercent, minutes: budgetMinutes, firing };
      return `${presentWords(snapshot, context.text)} ${context.text.say('stage.describe', args)}`;
    },
  });
}
