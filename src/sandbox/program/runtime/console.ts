// `console` as Node prints it where no terminal listens: no colours, groups indented, time from the virtual clock.

import { renderTable } from './console-table.ts';
import type { Inspector } from './inspector.ts';
import type { Output, StreamName } from './output.ts';

type Values = readonly unknown[];

/** console.time as Node words it. */
function formatTime(ms: number): string {
  if (ms >= 1000) {
    const seconds = ms / 1000;
    if (seconds >= 60) {
      const minutes = Math.floor(seconds / 60);
      const rest = seconds - minutes * 60;
      return `${minutes}:${rest.toFixed(3).padStart(6, '0')} (m:ss.mmm)`;
    }
    return `${seconds.toFixed(3)}s`;
  }
  return `${Number(ms.toFixed(3))}ms`;
}

export function createConsole(
  output: Output,
  { inspect, format, formatWithOptions }: Inspector,
  clock: () => number,
  stackHere: () => string,
  warn: (message: string) => void,
  refuse: (name: string) => never,
  showsItself: (value: unknown) => boolean,
): Readonly<Record<string, unknown>> {
  let indent = '';
  const counts = new Map<string, number>();
  const times = new Map<string, number>();
  const put = (stream: StreamName, text: string): void => {
    const shown = indent === '' ? text : text.replace(/^/gm, indent);
    output.line(stream, shown);
  };
  const printer =
    (stream: StreamName) =>
    (...values: Values): void =>
      put(stream, format(...values));
  const log = printer('out');
  const error = printer('error');
  const group = (...values: Values): void => {
    if (values.length > 0) log(...values);
    indent += '  ';
  };
  const elapsed = (method: string, label: string, show: (ms: number) => void): void => {
    const start = times.get(label);
    if (start === undefined) warn(`No such label '${label}' for console.${method}()`);
    else show(clock() - start);
  };
  const methods = {
    log,
    info: printer('out'),
    debug: printer('out'),
    warn: printer('error'),
    error,
    dirxml: printer('out'),
    // Only the program's own ways to be shown are left out: ours show what the inspector cannot see.
    dir: (value: unknown, options?: object) =>
      put('out', inspect(value, { customInspect: !showsItself(value), ...options })),
    trace: (...values: Values) => {
      const message = values.length === 0 ? 'Trace' : `Trace: ${formatWithOptions({}, ...values)}`;
      put('error', `${message}\n${stackHere()}`);
    },
    assert: (holds: unknown, ...values: Values) => {
      if (holds) return;
      const [first, ...rest] = values;
      // What is no text becomes one, as in Node.
      error(`Assertion failed${values.length === 0 ? '' : `: ${String(first)}`}`, ...rest);
    },
    table: (data: unknown, columns?: readonly string[]) => {
      const table = renderTable(data, columns, inspect);
      if (table === undefined) log(data);
      else put('out', table);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(0, -2);
    },
    count: (given: unknown = 'default') => {
      const label = String(given);
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      log(`${label}: ${count}`);
    },
    countReset: (given: unknown = 'default') => {
      if (!counts.delete(String(given))) warn(`Count for '${String(given)}' does not exist`);
    },
    time: (given: unknown = 'default') => {
      const label = String(given);
      if (times.has(label)) warn(`Label '${label}' already exists for console.time()`);
      else times.set(label, clock());
    },
    timeEnd: (given: unknown = 'default') => {
      const label = String(given);
      elapsed('timeEnd', label, (ms) => log('%s: %s', label, formatTime(ms)));
      times.delete(label);
    },
    timeLog: (given: unknown = 'default', ...values: Values) => {
      const label = String(given);
      elapsed('timeLog', label, (ms) => log('%s: %s', label, formatTime(ms), ...values));
    },
  };
  for (const name of ['Console', 'profile', 'profileEnd', 'timeStamp', 'context', 'createTask']) {
    Object.defineProperty(methods, name, { configurable: true, get: () => refuse(`console.${name}`) });
  }
  return Object.defineProperty(methods, Symbol.toStringTag, { value: 'console', configurable: true });
}
