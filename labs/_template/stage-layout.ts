// Where things stand on the stage. Pure.

export interface StageLayout {
  /** Centre of the queue's head. */
  readonly head: { readonly x: number; readonly y: number };
  readonly queueLength: number;
  readonly direction: 'left' | 'up';
  readonly server: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Below this width the queue stands upright. */
const NARROW = 480;
const MARGIN = 24;
const GAP = 22;

/** @param width and height of the stage in CSS pixels */
export function layStage(width: number, height: number): StageLayout {
  if (width < NARROW) {
    const server = { x: width / 2 - 90, y: height - 96, width: 180, height: 84 };
    const head = { x: width / 2, y: server.y - GAP };
    return { server, head, direction: 'up', queueLength: Math.max(40, head.y - MARGIN) };
  }
  const server = { x: width - MARGIN - 190, y: height / 2 - 52, width: 190, height: 104 };
  const head = { x: server.x - GAP, y: height / 2 };
  return { server, head, direction: 'left', queueLength: Math.max(40, head.x - MARGIN) };
}
