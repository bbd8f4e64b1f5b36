// The picture's places: everything is inside, nothing overlaps, and what is drawn is where its time and its rate are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '#src/view/stage/box.ts';
import { createText } from '#src/view/text/text.ts';
import { messages as en } from '../messages.en.ts';
import { messages as ru } from '../messages.ru.ts';
import { machineOf } from '../testing/runs.ts';
import {
  burnScale,
  columnsOf,
  layStage,
  leftScale,
  shownMinutes,
  shownWindow,
  timeScale,
  windowStart,
  windowTicks,
} from './layout.ts';
import { incidentWords, presentWords, ruleWords, shownRule } from './words.ts';

const DAY_MS = 86_400_000;

const bottomOf = ({ y, height }: Box): number => y + height;

describe('layStage', () => {
  it('keeps its parts apart and inside, from a phone to a wide screen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 1400 }),
        fc.integer({ min: 260, max: 900 }),
        fc.integer({ min: 0, max: 6 }),
        (width, height, rules) => {
          const layout = layStage(width, height, rules);
          const { burn, brackets, budget, tank, incidents, lanes, service, daysY } = layout;
          expect(burn.y).toBeGreaterThan(layout.sentence.y);
          expect(brackets[0]).toBeGreaterThan(bottomOf(burn));
          expect(brackets[1]).toBeLessThan(budget.y);
          expect(bottomOf(budget)).toBeLessThan(daysY);
          expect(daysY).toBeLessThan(incidents.y + 4);
          for (const [index, lane] of [incidents, ...lanes].entries()) {
            const next = lanes[index];
            expect(bottomOf(lane)).toBeLessThanOrEqual((next?.y ?? height) + 1e-9);
          }
          expect(lanes.length).toBe(rules);
          for (const box of [burn, budget, tank, service]) {
            expect(box.x).toBeGreaterThanOrEqual(0);
            expect(box.x + box.width).toBeLessThanOrEqual(width);
            expect(box.width).toBeGreaterThan(0);
            expect(box.height).toBeGreaterThan(0);
          }
          expect(budget.x + budget.width).toBeLessThan(tank.x);
          expect(service.x + service.width).toBeLessThan(burn.x);
        },
      ),
    );
  });
});

describe('scales', () => {
  const box: Box = { x: 100, y: 50, width: 400, height: 200 };

  it('hold burn rates from hardly any to everything, by ratio', () => {
    for (const target of [50, 95, 99.9, 99.999]) {
      const { toY, ticks } = burnScale(box, target);
      const most = 100 / (100 - target);
      expect(toY(most)).toBeCloseTo(50, 6);
      expect(toY(0)).toBe(250);
      expect(toY(10 * most)).toBeCloseTo(50, 6);
      expect(toY(Math.sqrt(most))).toBeLessThan(toY(1e-3));
      expect(ticks.length).toBeGreaterThan(1);
      for (const tick of ticks) expect(toY(tick)).toBeLessThanOrEqual(250);
    }
  });

  it('show the first window from the start, and later ones up to now', () => {
    expect(shownWindow(2 * DAY_MS, 30)).toEqual({ fromMs: 0, toMs: 3 * DAY_MS });
    expect(shownWindow(4 * DAY_MS, 30)).toEqual({ fromMs: 0, toMs: 30 * DAY_MS });
    expect(shownWindow(0.5 * DAY_MS, 1)).toEqual({ fromMs: 0, toMs: DAY_MS });
    expect(shownWindow(40 * DAY_MS, 30)).toEqual({ fromMs: 10 * DAY_MS, toMs: 40 * DAY_MS });
    const toX = timeScale(box, { fromMs: 0, toMs: 10 * DAY_MS });
    expect([toX(0), toX(5 * DAY_MS), toX(20 * DAY_MS)]).toEqual([100, 300, 500]);
    const days = (fromMs: number, toMs: number) => windowTicks(box, { fromMs, toMs }).map((tick) => tick / DAY_MS);
    expect(days(0, 30 * DAY_MS)).toEqual([0, 5, 10, 15, 20, 25, 30]);
    expect(days(11 * DAY_MS, 41 * DAY_MS)).toEqual([15, 20, 25, 30, 35, 40]);
    expect(days(0, DAY_MS).length).toBeGreaterThan(2);
  });

  it('go below nothing when the budget is overspent', () => {
    const toY = leftScale(box, -100);
    expect([toY(100), toY(0), toY(-100)]).toEqual([50, 150, 250]);
    expect(leftScale(box, 20)(0)).toBe(250);
  });

  it('let a window end now and begin its length ago', () => {
    expect(windowStart(box, 60, 120)).toBe(300);
    expect(windowStart(box, 240, 120)).toBe(100);
    expect(shownMinutes(60)).toBe(90);
    expect(shownMinutes(360)).toBe(450);
    expect(shownMinutes(4320)).toBe(4320);
  });
});

describe('columnsOf', () => {
  const box: Box = { x: 0, y: 0, width: 100, height: 50 };

  it('ends with the newest minute, and thins what is wider than the box', () => {
    const burns = Float32Array.from({ length: 200 }, (_, index) => index + 1);
    const few = columnsOf(box, burns.subarray(0, 10), 100);
    expect(few).toHaveLength(10);
    expect(Math.max(...few.map(({ x }) => x))).toBeCloseTo(99.5, 6);
    const many = columnsOf(box, burns, 200);
    expect(many).toHaveLength(100);
    expect(many[0]?.burn).toBe(199.5);
  });

  it('draws nothing where nothing burned or nobody came', () => {
    expect(columnsOf(box, Float32Array.of(0, Number.NaN, 0), 100)).toEqual([]);
    expect(columnsOf(box, Float32Array.of(Number.NaN, 4), 2)).toEqual([{ x: 75, burn: 4 }]);
  });
});

describe('words', () => {
  const texts = [createText('en', [en], { strict: true }), createText('ru', [ru], { strict: true })] as const;
  const settings = { windowDays: 3, deploysPerDay: 12, badDeployPercent: 40, errorPercent: 0.05 };
  const actions = [{ at: 3_600_000, action: 'outage', service: 0, percent: 40, minutes: 60 }];

  it('say every moment of a run in both languages', () => {
    const machine = machineOf(settings, { actions });
    for (const hour of [0, 1, 1.1, 1.5, 2.3, 6, 12, 40]) {
      machine.seek(hour * 3_600_000);
      const snapshot = machine.snapshot();
      for (const text of texts) {
        const all = [
          presentWords(snapshot, text),
          ...snapshot.rules.map((rule) => ruleWords(rule, text)),
          ...snapshot.incidents.map((incident) => incidentWords(incident, text)),
        ];
        for (const words of all) expect(words).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  it('speak of the rule that is chosen, else of the one that fires', () => {
    const machine = machineOf(settings, { actions });
    machine.seek(1.5 * 3_600_000);
    const snapshot = machine.snapshot();
    expect(snapshot.rules[shownRule(snapshot, undefined)]?.phase).toBe('firing');
    expect(shownRule(snapshot, 2)).toBe(2);
    expect(shownRule({ ...snapshot, rules: [] }, undefined)).toBe(0);
  });
});
