// The picture of eviction: requests on their tape, the cache's cells in the order in which they would leave, and which of
// the popular keys are there.
import { select } from 'd3';
import { type CellLayer, type CellMotion, createCells, tailOf } from '#src/view/stage/cells.ts';
import { exportSvg } from '#src/view/stage/export.ts';
import { FATE_STYLES, shapePath } from '#src/view/stage/fates.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel, type Point } from '#src/view/stage/marks.ts';
import { createPace, type Pace } from '#src/view/stage/pace.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import type { Snapshot } from '../model.ts';
import type { StageLayout } from './layout.ts';
import { drawPopular } from './popular.ts';
import { drawRegions, layOut, longestKey } from './regions.ts';
import { drawTape } from './tape.ts';
import { labelOf, presentOf, presentWords } from './words.ts';

/** From so many requests a second on, nobody follows a single one. */
const FAST_RATE = 60;
const FAST = { everyMs: 160, restMs: 350 };
/** A step is seen in this time, and in less where requests come quicker. */
const LONGEST_MOVE_MS = 280;
const SHORTEST_MOVE_MS = 60;
/** Keys in the sentence, in characters. */
const NAME_LENGTH = 20;
const SHORT_NAME_LENGTH = 11;
/** A character of the sentence at its full size, on average, in px. */
const CHARACTER_WIDTH = 7.5;

const STILL: CellMotion = { ms: 0, from: () => undefined, to: () => undefined };

class EvictionStage implements Stage<Snapshot> {
  private readonly context: StageContext;
  private readonly svg: SVGSVGElement;
  private readonly ground: Group;
  private readonly tape: Group;
  private readonly marks: Group;
  private readonly popular: Group;
  private readonly cells: CellLayer;
  private readonly pace: Pace = createPace(FAST);
  private frame: StageFrame<Snapshot> | undefined;
  private drawn = '';
  private drawnRequests = -1;
  private rows: { readonly policy: string; readonly rows: readonly number[] } | undefined;
  /** Never shorter than before, so that nothing moves to and fro. */
  private keyLength = 1;
  private width = 640;
  private height = 420;

  constructor(host: HTMLElement, context: StageContext) {
    this.context = context;
    const svg = select(host).append('svg').attr('width', '100%').attr('height', '100%');
    this.svg = svg.node() as SVGSVGElement;
    this.ground = svg.append('g').attr('class', 'ground');
    this.tape = svg.append('g').attr('class', 'tape');
    this.cells = createCells(svg.append('g').attr('class', 'cache'), (id, anchor) => {
      context.select({ kind: 'key', id }, anchor);
    });
    this.marks = svg.append('g').attr('class', 'marks').style('pointer-events', 'none');
    this.popular = svg.append('g').attr('class', 'popular');
    svg.on('click', () => {
      context.select(undefined);
    });
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    select(this.svg).attr('viewBox', `0 0 ${String(width)} ${String(height)}`);
    this.drawn = '';
    this.rows = undefined;
    if (this.frame !== undefined) this.paint(this.frame, true);
  }

  draw(frame: StageFrame<Snapshot>): void {
    const chosen = frame.selected !== this.frame?.selected;
    this.frame = frame;
    const fast = frame.playing && frame.rate > FAST_RATE && !chosen;
    this.pace.ask(fast, (resting) => {
      if (this.frame !== undefined) this.paint(this.frame, resting);
    });
  }

  /** Draws what is not drawn yet: most frames of slow play show no new request. */
  private paint(frame: StageFrame<Snapshot>, resting: boolean): void {
    const { snapshot } = frame;
    const selected = frame.selected?.kind === 'key' ? frame.selected.id : undefined;
    const { policy, requests, size, scanLeft } = snapshot;
    const moment = [policy, requests, size, scanLeft, selected, resting].join();
    if (moment === this.drawn) return;
    this.keyLength = Math.max(this.keyLength, longestKey(snapshot));
    const { keyLength } = this;
    const layout = layOut(this.width, this.height, snapshot, keyLength);
    const motion = this.motionOf(frame, layout, resting);
    const fast = !resting;
    this.drawn = moment;
    this.drawnRequests = requests;
    this.drawSentence(snapshot, layout, fast);
    drawTape(this.tape, snapshot, layout, this.context, { selected, moveMs: motion.ms, fast });
    const rows = this.rows?.policy === policy ? this.rows.rows : undefined;
    const laid = drawRegions(this.marks, this.cells, snapshot, layout, this.context, {
      ...{ selected, motion, fast, rows, keyLength },
    });
    this.rows = { policy, rows: laid.rows };
    drawPopular(this.popular, snapshot, layout, this.context, selected);
  }

  /** One request forward moves; everything else is there at once. */
  private motionOf(
    { snapshot, playing, rate }: StageFrame<Snapshot>,
    layout: StageLayout,
    resting: boolean,
  ): CellMotion {
    const isStep = resting && this.drawn !== '' && Math.abs(snapshot.requests - this.drawnRequests) === 1;
    const ms = playing ? Math.min(LONGEST_MOVE_MS, 800 / rate) : LONGEST_MOVE_MS;
    if (!isStep || this.context.reducedMotion || ms < SHORTEST_MOVE_MS) return STILL;
    const forward = snapshot.requests > this.drawnRequests;
    const present = presentOf(snapshot);
    const { nowX, dotY, victimY } = layout.tape;
    const entry: Point = [nowX - 14, dotY - 10];
    const exit: Point = [nowX - 14, victimY - 10];
    return {
      ms,
      from: (id) => (forward && id === present?.key ? entry : undefined),
      to: (id) => (forward && id === present?.victim ? exit : undefined),
    };
  }

  private drawSentence(snapshot: Snapshot, layout: StageLayout, fast: boolean): void {
    const { margin, sentenceY, compact } = layout;
    const { text } = this.context;
    const present = fast ? undefined : presentOf(snapshot);
    const style = present === undefined ? undefined : FATE_STYLES[present.hit ? 'hit' : 'miss'];
    const sentence = (short: boolean): string =>
      presentWords(
        snapshot,
        text,
        (key) => tailOf(labelOf(snapshot, key), short ? SHORT_NAME_LENGTH : NAME_LENGTH),
        short,
      );
    const room = this.width - 2 * margin - 18;
    const whole = sentence(compact);
    const words = compact || whole.length * CHARACTER_WIDTH <= room ? whole : sentence(true);
    child(this.ground, 'path', 'fate')
      .attr('d', style === undefined ? '' : shapePath(style.shape, 5))
      .attr('transform', `translate(${String(margin + 6)} ${String(sentenceY - 4.5)})`)
      .attr('fill', style === undefined ? 'none' : `var(--${style.hue})`);
    drawLabel(this.ground, 'sentence', {
      ...{ x: style === undefined ? margin : margin + 18, y: sentenceY, size: compact ? 12.5 : 14, weight: 500 },
      words: fast ? text.say('stage.fast', { requests: snapshot.requests, hits: snapshot.hits }) : words,
      colour: 'ink',
    });
    this.drawFill(snapshot, layout);
  }

  /** A cache too large for cells: how full it is. */
  private drawFill({ size, capacity, regions }: Snapshot, { regions: area }: StageLayout): void {
    const shown = size > 0 && regions.length === 0;
    const group = child(this.ground, 'g', 'fill').attr('display', shown ? null : 'none');
    drawLabel(group, 'too-many', {
      ...{ x: area.x, y: area.y + 17, size: 12.5 },
      words: shown ? this.context.text.say('stage.tooMany', { size, capacity }) : '',
    });
    const bar = { x: area.x, y: area.y + 28, height: 22, rx: 5 };
    const draw = (name: string, width: number, fill: string): void => {
      const rect = child(group, 'rect', name).attr('width', width).attr('fill', fill).attr('stroke', 'var(--edge)');
      for (const [key, value] of Object.entries(bar)) rect.attr(key, value);
    };
    draw('places', area.width, 'none');
    draw('taken', (area.width * size) / capacity, 'var(--line2)');
  }

  toSvg(): string {
    return exportSvg({ svgs: [this.svg] }, this.width, this.height, this.context.tokens());
  }

  describe(): string {
    const snapshot = this.frame?.snapshot;
    if (snapshot === undefined) return '';
    const { text } = this.context;
    const name = (key: number): string => labelOf(snapshot, key);
    const { requests, hits, size, capacity } = snapshot;
    return [
      presentWords(snapshot, text, name),
      text.say('stage.describe', { size, capacity, hits: requests === 0 ? '–' : text.percent(hits / requests) }),
    ].join(' ');
  }

  destroy(): void {
    this.pace.stop();
    this.cells.destroy();
    this.svg.remove();
  }
}

export function createStage(host: HTMLElement, context: StageContext): Stage<Snapshot> {
  return new EvictionStage(host, context);
}
