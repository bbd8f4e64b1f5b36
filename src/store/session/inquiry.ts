// "Why?": what is selected, and the answer for the moment that the stage shows.
import type { StoreApi } from 'zustand/vanilla';
import type { Subject } from '../../contract/model.ts';
import type { Lane } from './lane.ts';
import { type SessionState, without } from './state.ts';

/** Reading takes longer than a picture: while the run plays, the answer follows at leisure. */
const PLAYING_EVERY_MS = 2000;

/** The new value, or the old one where both say the same: then no part of the page has to be drawn again. */
export const unlessSame = <Value>(before: Value, now: Value): Value =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now;

export class Inquiry {
  private readonly store: StoreApi<SessionState>;
  private readonly lane: () => Lane | undefined;
  private lastMs = Number.NEGATIVE_INFINITY;

  /** @param lane the active one */
  constructor(store: StoreApi<SessionState>, lane: () => Lane | undefined) {
    this.store = store;
    this.lane = lane;
  }

  async select(subject: Subject | undefined): Promise<void> {
    const rest = without(this.store.getState(), 'selected', 'explanation');
    this.store.setState(subject === undefined ? rest : { ...rest, selected: subject }, true);
    await this.refresh();
  }

  /** Called again and again while the run plays. */
  async follow(nowMs: number): Promise<void> {
    if (nowMs - this.lastMs < PLAYING_EVERY_MS) return;
    this.lastMs = nowMs;
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const { selected } = this.store.getState();
    const lane = this.lane();
    if (selected === undefined || lane === undefined) return;
    const explanation = (await lane.bridge.calls.why(lane.id, selected).catch(() => undefined)) ?? null;
    const state = this.store.getState();
    // Another object or another run may have been chosen while the log was read.
    if (state.selected !== selected || this.lane() !== lane) return;
    const shown = state.explanation === undefined ? explanation : unlessSame(state.explanation, explanation);
    this.store.setState({ explanation: shown });
  }
}
