// The last lookups, the newest on top: what was asked, who was asked, and what came of it.
import { select } from 'd3';
import type { Box } from '#src/view/stage/box.ts';
import { charactersIn, tailOf } from '#src/view/stage/cells.ts';
import { FATE_STYLES, type FateStyle, isStroked, shapePath } from '#src/view/stage/fates.ts';
import { type Group, listHandle, markOf, pressMarks } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../snapshot.ts';
import { TRAIL } from './layout.ts';

interface Passed {
  readonly passed: Snapshot['trail'][number];
  /** How many lookups ago. */
  readonly ago: number;
}

const SIZE = 11.5;

type PassedFate = Passed['passed']['fate'];

/** What was found stands in ink: its usual green is the colour of a node here. */
const LOOKS: Readonly<Record<PassedFate, FateStyle>> = {
  hit: { ...FATE_STYLES.hit, hue: 'ink2' },
  miss: FATE_STYLES.miss,
  failed: FATE_STYLES.failed,
};

function drawPassed(group: Group, { passed, ago }: Passed, width: number, chosen: boolean): void {
  const { hue, shape } = LOOKS[passed.fate];
  const half = width / 2;
  const room = charactersIn(half - 18, SIZE);
  child(group, 'rect', 'ground')
    .attr('x', -5)
    .attr('width', width + 8)
    .attr('height', TRAIL.line)
    .attr('rx', 4)
    .attr('fill', chosen ? 'var(--wash)' : 'transparent')
    .attr('stroke', chosen ? 'var(--accent)' : 'none');
  child(group, 'path', 'fate')
    .attr('d', shapePath(shape, 3.6))
    .attr('transform', `translate(5 ${TRAIL.line / 2})`)
    .attr('fill', isStroked(shape) ? 'none' : `var(--${hue})`)
    .attr('stroke', isStroked(shape) ? `var(--${hue})` : 'none')
    .attr('stroke-width', 1.8);
  const line = { y: TRAIL.line / 2 + 4, size: SIZE, colour: ago === 0 ? 'ink' : 'ink2' } as const;
  drawLabel(group, 'key', { ...line, x: 15, mono: true, words: tailOf(passed.name, room) });
  drawLabel(group, 'node', {
    ...{ ...line, x: half, words: passed.nodeName === '' ? '—' : `→ ${tailOf(passed.nodeName, room)}` },
  });
}

export function createTrail(root: Group, context: StageContext) {
  const { text } = context;
  const list = child(root, 'g', 'list');
  const press = (id: number, anchor: DOMRect): void => {
    context.select({ kind: 'key', id }, anchor);
  };
  pressMarks(list, press);

  return ({ trail, requests }: Snapshot, box: Box | undefined, selected: number | undefined): void => {
    const shown: readonly Passed[] =
      box === undefined
        ? []
        : [...trail]
            .reverse()
            .slice(0, TRAIL.lines)
            .map((passed, ago) => ({ passed, ago }));
    drawLabel(root, 'head', {
      ...{ x: box?.x ?? 0, y: (box?.y ?? 0) + 12, size: 12, weight: 500 },
      words: shown.length === 0 ? '' : text.say('stage.trail'),
    });
    list
      .selectAll<SVGGElement, Passed>('g.passed')
      // The same lookup keeps its line's element as it moves down.
      .data(shown, ({ ago }) => requests - ago)
      .join((enter) => enter.append('g').attr('class', 'passed').attr('role', 'option').style('cursor', 'pointer'))
      .each((each, index, groups) => {
        const group = select<SVGGElement, unknown>(groups[index] as SVGGElement);
        const { passed, ago } = each;
        group
          .attr('transform', `translate(${box?.x ?? 0} ${(box?.y ?? 0) + TRAIL.head + TRAIL.line * ago})`)
          .attr('data-id', passed.key)
          .attr('aria-selected', String(selected === passed.key))
          .attr('aria-label', text.say(`stage.passed.${passed.fate}`, { key: passed.name, node: passed.nodeName }));
        drawPassed(group, each, box?.width ?? 0, selected === passed.key);
      });
    listHandle(list, {
      label: text.say('stage.trail'),
      ids: shown.map(({ passed }) => passed.key),
      selected,
      elementOf: (id) => markOf(list, id),
      onPress: press,
    });
  };
}
