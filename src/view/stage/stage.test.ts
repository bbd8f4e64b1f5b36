// @vitest-environment jsdom
// The shared marks: what they fit into a place, and that a second draw changes them and adds nothing.
import { select } from 'd3';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Tokens } from '../theme/tokens.ts';
import { type CellMark, createCells, tailOf } from './cells.ts';
import { crowdSvg, FATE_SHAPE } from './crowd.ts';
import { exportSvg } from './export.ts';
import { FATES, fateIndex } from './fates.ts';
import type { Group } from './handle.ts';
import { drawServer, linkPoint, linkWidth, loadPath } from './marks.ts';
import { nearestDot } from './nearest.ts';
import { createPace } from './pace.ts';
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

describe('tailOf', () => {
  it('keeps what fits of the end, where names differ', () => {
    expect([tailOf('42', 4), tailOf('node_modules/d3', 6), tailOf('abc', 1), tailOf('a', 0)]).toEqual([
      '42',
      '…es/d3',
      '…',
      'a',
    ]);
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

describe('a load', () => {
  const fill = (load: number) => loadPath({ height: 100, load });
  const ys = (path: string) =>
    [...path.matchAll(/[\d.]+ ([\d.]+)(?=[VAZ])|V([\d.]+)/g)].map((one) => Number(one[1] ?? one[2]));

  it('fills its box from the foot, within its corners, and is nothing where there is none', () => {
    expect(fill(0)).toBe('');
    expect(fill(-1)).toBe('');
    for (const load of [0.02, 0.05, 0.3, 0.5, 0.95, 1, 7]) {
      const path = fill(load);
      expect(path).toMatch(/^M[\d. VAZ]+Z$/);
      for (const y of ys(path)) {
        expect(y).toBeGreaterThanOrEqual(0.8);
        expect(y).toBeLessThanOrEqual(99.2);
      }
      if (load > 0.1 && load < 0.9) expect(Math.min(...ys(path))).toBeCloseTo(0.8 + 98.4 * (1 - load), 1);
    }
    expect(fill(7)).toBe(fill(1));
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

  describe('cells', () => {
    const still = { ms: 0, from: () => undefined, to: () => undefined };
    const cell = (id: number, x: number, over: Partial<CellMark> = {}): CellMark => {
      return { id, x, y: 0, label: `key ${id}`, name: `key ${id}, queue`, ...over };
    };
    const state = { width: 60, height: 32, label: 'Cache', motion: still };
    const texts = (): unknown[] =>
      [...document.querySelectorAll('.cells text:first-of-type')].map((t) => t.textContent);

    it('keep their element as they move, and go when they are gone', () => {
      const layer = createCells(group, vi.fn());
      layer.draw({ ...state, cells: [cell(1, 0), cell(2, 44)] });
      const second = layer.elementOf(2);
      layer.draw({ ...state, cells: [cell(2, 0, { fate: 'hit', note: '3' }), cell(3, 44)] });
      expect(layer.elementOf(2)).toBe(second);
      expect(second?.getAttribute('transform')).toBe('translate(0 0)');
      expect(layer.elementOf(1)).toBeUndefined();
      expect(texts().sort()).toEqual(['key 2', 'key 3']);
    });

    it('serve another key where nothing moves', () => {
      const layer = createCells(group, vi.fn());
      layer.draw({ ...state, cells: [cell(1, 0), cell(2, 44)] });
      const first = layer.elementOf(1);
      layer.draw({ ...state, cells: [cell(2, 0), cell(3, 44)] });
      expect(layer.elementOf(3)).toBe(first);
      expect(layer.elementOf(3)?.getAttribute('data-id')).toBe('3');
      expect(texts().sort()).toEqual(['key 2', 'key 3']);
    });

    it('touch nothing that looks as before', () => {
      const layer = createCells(group, vi.fn());
      layer.draw({ ...state, cells: [cell(1, 0)] });
      const box = layer.elementOf(1)?.querySelector('rect');
      box?.setAttribute('width', '7');
      layer.draw({ ...state, cells: [cell(1, 0)] });
      expect(box?.getAttribute('width')).toBe('7');
      layer.draw({ ...state, cells: [cell(1, 0, { pips: { set: 2, of: 3 } })] });
      expect(box?.getAttribute('width')).toBe('60');
      expect(layer.elementOf(1)?.querySelector('path')?.getAttribute('d')?.match(/h/g)).toHaveLength(2);
    });

    it('are seen on their way in and out where there is motion', () => {
      vi.useFakeTimers();
      const layer = createCells(group, vi.fn());
      const motion = { ms: 200, from: () => [300, 5] as const, to: () => [400, 5] as const };
      layer.draw({ ...state, cells: [cell(1, 0)] });
      layer.draw({ ...state, cells: [cell(2, 0)], motion });
      expect(marks('.cells > g')).toBe(2);
      expect(layer.elementOf(2)?.getAttribute('transform')).toBe('translate(0 0)');
      vi.advanceTimersByTime(200);
      expect(marks('.cells > g')).toBe(1);
      vi.useRealTimers();
    });

    it('show a note below the key, or beside it where a low cell is wide enough for both', () => {
      const layer = createCells(group, vi.fn());
      const noteAt = (width: number, height: number): string | null => {
        layer.draw({ ...state, width, height, cells: [cell(1, 0, { label: '479', note: '15' })] });
        const note = layer.elementOf(1)?.querySelectorAll('text')[1];
        return note?.textContent === '15' ? note.getAttribute('x') : null;
      };
      expect(noteAt(40, 32)).toBe('20');
      expect(Number(noteAt(40, 26))).toBeGreaterThan(30);
      expect(noteAt(28, 26)).toBeNull();
    });

    it('are pressed by a click or walked with arrows', () => {
      const press = vi.fn();
      const layer = createCells(group, press);
      layer.draw({ ...state, cells: [cell(7, 0), cell(8, 44)], selected: 7 });
      layer
        .elementOf(8)
        ?.querySelector('rect')
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      document.querySelector('.cells')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home' }));
      expect(press.mock.calls.map(([id]: unknown[]) => id)).toEqual([8, 7]);
      expect(layer.elementOf(7)?.getAttribute('aria-selected')).toBe('true');
    });
  });
});

describe('createPace', () => {
  it('draws slow things at once and fast ones now and then, the latest last, and once more at rest', () => {
    vi.useFakeTimers();
    const drawn: string[] = [];
    const pace = createPace({ everyMs: 100, restMs: 300 });
    const ask = (fast: boolean, name: string): void => {
      pace.ask(fast, (resting) => drawn.push(`${name}${resting ? ' at rest' : ''}`));
    };
    ask(false, 'a');
    for (const name of ['b', 'c', 'd']) ask(true, name);
    expect(drawn).toEqual(['a at rest']);
    vi.advanceTimersByTime(100);
    expect(drawn.slice(1)).toEqual(['d']);
    vi.advanceTimersByTime(300);
    expect(drawn.slice(2)).toEqual(['d at rest']);
    ask(true, 'e');
    pace.stop();
    vi.advanceTimersByTime(1000);
    expect(drawn.slice(3)).toEqual(['e']);
    vi.useRealTimers();
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

describe('exportSvg', () => {
  it('leaves out what says how to use the page', () => {
    document.body.innerHTML =
      '<svg><g><text class="hint">Click a server</text><text class="name">server-1</text></g></svg>';
    const svg = document.querySelector('svg') as SVGSVGElement;
    const file = exportSvg({ svgs: [svg] }, 100, 50, { paper: '#fff', sans: 'Golos' } as Tokens);
    expect(file).toContain('server-1');
    expect(file).not.toContain('Click');
    expect(marks('.hint'), 'the page keeps it').toBe(1);
  });
});
