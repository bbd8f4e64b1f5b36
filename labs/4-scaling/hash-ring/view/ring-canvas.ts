// The circle with its thousands of arcs, and the keys: painted, since no document holds fifteen thousand elements at sixty
// pictures a second. The band of arcs is painted once for each change of what it shows, and then only copied.
import { pathRound } from 'd3';
import { shapePath } from '#src/view/stage/fates.ts';
import { KEY_STATES, type Snapshot } from '../snapshot.ts';
import { arcsOfNode, tickWidth, traceArcs, traceBand, traceTicks } from './band.ts';
import { keyRadius, pointAt, type Stretch } from './geometry.ts';
import { type Circle, isSmall } from './layout.ts';

export interface RingLook {
  colourOf(node: number): string;
  readonly paper: string;
  readonly failed: string;
}

export interface RingPicture {
  readonly snapshot: Snapshot;
  readonly circle: Circle;
  readonly look: RingLook;
  readonly selectedNode: number | undefined;
  /** 1 at a change, 0 when what it moved has come to rest. */
  readonly lift: number;
}

const DIMMED = 0.2;
/** Arcs of one node that is looked at are never thinner. */
const LEAST_PX = 1.3;

const keySize = (circle: Circle): number => (isSmall(circle) ? 1.6 : 2.2);

const deadIn = ({ nodes }: Snapshot): ReadonlySet<number> =>
  new Set(nodes.filter(({ dead }) => dead).map(({ id }) => id));

function paintBand(context: CanvasRenderingContext2D, { snapshot, circle, look, selectedNode }: RingPicture): void {
  const dead = deadIn(snapshot);
  const middle = circle.radius - circle.band / 2;
  const isDimmed = (node: number): boolean => dead.has(node) || (selectedNode ?? node) !== node;
  for (const [node, path] of traceBand(snapshot, circle, () => new Path2D())) {
    context.globalAlpha = isDimmed(node) ? DIMMED : 1;
    context.strokeStyle = look.colourOf(node);
    context.lineWidth = circle.band;
    context.stroke(path);
    const ticks = new Path2D();
    traceTicks(ticks, snapshot.ring, circle, node);
    context.lineWidth = tickWidth(snapshot.ring);
    context.stroke(ticks);
  }
  context.globalAlpha = 1;
  if (selectedNode !== undefined && !dead.has(selectedNode)) {
    const path = new Path2D();
    traceArcs(path, circle, middle, arcsOfNode(snapshot.ring, selectedNode), LEAST_PX);
    context.strokeStyle = look.colourOf(selectedNode);
    context.lineWidth = circle.band;
    context.stroke(path);
  }
  // Dead nodes are struck through, here as in their list.
  context.strokeStyle = look.failed;
  context.lineWidth = 1.8;
  for (const node of dead) {
    const path = new Path2D();
    traceArcs(path, circle, middle, arcsOfNode(snapshot.ring, node));
    context.stroke(path);
  }
}

/** The arcs that a change gave or took, off the band for as long as it is news. */
function liftedArcs({ snapshot }: RingPicture): readonly Stretch[] {
  const { cause, node, gone } = snapshot.change;
  if (cause === 'joined') return arcsOfNode(snapshot.ring, node);
  return Array.from(gone.from, (from, arc) => ({ from, to: gone.to[arc] as number }));
}

function paintLifted(context: CanvasRenderingContext2D, picture: RingPicture): void {
  const { snapshot, circle, look, lift } = picture;
  const { cause, node } = snapshot.change;
  if (lift === 0 || circle.band === 0 || (cause !== 'joined' && cause !== 'removed')) return;
  // Who comes settles into the band, who goes drifts off it.
  const out = cause === 'joined' ? 9 * lift : 9 - 6 * lift;
  const path = new Path2D();
  traceArcs(path, circle, circle.radius - circle.band / 2 + out, liftedArcs(picture), LEAST_PX);
  context.strokeStyle = look.colourOf(node);
  context.lineWidth = circle.band;
  context.globalAlpha = cause === 'joined' ? Math.min(1, 3 * lift) : lift;
  context.stroke(path);
  context.globalAlpha = 1;
}

interface KeyPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly node: number;
  readonly isDimmed: boolean;
}

/** Keys by how they look, so that each look is one stroke: `home`, `away` and `lost` keys of each colour. */
function keysByLook({ snapshot, circle, selectedNode, lift }: RingPicture): ReadonlyMap<string, readonly KeyPlace[]> {
  const { at, owner, state } = snapshot.keys;
  const { isMoved } = snapshot.change;
  const groups = new Map<string, KeyPlace[]>();
  const size = keySize(circle);
  for (let key = 0; key < at.length; key += 1) {
    const node = owner[key] as number;
    const news = lift > 0 && isMoved[key] === 1 ? lift : 0;
    const [x, y] = pointAt(circle, keyRadius(circle, key) - 7 * news, at[key] as number);
    const isDimmed = selectedNode !== undefined && selectedNode !== node;
    const look = `${KEY_STATES[state[key] as number] ?? 'lost'} ${node}`;
    const place = { x, y, size: size * (1 + 0.7 * news), node, isDimmed };
    const group = groups.get(look);
    if (group === undefined) groups.set(look, [place]);
    else group.push(place);
  }
  return groups;
}

function paintKeys(context: CanvasRenderingContext2D, picture: RingPicture): void {
  const { look } = picture;
  for (const [how, places] of keysByLook(picture)) {
    const [first] = places;
    if (first === undefined) continue;
    const colour = first.node < 0 || how.startsWith('lost') ? look.failed : look.colourOf(first.node);
    context.globalAlpha = first.isDimmed ? DIMMED : 1;
    context.beginPath();
    for (const { x, y, size } of places) {
      if (how.startsWith('lost')) {
        context.moveTo(x - size, y - size);
        context.lineTo(x + size, y + size);
        context.moveTo(x + size, y - size);
        context.lineTo(x - size, y + size);
      } else {
        context.moveTo(x + size, y);
        context.arc(x, y, size, 0, 2 * Math.PI);
      }
    }
    if (how.startsWith('home')) {
      context.fillStyle = colour;
      context.fill();
    } else {
      // A hollow key lets nothing be seen through it.
      context.fillStyle = look.paper;
      if (how.startsWith('away')) context.fill();
      context.strokeStyle = colour;
      context.lineWidth = 1.3;
      context.stroke();
    }
  }
  context.globalAlpha = 1;
}

/** What the band shows; it is painted anew when this changes. */
function bandOf({ snapshot, circle, selectedNode, look }: RingPicture): string {
  const { method, nodes, ring, change } = snapshot;
  const there = nodes.map(({ id, dead }) => `${id}${dead ? 'x' : ''}`).join();
  const { x, y, radius } = circle;
  const points = [ring.at.length, ring.at[0], ring.at.at(-1)];
  return [method, there, change.number, ...points, x, y, radius, selectedNode, look.paper].join(' ');
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
  canvas.style.cssText = 'position:absolute;inset:0;pointer-events:none;width:100%;height:100%;will-change:transform';
  host.append(canvas);
  // jsdom has no canvas: the rest of the stage still works.
  const context = typeof canvas.getContext === 'function' ? canvas.getContext('2d') : null;
  const band = document.createElement('canvas');
  let shown = '';
  let ratio = 1;

  const refreshBand = (picture: RingPicture): void => {
    const wanted = bandOf(picture);
    if (wanted === shown) return;
    shown = wanted;
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
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.drawImage(band, 0, 0);
      context.scale(ratio, ratio);
      paintLifted(context, picture);
      paintKeys(context, picture);
    },
    destroy() {
      canvas.remove();
    },
  };
}

/** The same as SVG text, for a file. */
export function ringSvg(picture: RingPicture): string {
  const { snapshot, circle, look } = picture;
  const dead = deadIn(snapshot);
  const stroke = (colour: string, width: number): string => `fill="none" stroke="${colour}" stroke-width="${width}"`;
  const bands = [...traceBand(snapshot, circle, () => pathRound(1))].flatMap(([node, path]) => {
    const colour = look.colourOf(node);
    const ticks = pathRound(1);
    traceTicks(ticks, snapshot.ring, circle, node);
    return [
      `<path d="${path.toString()}" ${stroke(colour, circle.band)}${dead.has(node) ? ` opacity="${DIMMED}"` : ''}/>`,
      `<path d="${ticks.toString()}" ${stroke(colour, tickWidth(snapshot.ring))}/>`,
      dead.has(node) ? `<path d="${path.toString()}" ${stroke(look.failed, 1.8)}/>` : '',
    ];
  });
  const keys = [...keysByLook(picture)].flatMap(([how, places]) =>
    places.map(({ x, y, size, node, isDimmed }) => {
      const [state = ''] = how.split(' ');
      const colour = node < 0 || state === 'lost' ? look.failed : look.colourOf(node);
      const paint = state === 'home' ? `fill="${colour}"` : stroke(colour, 1.3);
      const at = `transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"${isDimmed ? ` opacity="${DIMMED}"` : ''}`;
      return `<path d="${shapePath(state === 'lost' ? 'cross' : 'circle', size)}" ${at} ${paint}/>`;
    }),
  );
  return `<g>${bands.join('')}${keys.join('')}</g>`;
}
