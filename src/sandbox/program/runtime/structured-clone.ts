// structuredClone over the host's: it sees our promises, and names functions by the program's own text.
import { DOMException } from './event-target.ts';
import type { FunctionInfos } from './function-info.ts';
import type { Promises } from './promise.ts';

type Clone = (value: unknown, options?: unknown) => unknown;

const REFUSED_WORDS = ' could not be cloned.';

export function createStructuredClone(host: Clone, promises: Promises, infos: FunctionInfos): Clone {
  const holdsPromise = (value: unknown, seen: Set<unknown>): boolean => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return false;
    seen.add(value);
    if (promises.slotsOf(value) !== undefined) return true;
    if (value instanceof Map || value instanceof Set) return [...value].some((one) => holdsPromise(one, seen));
    const kind = Object.prototype.toString.call(value);
    if (kind !== '[object Object]' && kind !== '[object Array]') return false;
    return Object.values(value).some((one) => holdsPromise(one, seen));
  };
  return function structuredClone(...given: readonly unknown[]): unknown {
    const [value, options] = given;
    if (given.length === 0) throw new TypeError('The "value" argument must be specified');
    if (holdsPromise(value, new Set())) throw new DOMException(`#<Promise>${REFUSED_WORDS}`, 'DataCloneError');
    try {
      return host(value, options);
    } catch (thrown) {
      if (!(thrown instanceof Error) && !(typeof thrown === 'object' && thrown !== null)) throw thrown;
      if (Reflect.get(thrown, 'name') !== 'DataCloneError') throw thrown;
      const words = String(Reflect.get(thrown, 'message'));
      const subject = words.endsWith(REFUSED_WORDS) ? words.slice(0, -REFUSED_WORDS.length) : undefined;
      const own = subject === undefined ? words : `${infos.ownText(subject)}${REFUSED_WORDS}`;
      throw new DOMException(own, 'DataCloneError');
    }
  };
}
