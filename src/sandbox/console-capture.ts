// A console that keeps what a student prints, up to a bound, for the host to hand on.
import { inspect } from './inspect.ts';

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error';

export interface ConsoleLine {
  readonly level: ConsoleLevel;
  readonly text: string;
}

export interface ConsoleTake {
  /** What was printed since the last take. */
  readonly lines: readonly ConsoleLine[];
  /** Lines of the whole run that were not kept: "… n more lines". */
  readonly omitted: number;
}

export interface ConsoleCapture {
  /** To stand in for the global `console`. */
  readonly console: Readonly<Record<string, (...values: readonly unknown[]) => void>>;
  take(): ConsoleTake;
  /** A new run: the bound counts anew. */
  reset(): void;
}

const MAX_CONSOLE_LINES = 1000;
/** UTF-16 units of all kept text together. */
const MAX_CONSOLE_TEXT = 64 * 1024;

const LEVELS: Readonly<Record<string, ConsoleLevel>> = {
  log: 'log',
  debug: 'log',
  dir: 'log',
  table: 'log',
  trace: 'log',
  info: 'info',
  warn: 'warn',
  error: 'error',
};
/** Known methods that print nothing here. */
const SILENT = ['group', 'groupCollapsed', 'groupEnd', 'time', 'timeEnd', 'timeLog', 'count', 'countReset', 'clear'];

export function createConsoleCapture(maxLines = MAX_CONSOLE_LINES, maxText = MAX_CONSOLE_TEXT): ConsoleCapture {
  let lines: ConsoleLine[] = [];
  let keptLines = 0;
  let keptText = 0;
  let omitted = 0;

  const print = (level: ConsoleLevel, values: readonly unknown[]): void => {
    // Past the bound nothing is formatted: a flood costs a counter.
    if (keptLines >= maxLines || keptText >= maxText) {
      omitted += 1;
      return;
    }
    const text = values
      .map(inspect)
      .join(' ')
      .slice(0, maxText - keptText);
    keptLines += 1;
    keptText += text.length;
    lines.push({ level, text });
  };

  const methods: Record<string, (...values: readonly unknown[]) => void> = {
    assert: (holds, ...values) => {
      if (!holds) print('error', ['Assertion failed:', ...values]);
    },
  };
  for (const [name, level] of Object.entries(LEVELS)) methods[name] = (...values) => print(level, values);
  for (const name of SILENT) methods[name] = () => undefined;

  return {
    console: methods,
    take() {
      const taken = lines;
      lines = [];
      return { lines: taken, omitted };
    },
    reset() {
      lines = [];
      keptLines = 0;
      keptText = 0;
      omitted = 0;
    },
  };
}
