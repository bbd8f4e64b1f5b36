// How a script without async functions reaches the promises of the simulation (`PromiseJobs`).

/** The fifth parameter of the student's function. */
export const PROMISE_PARAMETER = '__headroomPromise';

/** On its first line, so that every line stays where it is. */
export const withSimulatedPromise = (script: string): string =>
  `'use strict';const Promise=${PROMISE_PARAMETER};${script}`;
