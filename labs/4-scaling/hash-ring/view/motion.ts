// What moves on the stage, as a function of the run's clock: a moment looks the same however one came to it.

/** Lookups for which a change is seen to happen, and for which what it moved is shown; then it fades. */
const SETTLE = 60;
const HOLD = 260;
const FADE = 120;
/** Of the time until the next lookup a search takes this share. */
const SEARCH_SHARE = 0.75;
/** Lookups a second above which nobody sees a search. */
const FAST_RATE = 12;

export interface ChangeMotion {
  /** 1 at the change, 0 when everything has come to rest. */
  readonly lift: number;
  /** How clearly it is shown who gave keys to whom, 1 … 0. */
  readonly flows: number;
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share));
/** Slow at its end: things come to rest. */
const easeOut = (share: number): number => 1 - (1 - share) ** 3;

/** @param since lookups since the change; undefined where there was none */
export function changeMotion(since: number | undefined, reducedMotion: boolean): ChangeMotion {
  if (since === undefined || since < 0) return { lift: 0, flows: 0 };
  return {
    lift: reducedMotion ? 0 : 1 - easeOut(clamped(since / SETTLE)),
    flows: reducedMotion ? Number(since < HOLD) : 1 - clamped((since - HOLD) / FADE),
  };
}

/** How much of the last lookup's search is done, 0 … 1, `time` being that of the run. Exactly at a lookup all of it is. */
export function searchDone(time: number, rate: number, playing: boolean, reducedMotion: boolean): number {
  const since = time - Math.floor(time);
  if (!playing || reducedMotion || rate > FAST_RATE || since === 0) return 1;
  return clamped(since / SEARCH_SHARE);
}
