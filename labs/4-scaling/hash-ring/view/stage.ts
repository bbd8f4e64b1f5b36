// The stage of the hash-ring lab: the circle with its arcs and keys on a canvas; over it the way of the last lookup and
// what the last change moved; beside it the nodes and what each has.
import { select } from 'd3';
import { exportSvg } from '#src/view/stage/export.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { drawLabel } from '#src/view/stage/marks.ts';
import { createPace, type Pace } from '#src/view/stage/pace.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { appendSurface } from '#src/view/stage/svg-stage.ts';
import { type Tokens, watchTheme } from '#src/view/theme/tokens.ts';
import type { Snapshot } from '../snapshot.ts';
import { isDark, nodeColour } from './colours.ts';
import { drawFlows, flowsOf } from './flows.ts';
import { pointAfter, shareAt } from './geometry.ts';
import { drawHub } from './hub.ts';
import { createKeys, keyAt } from './keys.ts';
import { layStage, type RingLayout } from './layout.ts';
import { drawLegend, legendEntries } from './legend.ts';
import { drawLens } from './lens.ts';
import { changeMotion, searchDone } from './motion.ts';
import { createNodes, hasShareLine } from './nodes.ts';
import { createRingCanvas, type RingCanvas, type RingPicture, ringSvg } from './ring-canvas.ts';
import { createTrail } from './trail.ts';
import { createWatch, type Watch, watchMs } from './watch.ts';
import { drawWay } from './way.ts';
import { drawWheel, spokesOf } from './wheel.ts';
import { describeStage, sentencesFor } from './words.ts';

/** From so many lookups a second on, nobody follows a single one. */
const FAST_RATE = 60;
const FAST = { everyMs: 160, restMs: 350 };

/** In few steps: with each of them all that fades is painted anew. */
const OPACITY_STEPS = 20;

function setOpacity(group: Group, opacity: number): void {
  const wanted = String(Math.round(opacity * OPACITY_STEPS) / OPACITY_STEPS);
  if (group.attr('opacity') === wanted) return;
  group.attr('opacity', wanted).attr('display', opacity === 0 ? 'none' : null);
}

/** Bottom first. The nodes come last of what the keyboard reaches: that is where things can be done. */
const LAYERS = ['words', 'flows', 'wheel', 'hub', 'way', 'lens', 'legend', 'keys', 'trail', 'nodes'] as const;
type Layer = (typeof LAYERS)[number];

export class RingStage implements Stage<Snapshot> {
  private readonly host: HTMLElement;
  private readonly context: StageContext;
  private readonly svg: SVGSVGElement;
  private readonly layers: Readonly<Record<Layer, Group>>;
  private readonly canvas: RingCanvas;
  private readonly drawKeys: ReturnType<typeof createKeys>;
  private readonly drawTrail: ReturnType<typeof createTrail>;
  private readonly drawNodes: ReturnType<typeof createNodes>;
  private readonly stopWatching: () => void;
  private frame: StageFrame<Snapshot> | undefined;
  private layout: RingLayout = layStage(640, 420, { nodes: 0, points: 0 });
  /** As they are in the present theme. */
  private tokens: Tokens;
  private colours = new Map<number, string>();
  /** What `layout` was asked for, and what the ribbons show. */
  private laid = '';
  private ribbons = '';
  private readonly pace: Pace = createPace(FAST);
  private readonly watch: Watch = createWatch((done) => {
    if (this.frame !== undefined) this.drawLookup(this.frame, done);
  });
  private width = 640;
  private height = 420;

  constructor(host: HTMLElement, context: StageContext) {
    this.host = host;
    this.context = context;
    this.tokens = context.tokens();
    this.canvas = createRingCanvas(host);
    const svg = appendSurface(host);
    // Above the canvas, on a layer of its own: else each picture of the canvas would have all of it painted anew.
    svg.style('position', 'relative').style('will-change', 'transform');
    this.svg = svg.node() as SVGSVGElement;
    const layer = (name: Layer): Group => svg.append('g').attr('class', name);
    this.layers = Object.fromEntries(LAYERS.map((name) => [name, layer(name)])) as Record<Layer, Group>;
    for (const name of ['words', 'flows', 'wheel', 'hub', 'way', 'lens', 'legend'] as const)
      this.layers[name].style('pointer-events', 'none');
    this.drawKeys = createKeys(this.layers.keys, context);
    this.drawTrail = createTrail(this.layers.trail, context);
    this.drawNodes = createNodes(this.layers.nodes, context);
    this.svg.addEventListener('click', this.press);
    this.stopWatching = watchTheme(() => {
      this.tokens = context.tokens();
      this.colours = new Map();
      this.ribbons = '';
      this.redraw();
    });
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    select(this.svg).attr('viewBox', `0 0 ${String(width)} ${String(height)}`);
    this.canvas.resize(width, height);
    this.redraw();
  }

  private redraw(): void {
    const { frame } = this;
    if (frame === undefined) return;
    this.draw(frame);
    this.drawLookup(frame);
  }

  draw(frame: StageFrame<Snapshot>): void {
    const before = this.frame;
    this.frame = frame;
    const { snapshot, selected, playing, rate } = frame;
    this.layout = this.layoutOf(snapshot);
    const isNews = before?.snapshot.change.number !== snapshot.change.number || before.selected !== selected;
    if (this.isStep(before, frame)) this.watch.start(watchMs(snapshot));
    else if (!this.watch.isOn() || before?.snapshot.requests !== snapshot.requests) {
      this.watch.stop();
      this.pace.ask(playing && rate > FAST_RATE && !isNews, () => {
        if (this.frame !== undefined) this.drawLookup(this.frame);
      });
    }
    this.fade(frame);
    this.canvas.draw(this.picture(frame));
  }

  /** One lookup forward, at rest, which has something to watch. */
  private isStep(before: StageFrame<Snapshot> | undefined, { snapshot, playing }: StageFrame<Snapshot>): boolean {
    if (before === undefined || before.playing || playing || this.context.reducedMotion) return false;
    return snapshot.requests === before.snapshot.requests + 1 && watchMs(snapshot) > 0;
  }

  private layoutOf({ nodes, ring, method }: Snapshot): RingLayout {
    const asked = [this.width, this.height, nodes.length, ring.at.length, method].join();
    if (asked !== this.laid) {
      this.laid = asked;
      this.layout = layStage(this.width, this.height, { nodes: nodes.length, points: ring.at.length });
    }
    return this.layout;
  }

  /** How clearly things are to be seen, which changes with every picture. */
  private fade(frame: StageFrame<Snapshot>): void {
    const { flows } = this.motionOf(frame);
    const { layers } = this;
    setOpacity(layers.flows, 0.8 * flows);
    setOpacity(layers.wheel, this.layout.circle.band === 0 ? 1 : flows);
    setOpacity(layers.hub, Math.max(0, 1 - 3 * flows));
  }

  /** What a reader follows: where things go fast, a few times a second. */
  private drawLookup(frame: StageFrame<Snapshot>, watched?: number): void {
    const { snapshot, selected, time, rate, playing } = frame;
    const { text, reducedMotion } = this.context;
    const { layers, colourOf, layout } = this;
    const { circle } = layout;
    const done = watched ?? searchDone(time, rate, playing, reducedMotion);
    const { flows } = this.motionOf(frame);
    this.drawSentences(snapshot, layout);
    drawWay(layers.way, snapshot, circle, done);
    this.drawChange(snapshot, flows, done);
    drawHub(layers.hub, snapshot, circle, { text, colourOf, done });
    drawLens(layers.lens, snapshot, layout.lens, { text, colourOf, done });
    drawLegend(
      layers.legend,
      legendEntries(snapshot, { hasFlows: flows > 0, hasShares: hasShareLine(layout.rows[0]) }, text),
      layout,
    );
    const chosen = (kind: string): number | undefined => (selected?.kind === kind ? selected.id : undefined);
    this.drawKeys(snapshot, circle, chosen('key'));
    this.drawTrail(snapshot, layout.trail, chosen('key'));
    this.drawNodes(snapshot, layout, { selected: chosen('node'), colourOf });
  }

  private drawChange(snapshot: Snapshot, flows: number, done: number): void {
    const { layers, colourOf } = this;
    const { circle } = this.layout;
    const spokes = spokesOf(snapshot, flows);
    // Ribbons stay as they are until the wheel changes.
    const shown = flows === 0 ? '' : [this.laid, snapshot.change.number, spokes.length, spokes.at(-1)?.from].join();
    if (shown !== this.ribbons) {
      this.ribbons = shown;
      drawFlows(layers.flows, circle, shown === '' ? [] : flowsOf(snapshot, spokes), colourOf);
    }
    if (circle.band === 0 || flows > 0)
      drawWheel(layers.wheel, snapshot, circle, spokes, {
        ...{ text: this.context.text, colourOf, done, hasTrack: flows < 0.33 },
      });
  }

  private motionOf({ snapshot, time }: StageFrame<Snapshot>) {
    const { change } = snapshot;
    return changeMotion(change.cause === 'start' ? undefined : time - change.from, this.context.reducedMotion);
  }

  private drawSentences(snapshot: Snapshot, { compact, margin, sentenceY, changeY }: RingLayout): void {
    const sizes = compact ? { now: 12.5, change: 11 } : { now: 14, change: 12.5 };
    const { now, change } = sentencesFor(snapshot, this.context.text, this.width - 2 * margin, sizes);
    const { words } = this.layers;
    drawLabel(words, 'sentence', {
      ...{ x: margin, y: sentenceY, size: sizes.now, weight: 500, colour: 'ink', words: now },
    });
    drawLabel(words, 'change', { x: margin, y: changeY, size: sizes.change, words: change });
  }

  private readonly colourOf = (node: number): string => {
    let colour = this.colours.get(node);
    if (colour === undefined) {
      colour = nodeColour(node, isDark(this.tokens.paper));
      this.colours.set(node, colour);
    }
    return colour;
  };

  private picture(frame: StageFrame<Snapshot>): RingPicture {
    const { snapshot, selected } = frame;
    const { paper, failed } = this.tokens;
    return {
      snapshot,
      circle: this.layout.circle,
      look: { colourOf: this.colourOf, paper, failed },
      // One that has left is asked about beside the stage, where all others must not stay dimmed for it.
      selectedNode: selected?.kind === 'node' ? snapshot.nodes.find(({ id }) => id === selected.id)?.id : undefined,
      lift: this.motionOf(frame).lift,
    };
  }

  /** A click on the circle: a key, or the node that an arc belongs to. */
  private readonly press = (event: MouseEvent): void => {
    const snapshot = this.frame?.snapshot;
    if (snapshot === undefined) return;
    const box = this.host.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const key = keyAt(snapshot, this.layout.circle, x, y);
    const node = key < 0 ? this.nodeAt(snapshot, x, y) : -1;
    const subject = key >= 0 ? { kind: 'key', id: key } : node >= 0 ? { kind: 'node', id: node } : undefined;
    this.context.select(subject, new DOMRect(event.clientX, event.clientY, 1, 1));
  };

  private nodeAt({ ring, nodes }: Snapshot, x: number, y: number): number {
    const { circle } = this.layout;
    const distance = Math.hypot(x - circle.x, y - circle.y);
    const share = shareAt(circle, x, y);
    if (circle.band === 0) {
      const isOnWheel = distance <= circle.wheel + 3 && distance >= circle.wheel - circle.rim - 14;
      return isOnWheel ? (nodes[Math.floor(share * nodes.length)]?.id ?? -1) : -1;
    }
    if (distance > circle.radius + 8 || distance < circle.radius - circle.band - 4) return -1;
    const point = pointAfter(ring.at, share);
    return point < 0 ? -1 : (ring.owner[point] as number);
  }

  toSvg(): string {
    const below = this.frame === undefined ? undefined : ringSvg(this.picture(this.frame));
    const layers = { svgs: [this.svg], ...(below === undefined ? {} : { above: [below] }) };
    return exportSvg(layers, this.width, this.height, this.tokens);
  }

  describe(): string {
    return this.frame === undefined ? '' : describeStage(this.frame.snapshot, this.context.text);
  }

  destroy(): void {
    this.stopWatching();
    this.pace.stop();
    this.watch.stop();
    this.svg.removeEventListener('click', this.press);
    this.canvas.destroy();
    this.svg.remove();
  }
}
