// The play loop: with each picture it says how far the runs should have come by then.

/** A page that slept does not leap: one picture advances by at most this much wall time. */
const LONGEST_PICTURE_MS = 100;

export interface PlayedSession {
  /** Clock units in a second of wall time. */
  rate(): number;
  /** Where the active run is, and where it ends; undefined when there is none. */
  place(): { readonly time: number; readonly until: number } | undefined;
  /** Sends the runs there; false when all of them have ended. */
  goTo(time: number, nowMs: number): boolean;
  onEnd(): void;
}

/** Calls back before the next picture; not at all while the page is hidden. Returns what cancels it. */
export type NextPicture = (callback: (nowMs: number) => void) => () => void;

export class PlayLoop {
  private readonly session: PlayedSession;
  private readonly nextPicture: NextPicture;
  private cancel: (() => void) | undefined;
  private lastMs: number | undefined;
  private target = 0;

  constructor(session: PlayedSession, nextPicture: NextPicture) {
    this.session = session;
    this.nextPicture = nextPicture;
  }

  start(): void {
    this.target = this.session.place()?.time ?? 0;
    this.lastMs = undefined;
    this.schedule();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private schedule(): void {
    this.cancel = this.nextPicture((nowMs) => {
      this.picture(nowMs);
    });
  }

  private picture(nowMs: number): void {
    const place = this.session.place();
    if (place === undefined) return;
    const passedMs = Math.min(nowMs - (this.lastMs ?? nowMs), LONGEST_PICTURE_MS);
    this.lastMs = nowMs;
    const rate = this.session.rate();
    // A slow machine falls behind the wall clock rather than leaping: the target never runs far ahead of what is computed.
    const ahead = (LONGEST_PICTURE_MS / 1000) * rate;
    this.target = Math.min(this.target + (passedMs / 1000) * rate, place.time + ahead, place.until);
    if (this.session.goTo(this.target, nowMs)) this.schedule();
    else this.session.onEnd();
  }
}
