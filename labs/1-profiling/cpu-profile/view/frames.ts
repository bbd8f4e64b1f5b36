// The frames of a snapshot as the flame graph draws them: where each stands, how it is tinted, and what is said of it.
import { type FlameLayout, layFlame } from '#src/algorithms/profiles/flame-layout.ts';
import type { Text } from '#src/view/text/text.ts';
import type { Snapshot } from '../snapshot.ts';

/** Whose costs the widths are, where two profiles are compared. */
export type Widths = 'after' | 'before';

export interface FlameChoice {
  readonly root: number;
  readonly widths: Widths;
  readonly search: string;
}

export const nameOf = ({ functions, frames }: Snapshot, context: number): string =>
  functions[frames.function[context] ?? 0]?.name ?? '';

const totalsOf = ({ frames }: Snapshot, widths: Widths): Float64Array =>
  widths === 'before' && frames.before !== undefined ? frames.before.totals : frames.totals;

/** Narrower frames are not drawn. */
const LEAST_WIDTH = 0.5;

export function layFrames(snapshot: Snapshot, { root, widths }: FlameChoice, width: number): FlameLayout {
  const { frames } = snapshot;
  return layFlame(
    {
      contexts: { function: frames.function, parent: frames.parent },
      totals: totalsOf(snapshot, widths),
      nameOf: (context) => nameOf(snapshot, context),
    },
    { root: root < frames.parent.length ? root : 0, width, leastWidth: LEAST_WIDTH },
  );
}

/** Which hue a frame takes, and how strongly, 0 … 1. */
export interface Tint {
  readonly is: 'own' | 'grown' | 'shrunk' | 'same';
  readonly strength: number;
}

/** By how much of a frame's cost is its own; compared: by how its own cost has changed, against the largest change. */
export function tintsOf({ frames }: Snapshot): (context: number) => Tint {
  const { self, totals, before } = frames;
  if (before === undefined)
    return (context) => ({ is: 'own', strength: (self[context] ?? 0) / Math.max(1e-9, totals[context] ?? 0) });
  let most = 0;
  self.forEach((own, context) => {
    most = Math.max(most, Math.abs(own - (before.self[context] ?? 0)));
  });
  return (context) => {
    const change = (self[context] ?? 0) - (before.self[context] ?? 0);
    const strength = most === 0 ? 0 : Math.abs(change) / most;
    return { is: strength < 0.01 ? 'same' : change > 0 ? 'grown' : 'shrunk', strength };
  };
}

export const isFound = (name: string, search: string): boolean =>
  search !== '' && name.toLowerCase().includes(search.toLowerCase());

/** Share of the whole that lies in found frames: each moment once. */
export function foundShare(snapshot: Snapshot, search: string): number {
  const { frames } = snapshot;
  const whole = frames.totals[0] ?? 0;
  if (search === '' || whole === 0) return 0;
  const within = new Uint8Array(frames.parent.length);
  let found = 0;
  for (let context = 1; context < within.length; context += 1) {
    if (within[frames.parent[context] ?? 0] === 1) within[context] = 1;
    else if (isFound(nameOf(snapshot, context), search)) {
      within[context] = 1;
      found += frames.totals[context] ?? 0;
    }
  }
  return found / whole;
}

/** A cost in words: operations, or milliseconds. */
export const costWords = (cost: number, { unit }: Pick<Snapshot, 'unit'>, text: Text): string =>
  unit === 'operations' ? text.unit(cost, 'operations') : text.unit(Math.round(cost / 10) / 100, 'ms');

/** How many rows the whole tree has, whatever of it has run. */
export function rowsOf({ frames: { parent } }: Snapshot): number {
  const depths = new Int32Array(parent.length);
  let deepest = 0;
  for (let context = 1; context < parent.length; context += 1) {
    depths[context] = (depths[parent[context] ?? 0] ?? 0) + 1;
    deepest = Math.max(deepest, depths[context] ?? 0);
  }
  return deepest + 1;
}

/** Without its unit. */
const figureOf = (cost: number, { unit }: Snapshot, text: Text): string =>
  unit === 'operations' ? text.number(cost, 0) : text.number(cost / 1000, 2);

/** The second line of a high frame: its share, and what of it is its own; compared: what it cost, and costs. */
export function shareWords(snapshot: Snapshot, context: number, text: Text): string {
  const { frames } = snapshot;
  const whole = frames.totals[0] ?? 0;
  if (whole === 0) return '';
  if (frames.before !== undefined)
    return text.say('stage.change', {
      before: figureOf(frames.before.totals[context] ?? 0, snapshot, text),
      now: figureOf(frames.totals[context] ?? 0, snapshot, text),
    });
  const total = text.percent((frames.totals[context] ?? 0) / whole);
  return context === 0
    ? total
    : text.say('stage.share', { total, self: text.percent((frames.self[context] ?? 0) / whole) });
}

/** What is said of one frame. */
export function frameWords(snapshot: Snapshot, context: number, text: Text): string {
  const { frames } = snapshot;
  const total = frames.totals[context] ?? 0;
  const whole = frames.totals[0] ?? 0;
  const words = text.say('stage.frame', {
    name: nameOf(snapshot, context),
    total: costWords(total, snapshot, text),
    percent: text.percent(whole === 0 ? 0 : total / whole),
    self: costWords(frames.self[context] ?? 0, snapshot, text),
  });
  if (frames.before === undefined) return words;
  return `${words} ${text.say('stage.frameBefore', { before: costWords(frames.before.totals[context] ?? 0, snapshot, text) })}`;
}
