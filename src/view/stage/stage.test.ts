// @vitest-environment jsdom
// The shared marks: what they fit into a place, and that a second draw changes them and adds nothing.
import { select } from 'd3';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Tokens } from '../theme/tokens.ts';
import { cellSlots, drawCells } from './cells.ts';
import { crowdSvg, FATE_SHAPE } from './crowd.ts';
import { FATES, fateIndex } from './fates.ts';
import type { Group } from './handle.ts';
import { drawServer, linkPoint, linkWidth } from './marks.ts';
import { nearestDot } from './nearest.ts';
import { drawQueue, queueSlots } from './queue.ts';

function freshGroup(): Group {
  document.body.innerHTML = '<svg><g id="g"></g></svg>';
  return select<SVGGElement, unknown>('#g');
}
const marks = (selector: string): number => document.querySelectorAll(selector).length;

describe('queueSlots', () => {
  it('is loose, then tight, then a number', () => {
    expect(queueSlots(5, 140)).toEqual({ shown: 5, hidden: 0, pitch: 15.5 });
    expect(queueSlots(11, 140)).toEqual({ shown: 11, hidden: 0, pitch: 12.4 });
    expect(queueSlots(500, 140)).toEqual({ shown: 8, hidden: 492, pitch: 12.4 });
    expect(queueSlots(3, 5)).toEqual({ shown: 0, hidden: 3, pitch: 12.4 });
  });
  it('never loses or invents anybody, and stays in its place', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 0, max: 600 }), (count, length) => {
        const { shown, hidden, pitch } = queueSlots(count, length);
        expect(shown + hidden).toBe(count);
        if (shown > 0) expect((shown - 1) * pitch + 11).toBeLessThanOrEqual(length);
      }),
    );
  });
});

describe('cellSlots', () => {
  it('shows all that fits and counts the rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 120, max: 900 }), (capacity, width) => {
        const { shown, hidden, perRow, size, rows } = cellSlots(capacity, width);
        expect(shown + hidden).toBe(capacity);
        expect(perRow * (size + 3) - 3).toBeLessThanOrEqual(width);
        expect(rows).toBeLessThanOrEqual(3);
        expect(Math.ceil(shown / perRow)).toBeLessThanOrEqual(rows);
      }),
    );
  });
});

describe('nearestDot', () => {
  const dots = { count: 3, x: Float32Array.of(10, 14, 100), y: Float32Array.of(10, 10, 100) };
  it('takes the nearest within reach, the upper of two at one place', () => {
    expect(nearestDot(dots, 11, 10, 8)).toBe(0);
    expect(nearestDot(dots, 12, 10, 8)).toBe(1);
    expect(nearestDot(dots, 50, 50, 8)).toBe(-1);
    expect(nearestDot({ ...dots, count: 0 }, 10, 10, 8)).toBe(-1);
  });
});

describe('links', () => {
  it('grow with traffic and never vanish', () => {
    expect(linkWidth(0)).toBe(1.2);
    expect(linkWidth(1)).toBeCloseTo(6.2);
    expect(linkWidth(7)).toBe(linkWidth(1));
  });
  it('carry their dots from end to end', () => {
    const link = { from: [0, 0] as const, to: [100, 50] as const };
    expect(linkPoint(link, 0)).toEqual([0, 0]);
    expect(linkPoint(link, 1)).toEqual([100, 50]);
    expect(linkPoint(link, 0.5)).toEqual([50, 25]);
  });
});

describe('drawing', () => {
  let group: Group;
  beforeEach(() => {
    group = freshGroup();
  });

  it('draws a server twice without leaving anything behind', () => {
    const press = vi.fn();
    const server = {
      x: 10,
      y: 20,
      width: 150,
      height: 78,
      name: 'A',
      lines: ['20 ms a request', 'healthy'],
      load: 0.5,
    };
    drawServer(group, { ...server, press: { label: 'Server A', onPress: press } });
    const before = document.querySelectorAll('*').length;
    drawServer(group, { ...server, load: 1, state: 'trouble', press: { label: 'Server A, slow', onPress: press } });
    expect(document.querySelectorAll('*').length).toBe(before);
    const node = group.node();
    expect(node?.getAttribute('aria-label')).toBe('Server A, slow');
    expect(node?.querySelector('.load')?.getAttribute('fill')).toBe('var(--failed)');
    node?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    node?.dispatchEvent(new MouseEvent('click'));
    expect(press).toHaveBeenCalledTimes(2);
  });

  it('draws a queue that can be counted, pressed and walked with arrows', () => {
    const press = vi.fn();
    const queue = {
      ...{ x: 0, y: 0, length: 140, words: '9 waiting', nameOf: (id: number) => `r-${id}` },
      ...{ more: (count: number) => `+${count}`, onPress: press },
    };
    const waiting = Array.from({ length: 9 }, (_, id) => ({ id, fate: 'waiting' as const }));
    drawQueue(group, { ...queue, waiting, selected: 3 });
    expect(marks('.dots > g')).toBe(9);
    expect(document.querySelector('.selected .name')?.textContent).toBe('r-3');
    document.querySelector('.dots')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    expect(press.mock.calls[0]?.[0]).toBe(4);
    drawQueue(group, { ...queue, waiting: waiting.slice(2), count: 300 });
    expect(marks('.dots > g')).toBe(7);
    expect(document.querySelector('text.more')?.textContent).toMatch(/^\+\d+$/);
  });

  it('draws cells with marks and a hand', () => {
    const cells = ['a', 'b', 'c'].map((key) => ({ id: key, key, mark: '1' }));
    drawCells(group, { x: 0, y: 0, width: 200, title: 'Main', cells, capacity: 4, hand: 1, more: String });
    expect([marks('.places rect'), marks('.cells > g')]).toEqual([4, 3]);
    expect(document.querySelector('.hand')?.getAttribute('d')).not.toBeNull();
  });
});

describe('crowdSvg', () => {
  it('writes every dot with resolved colours', () => {
    const tokens = { wait: '#111', failed: '#d55e00' } as unknown as Tokens;
    const failed = fateIndex('failed');
    const dots = {
      count: 2,
      x: Float32Array.of(1, 2),
      y: Float32Array.of(3, 4),
      hue: Uint8Array.of(0, failed),
      shape: Uint8Array.of(FATE_SHAPE[0] ?? 0, FATE_SHAPE[failed] ?? 0),
    };
    const svg = crowdSvg(dots, tokens, 4);
    expect(svg.match(/<path/g)).toHaveLength(2);
    expect(svg).toContain('stroke="#d55e00"');
    expect(svg).not.toContain('var(');
    expect(FATE_SHAPE).toHaveLength(FATES.length);
  });
});
