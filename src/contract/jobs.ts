// Promises whose jobs wait until the model lets them run: a student's asynchronous code on the simulation's time.

export interface Jobs {
  /** The `Promise` of the student's code. */
  readonly Promise: PromiseConstructor;
  /**
   * Does all jobs that wait, and those that they make.
   * @throws where there is no end to them
   */
  drain(): void;
  /** What promises were rejected with that nobody has looked at; each is told once. */
  takeUnhandled(): readonly unknown[];
}
