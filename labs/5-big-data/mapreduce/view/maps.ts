// Maps: the beginning of each split, read from left to right, the pairs that came of it, and a bar of what travels.
import { select } from 'd3';
import type { Box } from '#src/view/stage/box.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { StageContext } from '#src/view/stage/stage.ts';
import type { TokenName } from '#src/view/theme/tokens.ts';
import type { Snapshot } from '../model.ts';
import type { MapView, PairView } from '../snapshot.ts';
import { type OutputBar, partitionHue, showsWays } from './flow.ts';
import { again, drawTasks, FIRST_LINE, fitting, LINE_PITCH, TALL, type TaskMark } from './tasks.ts';
import { mapWords } from './words.ts';

interface MapMark extends TaskMark {
  readonly task: MapView;
}

const RESERVED = 12;
const RUNNING = 0.26;

function strokeOf({ status, isLost }: MapView): TokenName {
  if (isLost) return 'failed';
  return status === 'waiting' ? 'line2' : 'ink3';
}

const fillsOf = ({ status, runs }: MapView): TaskMark['fills'] =>
  status === 'done'
    ? [{ share: 1, hue: 'wash', strength: 1 }]
    : runs.map(({ progress, isCopy }) => ({
        ...{ share: progress, hue: isCopy ? ('accent' as const) : ('wait' as const), strength: RUNNING },
      }));

export function drawMaps(
  root: Group,
  snapshot: Snapshot,
  boxes: readonly Box[],
  context: StageContext,
  chosen: number | undefined,
): void {
  const { text } = context;
  drawTasks<MapMark>(
    root,
    {
      ...{ name: 'maps', kind: 'map', chosen },
      label: text.say('stage.maps'),
      marks: snapshot.maps.map((task, index) => ({
        ...{ task, index, box: boxes[index] ?? { x: 0, y: 0, width: 0, height: 0 } },
        ...{ name: `m${index + 1}${again(task)}`, label: mapWords(task, index, text) },
        ...{ stroke: strokeOf(task), fills: fillsOf(task), reserved: RESERVED },
      })),
      content(own, mark, left, right) {
        drawRecord(own, mark, left, right);
        drawPairs(own, mark, snapshot);
      },
    },
    context,
  );
}

/** The text of a split: what was read is dark. */
function drawRecord(own: Group, { task, box }: MapMark, left: number, right: number): void {
  const tall = box.height >= TALL;
  const x = tall ? 6 : left;
  const y = tall ? FIRST_LINE + LINE_PITCH : box.height / 2 + 4;
  const words = box.height < 13 ? '' : fitting(task.text, tall ? box.width - RESERVED - 12 : right - x);
  const read = Math.round(words.length * task.progress);
  const parts = [
    { words: words.slice(0, read), hue: 'ink' },
    { words: words.slice(read), hue: 'ink3' },
  ];
  child(own, 'text', 'record')
    .attr('x', x)
    .attr('y', y)
    .attr('font-size', 10.5)
    .style('font-family', 'var(--mono)')
    .style('white-space', 'pre')
    .selectAll('tspan')
    .data(parts)
    .join('tspan')
    .style('fill', ({ hue }) => `var(--${hue})`)
    .text((part) => part.words);
}

const CHIP_CHARACTER = 6.1;
const CHIP_HEIGHT = 14;

/** Pairs as they were given out so far; one that a reduce has copied is pale. */
function drawPairs(own: Group, { task, box, index }: MapMark, { reduces }: Snapshot): void {
  const chips: { readonly pair: PairView; readonly x: number; readonly y: number; readonly width: number }[] = [];
  const wide = box.width - RESERVED - 8;
  const count = Math.floor(task.progress * task.pairs.length + 0.001);
  let x = 6;
  let y = FIRST_LINE + LINE_PITCH + 7;
  for (const pair of task.pairs.slice(0, count)) {
    const width = (pair.key.length + 1 + pair.value.length) * CHIP_CHARACTER + 8;
    if (x + width > wide && x > 6) {
      x = 6;
      y += CHIP_HEIGHT + 3;
    }
    if (y + CHIP_HEIGHT + 3 > box.height || x + width > wide) break;
    chips.push({ pair, x, y, width });
    x += width + 4;
  }
  const groups = child(own, 'g', 'pairs')
    .selectAll<SVGGElement, (typeof chips)[number]>('g')
    .data(chips)
    .join((enter) => {
      const made = enter.append('g');
      made.append('rect').attr('height', CHIP_HEIGHT).attr('rx', 4).attr('fill', 'var(--panel)');
      return made;
    })
    .attr('transform', (chip) => `translate(${chip.x} ${chip.y})`)
    .attr('opacity', ({ pair }) => (reduces[pair.partition]?.copied[index] === 1 ? 0.4 : 1));
  groups
    .select('rect')
    .attr('width', ({ width }) => width)
    .attr('stroke', ({ pair }) => `var(--${partitionHue(pair.partition)})`);
  groups.each(({ pair }, place, nodes) => {
    drawLabel(select(nodes[place] as SVGGElement), 'words', {
      ...{ x: 4, y: 10.5, size: 10, mono: true, colour: 'ink' },
      words: `${pair.key} ${pair.value}`,
    });
  });
}

interface BarPart {
  readonly y: number;
  readonly height: number;
  readonly hue: string;
}

/** What maps have given out: outlined all of it, filled by partition what is left by the combiner. */
export function drawOutputs(group: Group, snapshot: Snapshot, bars: readonly OutputBar[]): void {
  const byPartition = showsWays(snapshot);
  const made = group
    .attr('aria-hidden', 'true')
    .attr('pointer-events', 'none')
    .selectAll<SVGGElement, OutputBar>('g.output')
    .data(bars as OutputBar[])
    .join((enter) => {
      const each = enter.append('g').attr('class', 'output');
      each.append('rect').attr('class', 'emitted').attr('fill', 'none').attr('stroke', 'var(--ink3)');
      each.append('g').attr('class', 'parts');
      return each;
    });
  made
    .select('rect.emitted')
    .attr('x', ({ x }) => x)
    .attr('width', ({ width }) => width)
    .attr('y', ({ bottom, emitted }) => bottom - emitted)
    .attr('height', ({ emitted }) => emitted)
    .attr('stroke-width', ({ emitted }) => (emitted < 2 ? 0 : 0.8));
  made.each((bar, place, nodes) => {
    const top = bar.segments[0]?.y ?? bar.bottom;
    const parts: readonly BarPart[] = byPartition
      ? bar.segments.map(({ partition, y, height }) => ({ y, height, hue: partitionHue(partition) }))
      : [{ y: top, height: bar.bottom - top, hue: 'served' }];
    select(nodes[place] as SVGGElement)
      .select('g.parts')
      .selectAll<SVGRectElement, BarPart>('rect')
      .data(parts)
      .join('rect')
      .attr('x', bar.x)
      .attr('width', bar.width)
      .attr('y', ({ y }) => y)
      .attr('height', ({ height }) => Math.max(0, height - (height > 3 ? 0.6 : 0)))
      .attr('fill', ({ hue }) => `var(--${hue})`);
  });
}
