// util.inspect and util.format for the program: Node's own, and beside it what they cannot see from within the language.
import { format, formatWithOptions, inspect, Proxy as SeenProxy } from 'node-inspect-extracted';
import type { FunctionInfos } from './function-info.ts';

type Values = readonly unknown[];

export interface Inspector {
  readonly inspect: typeof inspect;
  format(...values: Values): string;
  formatWithOptions(options: object, ...values: Values): string;
  /** A Proxy whose target is shown without its traps being asked. */
  readonly Proxy: ProxyConstructor;
  isProxy(value: unknown): boolean;
}

export function createInspector(infos: FunctionInfos): Inspector {
  const inspecting = <Result>(show: () => Result): Result => {
    const before = infos.inspecting;
    infos.inspecting = true;
    try {
      return show();
    } finally {
      infos.inspecting = before;
    }
  };
  const wrapped = (value: unknown, ...options: readonly unknown[]): string =>
    inspecting(() => (inspect as (...args: Values) => string)(value, ...options));
  // Its symbols and defaults come along.
  Object.setPrototypeOf(wrapped, inspect);
  const proxies = new WeakSet<object>();
  return {
    inspect: Object.assign(wrapped, { custom: inspect.custom }) as unknown as typeof inspect,
    format: (...values) => inspecting(() => (format as (...args: Values) => string)(...values)),
    formatWithOptions: (options, ...values) =>
      inspecting(() => (formatWithOptions as (...args: Values) => string)(options, ...values)),
    Proxy: createProxyClass(proxies),
    isProxy: (value) =>
      typeof value === 'object' && value !== null
        ? proxies.has(value)
        : typeof value === 'function' && proxies.has(value),
  };
}

/** The inspector's Proxy, which makes its own by the global name: it must find the language's there. */
function createProxyClass(made: WeakSet<object>): ProxyConstructor {
  const scope = globalThis as { Proxy: unknown };
  const native = scope.Proxy;
  const withNative = <Result>(make: () => Result): Result => {
    const before = scope.Proxy;
    scope.Proxy = native;
    try {
      return make();
    } finally {
      scope.Proxy = before;
    }
  };
  const seen = SeenProxy as unknown as ProxyConstructor;
  function ProgramProxy(target: object, handler: ProxyHandler<object>): object {
    if (new.target === undefined) throw new TypeError("Constructor Proxy requires 'new'");
    const proxy = withNative(() => new seen(target, handler));
    made.add(proxy);
    return proxy;
  }
  Object.defineProperty(ProgramProxy, 'name', { value: 'Proxy' });
  Object.defineProperty(ProgramProxy, 'revocable', {
    value: (target: object, handler: ProxyHandler<object>) => {
      const revocable = withNative(() => seen.revocable(target, handler));
      made.add(revocable.proxy);
      return revocable;
    },
    configurable: true,
  });
  return ProgramProxy as unknown as ProxyConstructor;
}

/** An iterator of a Map or Set cannot be looked into without using it up. */
export function refuseShowingIterators(refuse: (name: string) => never): void {
  const custom = Symbol.for('nodejs.util.inspect.custom');
  for (const [name, iterator] of Object.entries({ Map: new Map().entries(), Set: new Set().values() })) {
    Object.defineProperty(Object.getPrototypeOf(iterator), custom, {
      configurable: true,
      value: () => refuse(`console.log(${name} Iterator)`),
    });
  }
}
