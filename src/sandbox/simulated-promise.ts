// How a script without async functions reaches the promises of the simulation (`PromiseJobs`), and what else waits in their
// queue.

/** The fifth parameter of the student's function. */
export const PROMISE_PARAMETER = '__headroomPromise';

/** The language's own would run outside of the simulation, at no moment of its time. */
const QUEUE_MICROTASK =
  "(task)=>{if(typeof task!=='function')throw new TypeError('queueMicrotask takes a function');Promise.resolve().then(()=>{task()})}";

/** On its first line, so that every line stays where it is. */
export const withSimulatedPromise = (script: string): string =>
  `'use strict';const Promise=${PROMISE_PARAMETER},queueMicrotask=${QUEUE_MICROTASK};${script}`;
