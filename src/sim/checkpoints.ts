// A bounded shelf of past moments, in order of time. When it is full every second one is dropped and they are kept half as often.

const MOST_MOMENTS = 48;
const FIRST_INTERVAL_EVENTS = 1000;

interface Placed {
  readonly events: number;
}

export class CheckpointShelf<Moment extends Placed> {
  private moments: Moment[] = [];
  private interval = FIRST_INTERVAL_EVENTS;
  private due = 0;

  /** The event count from which the next moment is worth keeping. */
  get nextAt(): number {
    return this.due;
  }

  keep(moment: Moment): void {
    const last = this.moments.at(-1);
    if (last === undefined || moment.events > last.events) this.moments.push(moment);
    if (this.moments.length > MOST_MOMENTS) {
      this.moments = this.moments.filter((_, index) => index % 2 === 0);
      this.interval *= 2;
    }
    this.due = moment.events + this.interval;
  }

  /** The latest moment that satisfies `fits`; the first one always does. */
  latest(fits: (moment: Moment) => boolean): Moment {
    const found = this.moments.findLast(fits) ?? this.moments[0];
    if (found === undefined) throw new Error('no moment was kept');
    return found;
  }

  /** Forgets the moments of a future that no longer holds. */
  dropAfter(holds: (moment: Moment) => boolean): void {
    this.moments = this.moments.filter((moment, index) => index === 0 || holds(moment));
    this.due = (this.moments.at(-1)?.events ?? 0) + this.interval;
  }
}
