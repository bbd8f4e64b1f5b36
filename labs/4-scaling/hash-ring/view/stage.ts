// The stage of the hash-ring lab: the circle with its arcs and keys on a canvas, the way of the last lookup over it, the
// nodes and what each has beside it.
import { select } from 'd3';
import { exportSvg } from '#src/view/stage/export.ts';
import type { Group } from '#src/view/stage/handle.ts';
import { child, drawLabel } from '#src/view/stage/marks.ts';
import type { Stage, StageContext, StageFrame } from '#src/view/stage/stage.ts';
import { appendSurface } from '#src/view/stage/svg-stage.ts';
import type { Snapshot } from '../snapshot.ts';
import { isDark, nodeColour } from './colours.ts';
import { keyRadius, pointAfter, pointAt, shareAt } from './geometry.ts';
import { layStage, type RingLayout } from './layout.ts';
import { drawLegend } from './legend.ts';
import { drawLookup } from './lookup.ts';
import { drawNodes } from './nodes.ts';
import { createRingCanvas, type RingCanvas, type RingPicture, ringSvg } from './ring-canvas.ts';
import { drawTrail } from './trail.ts';
import { changePhrase, describeStage, nowPhrase } from './words.ts';

/** How long a change of owners is shown, in ms of the page's clock. */
const CHANGE_MS = 600;
/** A click so near to a key means the key. */
const REACH = 7;

export class RingStage implements Stage<Snapshot> {
  private readonly host: HTMLElement;
  private readonly context: StageContext;
  private readonly svg: SVGSVGElement;
  private readonly root: Group;
  private readonly canvas: RingCanvas;
  private frame: StageFrame<Snapshot> | undefined;
  private layout: RingLayout = layStage(640, 420, 0);
  private width = 640;
  private height = 420;
  /** Owners before the change that is being shown, and since when it is. */
  private change: { readonly owners: Int32Array; readonly since: number } | undefined;
  private request = 0;

  constructor(host: HTMLElement, context: StageContext) {
    this.host = host;
    this.context = context;
    this.canvas = createRingCanvas(host);
    const svg = appendSurface(host);
    // Above the canvas, which lets it be seen through.
    svg.style('position', 'relative');
    this.svg = svg.node() as SVGSVGElement;
    this.root = svg.append('g');
    this.svg.addEventListener('click', this.press);
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    select(this.svg).attr('viewBox', `0 0 ${String(width)} ${String(height)}`);
    this.canvas.resize(width, height);
    if (this.frame !== undefined) this.draw(this.frame);
  }

  draw(frame: StageFrame<Snapshot>): void {
    this.noticeChange(this.frame?.snapshot, frame);
    this.frame = frame;
    const { snapshot, selected } = frame;
    const { text } = this.context;
    const layout = layStage(this.width, this.height, snapshot.nodes.length);
    this.layout = layout;
    const colourOf = this.colourOf();
    const { compact, margin } = layout;
    drawLabel(this.root, 'sentence', {
      ...{ x: margin, y: layout.sentenceY, size: compact ? 12.5 : 14, weight: 500, colour: 'ink' },
      words: text.say(nowPhrase(snapshot)),
    });
    const change = changePhrase(snapshot);
    drawLabel(this.root, 'change', {
      ...{ x: margin, y: layout.changeY, size: compact ? 11 : 12.5 },
      words: change === undefined ? '' : text.say(change),
    });
    drawLabel(this.root, 'nodes-head', {
      ...{ ...layout.head, size: 12, weight: 500 },
      words: compact ? '' : text.say('stage.nodes', { nodes: snapshot.nodes.length }),
    });
    drawLookup(child(this.root, 'g', 'lookup'), snapshot, layout.circle, text, colourOf);
    // Before the nodes, of which there may be a hundred: whoever goes by keyboard meets the few first.
    drawTrail(child(this.root, 'g', 'trail'), snapshot, layout.trail, this.context);
    const chosen = selected?.kind === 'node' ? selected.id : undefined;
    const nodes = child(this.root, 'g', 'nodes') as unknown as Group;
    drawNodes(nodes, snapshot, layout.rows, this.context, { selected: chosen, colourOf });
    drawLegend(child(this.root, 'g', 'key-legend'), snapshot, layout, text);
    this.drawSelectedKey(frame);
    this.paint();
  }

  /** A change of owners is shown for a moment, where something changed before the reader's eyes. */
  private noticeChange(before: Snapshot | undefined, { snapshot }: StageFrame<Snapshot>): void {
    if (before === undefined || before.change.number === snapshot.change.number) return;
    const isNext = snapshot.change.number === before.change.number + 1;
    const isSame = before.keys.at.length === snapshot.keys.at.length;
    this.change =
      isNext && isSame && !this.context.reducedMotion
        ? { owners: before.keys.owner, since: performance.now() }
        : undefined;
  }

  private readonly paint = (): void => {
    cancelAnimationFrame(this.request);
    if (this.frame === undefined) return;
    const progress = this.change === undefined ? 1 : (performance.now() - this.change.since) / CHANGE_MS;
    if (progress >= 1) this.change = undefined;
    this.canvas.draw(this.picture(this.frame, Math.min(1, progress)));
    if (this.change !== undefined) this.request = requestAnimationFrame(this.paint);
  };

  private colourOf(): (node: number) => string {
    const dark = isDark(this.context.tokens().paper);
    return (node) => nodeColour(node, dark);
  }

  private picture({ snapshot, selected }: StageFrame<Snapshot>, progress: number): RingPicture {
    const tokens = this.context.tokens();
    const { change } = this;
    return {
      snapshot,
      circle: this.layout.circle,
      look: { colourOf: this.colourOf(), line: tokens.line2, failed: tokens.failed },
      selectedNode: selected?.kind === 'node' ? selected.id : undefined,
      change: change === undefined ? undefined : { progress, owners: change.owners },
    };
  }

  private drawSelectedKey({ snapshot, selected }: StageFrame<Snapshot>): void {
    const key = selected?.kind === 'key' ? selected.id : -1;
    const isDrawn = key >= 0 && key < snapshot.keys.at.length;
    const { circle } = this.layout;
    const [x, y] = isDrawn ? pointAt(circle, keyRadius(circle, key), snapshot.keys.at[key] as number) : [0, 0];
    child(this.root, 'circle', 'selected-key')
      .attr('cx', x)
      .attr('cy', y)
      .attr('r', isDrawn ? 6 : 0)
      .attr('fill', 'none')
      .attr('stroke', 'var(--accent)')
      .attr('stroke-width', 2.4);
  }

  /** A click on the circle: a key, or the node that an arc belongs to. */
  private readonly press = (event: MouseEvent): void => {
    const box = this.host.getBoundingClientRect();
    const snapshot = this.frame?.snapshot;
    if (snapshot === undefined) return;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const key = this.keyAt(snapshot, x, y);
    const node = key < 0 ? this.nodeAt(snapshot, x, y) : -1;
    const subject = key >= 0 ? { kind: 'key', id: key } : node >= 0 ? { kind: 'node', id: node } : undefined;
    this.context.select(subject, new DOMRect(event.clientX, event.clientY, 1, 1));
  };

  private keyAt({ keys }: Snapshot, x: number, y: number): number {
    let nearest = -1;
    let least = REACH ** 2;
    keys.at.forEach((share, key) => {
      const [keyX, keyY] = pointAt(this.layout.circle, keyRadius(this.layout.circle, key), share);
      const distance = (keyX - x) ** 2 + (keyY - y) ** 2;
      if (distance >= least) return;
      least = distance;
      nearest = key;
    });
    return nearest;
  }

  private nodeAt({ ring }: Snapshot, x: number, y: number): number {
    const { circle } = this.layout;
    const distance = Math.hypot(x - circle.x, y - circle.y);
    if (distance > circle.radius + 8 || distance < circle.radius - circle.band - 4) return -1;
    const point = pointAfter(ring.at, shareAt(circle, x, y));
    return point < 0 ? -1 : (ring.owner[point] as number);
  }

  toSvg(): string {
    const below = this.frame === undefined ? undefined : ringSvg(this.picture(this.frame, 1));
    const layers = { svgs: [this.svg], ...(below === undefined ? {} : { above: [below] }) };
    return exportSvg(layers, this.width, this.height, this.context.tokens());
  }

  describe(): string {
    return this.frame === undefined ? '' : describeStage(this.frame.snapshot, this.context.text);
  }

  destroy(): void {
    cancelAnimationFrame(this.request);
    this.svg.removeEventListener('click', this.press);
    this.canvas.destroy();
    this.svg.remove();
  }
}
