// Where things stand: nothing outside the picture, nothing over another, at any size, in either language and for any number
// of nodes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '#src/view/stage/box.ts';
import { createText } from '#src/view/text/text.ts';
import { messages as english } from '../messages.en.ts';
import { messages as russian } from '../messages.ru.ts';
import { machineOf } from '../testing/runs.ts';
import {
  type Circle,
  type ColumnWish,
  HEAD_SIZE,
  LETTER_WIDTH,
  layColumns,
  layRows,
  layStage,
  OUTSIDE,
  rowFontSize,
} from './layout.ts';
import { fitLegend, legendEntries } from './legend.ts';
import { sentencesFor } from './words.ts';

const stages = fc.record({
  width: fc.integer({ min: 320, max: 1600 }),
  height: fc.integer({ min: 220, max: 1000 }),
  nodes: fc.integer({ min: 0, max: 200 }),
  virtualNodes: fc.constantFrom(0, 1, 10, 150),
});

const around = ({ x, y, radius }: Circle, reach: number): Box => ({
  ...{ x: x - radius - reach, y: y - radius - reach },
  ...{ width: 2 * (radius + reach), height: 2 * (radius + reach) },
});

function expectApart(one: Box, other: Box): void {
  const beside = one.x + one.width <= other.x + 0.01 || other.x + other.width <= one.x + 0.01;
  const above = one.y + one.height <= other.y + 0.01 || other.y + other.height <= one.y + 0.01;
  expect(beside || above).toBe(true);
}

describe('the stage', () => {
  it('keeps circle, nodes, lens and last lookups inside, and apart', () => {
    fc.assert(
      fc.property(stages, ({ width, height, nodes, virtualNodes }) => {
        const layout = layStage(width, height, { nodes, points: nodes * virtualNodes });
        const { circle, rows, trail, lens, legendY, changeY } = layout;
        const ring = around(circle, OUTSIDE.small);
        const parts = [ring, ...(lens === undefined ? [] : [lens]), ...(trail === undefined ? [] : [trail])];
        for (const [at, part] of parts.entries()) {
          expect(part.x).toBeGreaterThanOrEqual(0);
          expect(part.x + part.width).toBeLessThanOrEqual(width + 0.01);
          expect(part.y).toBeGreaterThanOrEqual(changeY);
          expect(part.y + part.height).toBeLessThanOrEqual(legendY - 9);
          for (const other of parts.slice(at + 1)) expectApart(part, other);
        }
        expect(rows).toHaveLength(nodes);
        for (const row of rows) {
          expect(row.width).toBeGreaterThan(0);
          expect(row.height).toBeGreaterThan(0);
          expect(row.x).toBeGreaterThanOrEqual(0);
          expect(row.x + row.width).toBeLessThanOrEqual(width + 0.01);
          expect(row.y).toBeGreaterThanOrEqual(changeY);
          expect(row.y + row.height).toBeLessThanOrEqual(legendY - 9);
          for (const part of parts) expectApart(row, part);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('nests band, keys, wheel and words', () => {
    fc.assert(
      fc.property(stages, ({ width, height, nodes, virtualNodes }) => {
        const { circle } = layStage(width, height, { nodes, points: nodes * virtualNodes });
        const { radius, band, keysFrom, keysTo, wheel, rim, hub } = circle;
        expect(radius - band).toBeGreaterThan(keysFrom);
        expect(keysFrom).toBeGreaterThan(keysTo);
        expect(keysTo).toBeGreaterThan(wheel);
        expect(wheel - rim).toBeGreaterThan(0);
        if (radius >= 60) expect(wheel - rim).toBeGreaterThan(hub);
      }),
    );
  });

  it('lets no row lie on another', () => {
    fc.assert(
      fc.property(stages, ({ width, height, nodes }) => {
        const rows = layRows({ x: 5, y: 7, width, height }, nodes);
        const places = new Set(rows.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`));
        expect(places.size).toBe(nodes);
        const [first] = rows;
        if (first === undefined) return;
        const columns = [...new Set(rows.map(({ x }) => x))].sort((one, other) => one - other);
        columns.slice(1).forEach((x, index) => {
          expect(x - (columns[index] as number)).toBeGreaterThanOrEqual(first.width);
        });
      }),
    );
  });

  it('names nodes as long as there is room', () => {
    expect(layStage(720, 560, { nodes: 20, points: 3000 }).rows.every(({ named }) => named)).toBe(true);
    expect(layStage(720, 560, { nodes: 200, points: 30_000 }).rows.some(({ named }) => named)).toBe(false);
  });
});

describe('a row', () => {
  const anyWish = fc.record({ head: fc.integer({ min: 4, max: 9 }), figure: fc.integer({ min: 1, max: 9 }) });
  const ids = ['keys', 'came', 'left', 'served'] as const;
  const row = fc.record({
    width: fc.integer({ min: 112, max: 500 }),
    height: fc.integer({ min: 13, max: 26 }),
    name: fc.integer({ min: 1, max: 60 }),
    wishes: fc.array(anyWish, { minLength: 4, maxLength: 4 }),
  });

  it('parts its width between name, bar and as many figures as there is room for', () => {
    fc.assert(
      fc.property(row, ({ width, height, name, wishes }) => {
        const wanted: readonly ColumnWish[] = wishes.map((wish, index) => ({ id: ids[index] ?? 'keys', ...wish }));
        const box = { x: 0, y: 0, width, height, named: true };
        const { nameWidth, barX, barWidth, figures } = layColumns(box, name, wanted);
        expect(nameWidth).toBeLessThan(barX);
        expect(barWidth).toBeGreaterThan(0);
        let left = barX + barWidth;
        for (const { id, right } of figures) {
          const { head = 0, figure = 0 } = wanted.find((wish) => wish.id === id) ?? {};
          const widest = Math.max(head * HEAD_SIZE, figure * rowFontSize(box)) * LETTER_WIDTH;
          expect(right - widest).toBeGreaterThanOrEqual(left);
          left = right;
        }
        expect(left).toBeLessThanOrEqual(width);
        // The most important stand as long as any do.
        expect(new Set(figures.map(({ id }) => id))).toEqual(new Set(ids.slice(0, figures.length)));
      }),
    );
  });
});

describe.each([
  ['en', english],
  ['ru', russian],
] as const)('words in %s', (locale, messages) => {
  const text = createText(locale, [messages], { strict: true });
  const methods = ['ring', 'modulo', 'rendezvous', 'jump'] as const;
  const moments = methods.flatMap((method) => {
    const names = ['shard_1', 'a-shard-with-a-name-that-nobody-can-remember-or-read', 'shard_3'];
    const actions = [
      { at: 40, action: 'crash', node: 1 },
      { at: 50, action: 'join' },
      { at: 150, action: 'remove', node: 0 },
    ];
    const machine = machineOf({ method, nodes: names, keys: 2000 }, { actions });
    return [0, 30, 45, 60, 200].map((moment) => {
      machine.seek(moment);
      return machine.snapshot();
    });
  });

  it.each([320, 370, 420, 700, 1100])('fit a width of %i', (width) => {
    const sizes = width < 560 ? { now: 12.5, change: 11 } : { now: 14, change: 12.5 };
    for (const snapshot of moments) {
      const { now, change } = sentencesFor(snapshot, text, width, sizes);
      expect(now.length * sizes.now * 0.56).toBeLessThanOrEqual(width);
      expect(change.length * sizes.change * 0.56).toBeLessThanOrEqual(width);
      expect(now).not.toBe('');
      const entries = fitLegend(legendEntries(snapshot, { hasFlows: true, hasShares: true }, text), width);
      expect(entries.length).toBeGreaterThan(1);
      entries.forEach(({ x, words }, index) => {
        const next = entries[index + 1]?.x ?? width + 12;
        expect(x + 10 + words.length * 6.2).toBeLessThanOrEqual(next);
      });
    }
  });

  it('are whole sentences on a wide stage', () => {
    const [start, , crashed, joined, removed] = moments;
    const sizes = { now: 14, change: 12.5 };
    const said = [start, crashed, joined, removed].map((snapshot) =>
      snapshot === undefined ? undefined : sentencesFor(snapshot, text, 1100, sizes),
    );
    expect(said.map((each) => each?.now).every((now) => now?.endsWith('.'))).toBe(true);
    expect(said.map((each) => each?.change === '')).toEqual([true, true, false, false]);
  });
});
