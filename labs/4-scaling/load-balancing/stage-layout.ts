// Where things stand on the load-balancing stage: clients, balancer, servers, and the links between them. Pure.

export type Point = readonly [number, number];

export interface StageLayout {
  readonly axis: 'x' | 'y';
  readonly balancer: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly clients: readonly Point[];
  /** Where what clients send enters the balancer. */
  readonly door: Point;
  readonly servers: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Ends of the links out of the balancer, and the heads of the queues. */
  readonly links: readonly { readonly from: Point; readonly to: Point }[];
  readonly queueLength: number;
}

const CLIENTS_SHOWN = 6;
/** Below this width the picture stands upright. */
const NARROW = 520;

/** Height of the line under the picture that says what its marks mean, and the room that it wants. */
const FOOT = 26;
const NARROW_FOOT = 20;
/** Narrower, the line holds the marks alone; lower, there is room for the servers only. */
const WIDE_FOOT = 640;
const LOWEST_WITH_FOOT = 230;

export const isUpright = (width: number): boolean => width < NARROW;

export const hasFoot = (height: number): boolean => height >= LOWEST_WITH_FOOT;

/** Room for words beside the marks. */
export const hasWideFoot = (width: number, height: number): boolean => hasFoot(height) && width >= WIDE_FOOT;

/** The word for a balancer is long in Russian. */
const BALANCER_WIDTH = 126;

/** @param width and height of the stage in CSS pixels */
export function layStage(width: number, height: number, servers: number): StageLayout {
  const foot = hasFoot(height) ? (isUpright(width) ? NARROW_FOOT : FOOT) : 0;
  return isUpright(width) ? upright(width, height - foot, servers) : lying(width, height - foot, servers);
}

function lying(width: number, height: number, count: number): StageLayout {
  const balancer = { x: width * 0.3 - BALANCER_WIDTH / 2, y: height / 2 - 34, width: BALANCER_WIDTH, height: 68 };
  const pitch = (height - 24) / count;
  const boxHeight = Math.min(74, pitch - 8);
  const boxWidth = Math.min(158, width * 0.24);
  const queueLength = Math.max(60, width * 0.2);
  const middle = (index: number): number => 12 + pitch * (index + 0.5);
  const boxes = Array.from({ length: count }, (_, index) => ({
    x: width - boxWidth - 14,
    y: middle(index) - boxHeight / 2,
    width: boxWidth,
    height: boxHeight,
  }));
  return {
    axis: 'x',
    balancer,
    door: [balancer.x, height / 2],
    clients: Array.from(
      { length: CLIENTS_SHOWN },
      (_, index): Point => [26, (height * (index + 0.8)) / (CLIENTS_SHOWN + 0.6)],
    ),
    servers: boxes,
    links: boxes.map((box, index) => ({
      from: [balancer.x + balancer.width, height / 2] as const,
      to: [box.x - queueLength - 16, middle(index)] as const,
    })),
    queueLength,
  };
}

function upright(width: number, height: number, count: number): StageLayout {
  const balancer = { x: width / 2 - BALANCER_WIDTH / 2, y: 30, width: BALANCER_WIDTH, height: 36 };
  const pitch = (width - 12) / count;
  const boxWidth = Math.min(150, pitch - 6);
  const boxHeight = 62;
  const top = height - boxHeight - 8;
  const middle = (index: number): number => 6 + pitch * (index + 0.5);
  const queueLength = Math.max(30, top - 120);
  return {
    axis: 'y',
    balancer,
    door: [width / 2, balancer.y],
    clients: Array.from(
      { length: CLIENTS_SHOWN },
      (_, index): Point => [(width * (index + 1)) / (CLIENTS_SHOWN + 1), 10],
    ),
    servers: Array.from({ length: count }, (_, index) => ({
      x: middle(index) - boxWidth / 2,
      y: top,
      width: boxWidth,
      height: boxHeight,
    })),
    links: Array.from({ length: count }, (_, index) => ({
      from: [width / 2, balancer.y + balancer.height] as const,
      to: [middle(index), top - queueLength - 16] as const,
    })),
    queueLength,
  };
}
