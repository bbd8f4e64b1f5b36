// Kinds of events of this run.

export const EVENT = {
  /** The next client sends. */
  arrival: 0,
  /** A request gets to its instance. */
  reached: 1,
  /** An answer gets to its client. */
  received: 2,
  l2Reached: 3,
  l2Answered: 4,
  serviceEnded: 5,
  woken: 6,
  /** A client has waited long enough. */
  givenUp: 7,
  /** The next entry of a script. */
  scripted: 8,
} as const;
