// Our promises settle as the language's own do, in the same order: random programs on both.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJobs, ForeignPromise, TooManyJobs } from './jobs.ts';

/** What a program does with one promise that is there already, by its number. */
const reference = fc.nat(9);
const operation = fc.oneof(
  fc.record({ is: fc.constantFrom('resolve', 'reject', 'thenable', 'throwing-thenable', 'pending'), of: reference }),
  fc.record({
    is: fc.constantFrom('then', 'then-throw', 'then-promise', 'catch', 'finally', 'finally-throw', 'adopt'),
    of: reference,
  }),
  fc.record({ is: fc.constantFrom('all', 'allSettled', 'any', 'race'), of: reference, and: reference }),
  fc.record({ is: fc.constantFrom('settle', 'settle-twice', 'break'), of: reference }),
);

interface Operation {
  readonly is: string;
  readonly of: number;
  readonly and?: number;
}

/** Runs a program with a kind of promises, and says what happened in which order. */
function play(Promised: PromiseConstructor, operations: readonly Operation[], log: (text: string) => void): void {
  const promises: Promise<unknown>[] = [Promised.resolve('first')];
  const open: { resolve: (value: unknown) => void; reject: (reason: unknown) => void }[] = [];
  const at = (index: number): Promise<unknown> => promises[index % promises.length] ?? Promised.resolve(0);
  operations.forEach(({ is, of, and = 0 }, index) => {
    const name = `${index}:${is}`;
    const made = (): Promise<unknown> | undefined => {
      switch (is) {
        case 'resolve':
          return Promised.resolve(name);
        case 'reject':
          return Promised.reject(new Error(name));
        case 'thenable':
          // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tried.
          return Promised.resolve({ then: (done: (value: unknown) => void) => done(name) });
        case 'throwing-thenable':
          return Promised.resolve({
            // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tried.
            then: (done: (value: unknown) => void) => {
              if (of % 2 === 0) done(name);
              throw new Error(name);
            },
          });
        case 'pending':
          return new Promised((resolve, reject) => {
            open.push({ resolve, reject });
          });
        case 'then':
          return at(of).then((value) => {
            log(`${name} ${String(value)}`);
            return name;
          });
        case 'then-throw':
          return at(of).then(() => {
            log(name);
            throw new Error(name);
          });
        case 'then-promise':
          return at(of).then(() => at(of + 1));
        case 'catch':
          return at(of).catch((error: unknown) => {
            log(`${name} ${String(error)}`);
            return name;
          });
        case 'finally':
          return at(of).finally(() => {
            log(name);
            return at(of + 1);
          });
        case 'finally-throw':
          return at(of).finally(() => {
            throw new Error(name);
          });
        case 'adopt':
          return new Promised((resolve) => resolve(at(of)));
        case 'all':
          return Promised.all<unknown>([at(of), at(and)]);
        case 'allSettled':
          return Promised.allSettled([at(of), at(and)]).then((all) => JSON.stringify(all));
        case 'any':
          return Promised.any([at(of), at(and)]);
        case 'race':
          return Promised.race([at(of), at(and)]);
        default:
          return undefined;
      }
    };
    const one = open[of % Math.max(1, open.length)];
    if (is === 'settle') one?.resolve(at(and));
    if (is === 'settle-twice') {
      one?.reject(new Error(name));
      one?.resolve(name);
    }
    if (is === 'break') one?.reject(name);
    const promise = made();
    if (promise !== undefined) promises.push(promise);
  });
  promises.forEach((promise, index) => {
    promise.then(
      (value) => log(`${index} is ${String(value)}`),
      (reason: unknown) =>
        log(`${index} failed: ${reason instanceof AggregateError ? reason.errors.join() : String(reason)}`),
    );
  });
}

describe('simulated promises', () => {
  it('do what native ones do, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 14 }), async (operations) => {
        const native: string[] = [];
        play(Promise, operations, (text) => native.push(text));
        await new Promise((resolve) => setImmediate(resolve));
        const jobs = createJobs();
        const ours: string[] = [];
        play(jobs.Promise, operations, (text) => ours.push(text));
        expect(ours.length).toBe(0);
        jobs.drain();
        expect(ours).toEqual(native);
      }),
      { numRuns: 1500 },
    );
  });

  it('have the statics and the names of the language', () => {
    const { Promise: Simulated } = createJobs();
    expect(Simulated.name).toBe('Promise');
    expect(Object.prototype.toString.call(Simulated.resolve())).toBe('[object Promise]');
    expect(() => new Simulated(5 as never)).toThrow('Promise resolver 5 is not a function');
    expect(Simulated.resolve(Simulated.resolve(1))).toBeInstanceOf(Simulated);
  });

  it('tell what was rejected and never looked at, once', () => {
    const jobs = createJobs();
    const { Promise: Simulated } = jobs;
    const [one, two, three] = [new Error('1'), new Error('2'), new Error('3')];
    void Simulated.reject(one);
    Simulated.reject(two).catch(() => undefined);
    const late = Simulated.reject(three);
    jobs.drain();
    late.catch(() => undefined);
    jobs.drain();
    expect(jobs.takeUnhandled()).toEqual([one]);
    expect(jobs.takeUnhandled()).toEqual([]);
  });

  it('stop jobs without end', () => {
    const jobs = createJobs(1000);
    const again = (): Promise<unknown> => jobs.Promise.resolve().then(again);
    void again();
    expect(() => jobs.drain()).toThrow(TooManyJobs);
    jobs.drain();
  });

  it('go on for whom they waited, whoever settles them', () => {
    const jobs = createJobs();
    const seen: unknown[] = [];
    const { promise, resolve } = jobs.Promise.withResolvers<number>();
    const wait = () => promise.then(() => jobs.Promise.resolve(1)).then(() => seen.push(jobs.context));
    for (const context of ['first', 'second']) {
      jobs.context = context;
      void wait();
    }
    jobs.context = 'third';
    resolve(1);
    jobs.drain();
    expect(seen).toEqual(['first', 'second']);
  });

  it('reject where a value cannot even be looked at, as native ones do', () => {
    const { Promise: Simulated, drain } = createJobs();
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    let seen: unknown;
    Simulated.resolve(1)
      .then(() => proxy)
      .then(undefined, (reason: unknown) => {
        seen = reason;
      });
    drain();
    expect(seen).toBeInstanceOf(TypeError);
  });

  it('cannot be changed: the model waits on them, too', () => {
    const { Promise: Simulated } = createJobs();
    expect(Reflect.set(Simulated, 'race', () => 7)).toBe(false);
    expect(Reflect.set(Simulated, 'shared', new Map())).toBe(false);
    expect(Reflect.set(Simulated.prototype, 'then', () => 7)).toBe(false);
    class Own<Value> extends Simulated<Value> {}
    expect(Object.assign(new Own(() => undefined), { extra: 1 }).extra).toBe(1);
  });

  it('refuse to wait for a promise of the language', () => {
    const jobs = createJobs();
    const reasons: unknown[] = [];
    jobs.Promise.resolve(Promise.resolve(1)).catch((reason: unknown) => reasons.push(reason));
    void jobs.Promise.resolve()
      .then(() => Promise.resolve(1))
      .catch((reason: unknown) => reasons.push(reason));
    jobs.drain();
    expect(reasons).toEqual([expect.any(ForeignPromise), expect.any(ForeignPromise)]);
  });
});
