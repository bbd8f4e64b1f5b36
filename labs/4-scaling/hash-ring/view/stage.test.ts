// @vitest-environment jsdom
// The picture as it is drawn: no words over others or cut off, in either language, and everything within reach of the
// keyboard.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '#src/contract/run.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import { createText } from '#src/view/text/text.ts';
import { readTokens } from '#src/view/theme/tokens.ts';
import { messages as english } from '../messages.en.ts';
import { messages as russian } from '../messages.ru.ts';
import type { Snapshot } from '../snapshot.ts';
import { machineOf } from '../testing/runs.ts';
import { RingStage } from './stage.ts';

const SIZES = [
  [390, 290],
  [620, 400],
  [720, 560],
  [420, 700],
  [1100, 800],
] as const;

const shards = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `shard_${index + 1}`);

function contextIn(locale: 'en' | 'ru'): StageContext {
  const text = createText(locale, [locale === 'en' ? english : russian], { strict: true });
  return { text, locale, tokens: () => readTokens(), reducedMotion: false, select: vi.fn() };
}

function stageIn(locale: 'en' | 'ru', context = contextIn(locale)) {
  document.body.innerHTML = '<div id="host"></div>';
  const host = document.querySelector<HTMLElement>('#host');
  if (host === null) throw new Error('there is no host');
  return { stage: new RingStage(host, context), host, context };
}

const frameOf = (snapshot: Snapshot, time: number) => ({ time, snapshot, playing: false, rate: 100 });

interface Line {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const number = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0);

/** Where all of an element's ancestors move it; undefined where one of them is not shown. */
function placeOf(element: Element): readonly [number, number] | undefined {
  let [x, y] = [0, 0];
  for (let each: Element | null = element; each !== null && each.tagName !== 'svg'; each = each.parentElement) {
    if (each.getAttribute('display') === 'none' || each.getAttribute('opacity') === '0') return undefined;
    const moved = /translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)/.exec(each.getAttribute('transform') ?? '');
    x += Number(moved?.[1] ?? 0);
    y += Number(moved?.[2] ?? 0);
  }
  return [x, y];
}

/** The words that are shown, with the room that they take: as wide as letters are on average. */
function linesIn(host: HTMLElement): readonly Line[] {
  return [...host.querySelectorAll('text')].flatMap((element) => {
    const words = element.textContent;
    const place = placeOf(element);
    if (words === '' || place === undefined) return [];
    const size = number(element, 'font-size');
    const width = words.length * size * 0.54;
    const anchor = element.getAttribute('text-anchor');
    const x = place[0] + number(element, 'x') - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    const y = place[1] + number(element, 'y');
    return [{ words, left: x, right: x + width, top: y - size * 0.72, bottom: y + size * 0.2 }];
  });
}

const overlaps = (one: Line, other: Line): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

beforeEach(() => {
  // jsdom has no canvas and says so.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

describe.each(['en', 'ru'] as const)('words in %s', (locale) => {
  const join: readonly Action[] = [{ at: 40, action: 'join' }];
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, readonly Action[]])[] = [
    ...['ring', 'modulo', 'rendezvous', 'jump'].flatMap((method) =>
      [1, 3, 8, 20, 100].map((count) => [`${method} of ${count}`, { method, nodes: shards(count) }, join] as const),
    ),
    ['a scan', { lookup: 'scan', nodes: shards(8) }, [{ at: 40, action: 'remove', node: 2 }]],
    ['a dead node', { lookup: 'table', nodes: shards(4) }, [{ at: 40, action: 'crash', node: 1 }]],
    ['one point each', { virtualNodes: 1 }, join],
    ['long names', { nodes: ['eu-west-1a.cache.example.com', 'eu-west-1b.cache.example.com', 'b'] }, join],
    ['many keys', { keys: 50_000, nodes: shards(10) }, join],
  ];

  it.each(cases)('do not touch each other, and stay inside: %s', (_, settings, actions) => {
    const machine = machineOf(settings, { actions });
    const moments = [0, 30, 45, 700].map((moment) => {
      machine.seek(moment);
      return [moment, machine.snapshot()] as const;
    });
    for (const [width, height] of SIZES) {
      const { stage, host } = stageIn(locale);
      stage.resize(width, height);
      for (const [moment, snapshot] of moments) {
        stage.draw(frameOf(snapshot, moment));
        const lines = linesIn(host);
        const where = `${width} × ${height} at ${moment}`;
        const outside = lines.filter(
          ({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < 0 || bottom > height,
        );
        expect(outside, where).toEqual([]);
        const touching = lines.flatMap((one, at) =>
          lines
            .slice(at + 1)
            .filter((other) => overlaps(one, other))
            .map((other) => `${one.words} | ${other.words}`),
        );
        expect(touching, where).toEqual([]);
      }
      stage.destroy();
    }
  });
});

describe('the keyboard', () => {
  const press = (element: Element | null, key: string): void => {
    element?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  };

  it('goes through keys clockwise, the last lookups and the nodes, each in one stop', () => {
    const { stage, host, context } = stageIn('en');
    const machine = machineOf({});
    machine.seek(20);
    const snapshot = machine.snapshot();
    stage.resize(720, 560);
    stage.draw(frameOf(snapshot, 20));
    const stops = [...host.querySelectorAll('[tabindex="0"]')];
    expect(stops.map((stop) => stop.getAttribute('role'))).toEqual(['listbox', 'listbox', 'listbox']);
    expect(stops.every((stop) => stop.querySelector('[role=option]') !== null)).toBe(true);
    const [keys, trail, nodes] = stops;
    press(nodes ?? null, 'End');
    expect(context.select).toHaveBeenLastCalledWith({ kind: 'node', id: 2 }, expect.anything());
    press(trail ?? null, 'Enter');
    expect(context.select).toHaveBeenLastCalledWith({ kind: 'key', id: snapshot.last?.key }, expect.anything());
    const first = snapshot.keys.at.indexOf(Math.min(...snapshot.keys.at));
    press(keys ?? null, 'Home');
    expect(context.select).toHaveBeenLastCalledWith({ kind: 'key', id: first }, expect.anything());
    stage.draw({ ...frameOf(snapshot, 20), selected: { kind: 'key', id: first } });
    press(keys ?? null, 'ArrowRight');
    const [, second] = [...snapshot.keys.at].sort((one, other) => one - other);
    const id = snapshot.keys.at.indexOf(second ?? Number.NaN);
    expect(context.select).toHaveBeenLastCalledWith({ kind: 'key', id }, expect.anything());
    stage.destroy();
  });
});

it('draws a moment alike, whichever way one came to it', () => {
  const machine = machineOf({ method: 'modulo' }, { actions: [{ at: 40, action: 'join' }] });
  const at = (moment: number) => {
    machine.seek(moment);
    return frameOf(machine.snapshot(), moment);
  };
  const { stage, host } = stageIn('en');
  stage.resize(720, 560);
  for (const moment of [10, 41, 300, 700]) stage.draw(at(moment));
  stage.draw(at(41));
  const shown = linesIn(host);
  const ribbons = [...host.querySelectorAll('.flows path')].map((path) => path.getAttribute('d'));
  expect(ribbons.length).toBeGreaterThan(3);
  stage.destroy();
  const fresh = stageIn('en');
  fresh.stage.resize(720, 560);
  fresh.stage.draw(at(41));
  expect(linesIn(fresh.host)).toEqual(shown);
  expect([...fresh.host.querySelectorAll('.flows path')].map((path) => path.getAttribute('d'))).toEqual(ribbons);
  fresh.stage.destroy();
});
