// What a student's code may not do, each in a sentence.
import { PolicyFault } from '#src/algorithms/policy-fault.ts';
import { describeValue, valueCode } from '#src/algorithms/student-value.ts';
import { CALLS } from './api.ts';

export const FAULT = {
  notExported: (given: unknown): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.notExported', args: { given: valueCode(given) } },
      `Your code must export a function create, which is given l1, l2, clock and service; create is ${describeValue(given)}.`,
    ),
  noObject: (given: unknown): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.noObject', args: { given: valueCode(given) } },
      `create must return an object with ${CALLS.join(', ')}, at once; it returned ${describeValue(given)}.`,
    ),
  isClass: (): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.isClass' },
      'create is called without new, and a class cannot be. Export a function: create = (tools) => new YourCache(tools).',
    ),
  noMethod: (method: string): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.noMethod', args: { method } },
      `The object that create returns has no method ${method}.`,
    ),
  key: (call: string, given: unknown): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.key', args: { call, given: valueCode(given) } },
      `The first argument of ${call} must be a string; your code gave ${describeValue(given)}.`,
    ),
  ttl: (call: string, given: unknown): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.ttl', args: { call, given: valueCode(given) } },
      `ttlMs of ${call} must be a number of milliseconds above 0, or be left out; your code gave ${describeValue(given)}.`,
    ),
  value: (call: string, given: unknown): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.value', args: { call, given: valueCode(given) } },
      `${call} keeps what JSON can write down; your code gave ${describeValue(given)}.`,
    ),
  changes: (given: unknown): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.changes', args: { given: valueCode(given) } },
      `The second argument of service.updateUser must be the object of changes; your code gave ${describeValue(given)}.`,
    ),
  sleep: (given: unknown): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.sleep', args: { given: valueCode(given) } },
      `clock.sleep takes a number of milliseconds from 0; your code gave ${describeValue(given)}.`,
    ),
  foreign: (): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.foreign' },
      'Your code waits for a promise that was made outside of the simulation and knows nothing of its time. Use async, await and Promise as they stand in your code, and clock.sleep to wait.',
    ),
  endless: (): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.endless' },
      'Your code goes from one promise to the next without ever waiting for L2, the service or the clock: a million steps at one moment. Look for a loop that awaits what is settled already.',
    ),
  tooMuch: (): PolicyFault =>
    new PolicyFault(
      { key: 'fault.cache.tooMuch' },
      'Your code has 20,000 calls to L2, the service and the clock under way at once: more and more of them, without an end in sight.',
    ),
} as const;
