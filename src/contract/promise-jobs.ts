// Promises whose jobs wait until the model lets them run: a student's asynchronous code on the simulation's time.

export interface PromiseJobs {
  /** The `Promise` of the student's code. */
  readonly Promise: PromiseConstructor;
  /**
   * Whom the code that runs now works for. Whoever calls the code sets it; what waits for a promise goes on with the one that
   * held when it began to wait, as with `AsyncLocalStorage`.
   */
  context: unknown;
  /**
   * Does all jobs that wait, and those that they make.
   * @throws where there is no end to them
   */
  drain(): void;
  /** What promises were rejected with that nobody has looked at; each is told once. */
  takeUnhandled(): readonly unknown[];
}
