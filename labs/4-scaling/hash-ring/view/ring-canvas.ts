// The circle with its thousands of arcs, and the keys: painted, since no document holds fifteen thousand elements at sixty
// pictures a second. The band of arcs is painted once for each change of what it shows, and then only copied.
import { KEY_STATES, type Snapshot } from '../snapshot.ts';
import { angleOf, keyRadius, pointAt } from './geometry.ts';
import type { Circle } from './layout.ts';

export interface RingLook {
  colourOf(node: number): string;
  readonly line: string;
  readonly failed: string;
}

export interface RingPicture {
  readonly snapshot: Snapshot;
  readonly circle: Circle;
  readonly look: RingLook;
  readonly selectedNode: number | undefined;
  /** Of a change that is being shown: how far it has come, 0 … 1, and who had the keys before. */
  readonly change?: { readonly progress: number; readonly owners: Int32Array } | undefined;
}

const KEY_SIZE = 2.1;
const DIMMED = 0.22;

/** Arcs end at their point: what lies between the point before and this one belongs to its node. */
function eachArc({ at, owner }: Snapshot['ring'], visit: (from: number, to: number, node: number) => void): void {
  const count = at.length;
  for (let point = 0; point < count; point += 1) {
    const before = point === 0 ? (at[count - 1] as number) - 1 : (at[point - 1] as number);
    visit(before, at[point] as number, owner[point] as number);
  }
}

function paintBand(context: CanvasRenderingContext2D, picture: RingPicture): void {
  const { snapshot, circle, look, selectedNode } = picture;
  const { x, y, radius, band } = circle;
  context.lineWidth = band;
  const middle = radius - band / 2;
  if (snapshot.ring.at.length === 0) {
    context.strokeStyle = look.line;
    context.lineWidth = 1;
    for (const edge of [radius, radius - band]) {
      context.beginPath();
      context.arc(x, y, edge, 0, 2 * Math.PI);
      context.stroke();
    }
    return;
  }
  const dead = new Set(snapshot.nodes.filter((node) => node.dead).map(({ id }) => id));
  // One path a node: the fewer strokes, the faster.
  const paths = new Map<number, Path2D>();
  eachArc(snapshot.ring, (from, to, node) => {
    let path = paths.get(node);
    if (path === undefined) {
      path = new Path2D();
      paths.set(node, path);
    }
    const start = angleOf(from);
    path.moveTo(x + middle * Math.cos(start), y + middle * Math.sin(start));
    path.arc(x, y, middle, start, angleOf(to));
  });
  for (const [node, path] of paths) {
    context.globalAlpha = dead.has(node) || (selectedNode !== undefined && selectedNode !== node) ? DIMMED : 1;
    context.strokeStyle = look.colourOf(node);
    context.stroke(path);
  }
  context.globalAlpha = 1;
  paintPoints(context, picture);
}

/** A tick at each point, as long as they can be told apart. */
function paintPoints(context: CanvasRenderingContext2D, { snapshot: { ring }, circle, look }: RingPicture): void {
  const { at, owner } = ring;
  if (at.length > (2 * Math.PI * circle.radius) / 1.6) return;
  const long = at.length < 60 ? 6 : 3.5;
  context.lineWidth = at.length < 60 ? 2 : 1;
  for (let point = 0; point < at.length; point += 1) {
    const share = at[point] as number;
    context.strokeStyle = look.colourOf(owner[point] as number);
    context.beginPath();
    context.moveTo(...pointAt(circle, circle.radius, share));
    context.lineTo(...pointAt(circle, circle.radius + long, share));
    context.stroke();
  }
}

function paintKeys(context: CanvasRenderingContext2D, picture: RingPicture): void {
  const { snapshot, circle, look, selectedNode, change } = picture;
  const { at, owner, state } = snapshot.keys;
  context.lineWidth = 1.2;
  for (let key = 0; key < at.length; key += 1) {
    const node = owner[key] as number;
    const [x, y] = pointAt(circle, keyRadius(circle, key), at[key] as number);
    const isMoved = change !== undefined && change.owners[key] !== node;
    const size = KEY_SIZE * (isMoved ? 1 + 1.6 * (1 - change.progress) : 1);
    const colour = node < 0 ? look.failed : look.colourOf(node);
    context.globalAlpha = selectedNode !== undefined && selectedNode !== node ? DIMMED : 1;
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.beginPath();
    switch (KEY_STATES[state[key] as number]) {
      case 'away':
        context.arc(x, y, size + 0.4, 0, 2 * Math.PI);
        context.stroke();
        break;
      case 'lost':
        context.moveTo(x - size, y - size);
        context.lineTo(x + size, y + size);
        context.moveTo(x + size, y - size);
        context.lineTo(x - size, y + size);
        context.strokeStyle = look.failed;
        context.stroke();
        break;
      default:
        context.arc(x, y, size, 0, 2 * Math.PI);
        context.fill();
    }
  }
  context.globalAlpha = 1;
}

/** What the band shows; it is painted anew when this changes. */
function bandOf({ snapshot, circle, selectedNode, look }: RingPicture): string {
  const { method, virtualNodes, nodes, change } = snapshot;
  const there = nodes.map(({ id, dead }) => `${id}${dead ? 'x' : ''}`).join();
  const { x, y, radius } = circle;
  return [method, virtualNodes, there, change.number, x, y, radius, selectedNode, look.line].join(' ');
}

export interface RingCanvas {
  resize(width: number, height: number): void;
  draw(picture: RingPicture): void;
  destroy(): void;
}

/** Adds a canvas to `host`, which must be positioned; it lets the pointer through. */
export function createRingCanvas(host: HTMLElement): RingCanvas {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.cssText = 'position:absolute;inset:0;pointer-events:none;width:100%;height:100%';
  host.append(canvas);
  // jsdom has no canvas: the rest of the stage still works.
  const context = typeof canvas.getContext === 'function' ? canvas.getContext('2d') : null;
  let band = document.createElement('canvas');
  let before = document.createElement('canvas');
  let shown = '';
  let number = 0;
  let ratio = 1;

  const refreshBand = (picture: RingPicture): void => {
    const wanted = bandOf(picture);
    if (wanted === shown) return;
    shown = wanted;
    if (picture.snapshot.change.number !== number) {
      number = picture.snapshot.change.number;
      [band, before] = [before, band];
    }
    band.width = canvas.width;
    band.height = canvas.height;
    const paint = band.getContext('2d');
    if (paint === null) return;
    paint.scale(ratio, ratio);
    paintBand(paint, picture);
  };

  return {
    resize(width, height) {
      ratio = Math.min(2, window.devicePixelRatio || 1);
      canvas.width = Math.max(1, Math.round(width * ratio));
      canvas.height = Math.max(1, Math.round(height * ratio));
      shown = '';
    },
    draw(picture) {
      if (context === null) return;
      refreshBand(picture);
      const { change } = picture;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      if (change !== undefined && before.width === canvas.width) {
        context.globalAlpha = 1 - change.progress;
        context.drawImage(before, 0, 0);
        context.globalAlpha = change.progress;
      }
      context.drawImage(band, 0, 0);
      context.globalAlpha = 1;
      context.scale(ratio, ratio);
      paintKeys(context, picture);
    },
    destroy() {
      canvas.remove();
    },
  };
}

/** The same as SVG text, for a file. */
export function ringSvg({ snapshot, circle, look }: RingPicture): string {
  const { radius, band } = circle;
  const middle = radius - band / 2;
  const arcs = new Map<number, string[]>();
  eachArc(snapshot.ring, (from, to, node) => {
    const [startX, startY] = pointAt(circle, middle, from);
    const [endX, endY] = pointAt(circle, middle, to);
    const path = arcs.get(node) ?? [];
    path.push(
      `M${startX.toFixed(1)} ${startY.toFixed(1)}A${middle.toFixed(1)} ${middle.toFixed(1)} 0 ${to - from > 0.5 ? 1 : 0} 1 ${endX.toFixed(1)} ${endY.toFixed(1)}`,
    );
    arcs.set(node, path);
  });
  const bands = [...arcs].map(
    ([node, path]) => `<path d="${path.join('')}" fill="none" stroke="${look.colourOf(node)}" stroke-width="${band}"/>`,
  );
  const { at, owner, state } = snapshot.keys;
  const dots = Array.from(at, (share, key) => {
    const [x, y] = pointAt(circle, keyRadius(circle, key), share);
    const node = owner[key] as number;
    const colour = KEY_STATES[state[key] as number] === 'lost' || node < 0 ? look.failed : look.colourOf(node);
    const paint =
      KEY_STATES[state[key] as number] === 'home'
        ? `fill="${colour}"`
        : `fill="none" stroke="${colour}" stroke-width="1.2"`;
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${KEY_SIZE}" ${paint}/>`;
  });
  return `<g>${bands.join('')}${dots.join('')}</g>`;
}
