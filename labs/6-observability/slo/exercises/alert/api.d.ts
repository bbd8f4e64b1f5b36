// What the student's code of this exercise may name: the editor knows it, and so do starter and solution.

/** What is known at the end of a minute. */
interface MinuteNow {
  /** Minutes since the start. */
  readonly minute: number;
  /** The share of requests that may be bad: 0.001 for a target of 99.9%. */
  readonly budgetShare: number;
  /** How many times too fast the last so many minutes burned the budget; NaN without requests. 1 to 4320. */
  burnRate(minutes: number): number;
  /** How many requests the last so many minutes had. 1 to 4320. */
  requests(minutes: number): number;
}

/** What is to be done this minute; an alert goes on for as long as it is asked for. */
type AlertAnswer = 'page' | 'ticket' | 'none';
