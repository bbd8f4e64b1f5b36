// The program's `process`: what of it a program about waiting uses. What Node has beyond that is refused by name.

import type { Crash, Uncaught } from './crash-text.ts';
import { HOME } from './file-operations.ts';
import type { Immediates } from './immediates.ts';
import type { Machine } from './machine.ts';
import { invalidArgument, nodeError, outOfRange } from './node-errors.ts';
import type { Output, StreamName } from './output.ts';
import type { ProcessSide, Ticks } from './ticks.ts';

/** What Node hangs on a warning. */
interface Warning extends Error {
  code?: string;
  detail?: string;
}

interface ProcessEmitter {
  emit(event: string, ...args: readonly unknown[]): boolean;
}
type EmitterClass = new () => ProcessEmitter;

export const NODE_VERSION = 'v20.20.2';

/** Of Node's process, and not here. */
const REFUSED =
  'abort allowedNodeEnvironmentFlags binding channel chdir config connected constrainedMemory cpuUsage debugPort disconnect ' +
  'dlopen domain execve features getActiveResourcesInfo getegid geteuid getgid getgroups getuid hasUncaughtExceptionCaptureCallback ' +
  'initgroups kill loadEnvFile mainModule memoryUsage permission report resourceUsage send setUncaughtExceptionCaptureCallback ' +
  'setSourceMapsEnabled setegid seteuid setgid setgroups setuid sourceMapsEnabled stdin umask openStdin reallyExit';

/** Of Node's streams, and not here. */
const STREAM_BEYOND =
  'on once off addListener removeListener emit end destroy cork uncork pipe setDefaultEncoding writableLength ' +
  'writableHighWaterMark writableEnded writableFinished getWindowSize cursorTo moveCursor clearLine clearScreenDown';

export interface ProgramProcess extends ProcessSide {
  readonly object: object;
  exitCode(): number;
  /** The event `exit`, once. */
  emitExit(): void;
}

export function createProcess(
  machine: Machine,
  ticks: Ticks,
  immediates: Immediates,
  output: Output,
  EventEmitter: object,
  fileName: string,
  describeCrash: (thrown: unknown, from: Uncaught) => Crash,
): ProgramProcess {
  const emitter = new (EventEmitter as EmitterClass)();
  let exiting = false;
  let exitCode: number | undefined;
  /** As the program wrote it: a text stays one. */
  let shownExitCode: unknown;
  let hasWarned = false;

  const emitWarning = (warning: Error): void => {
    ticks.nextTick(() => {
      // Node's own listener is the first.
      const { code, detail } = warning as Warning;
      const shown = `${code === undefined ? '' : `[${code}] `}${warning.name}: ${warning.message}`;
      const lines = [`(node:4242) ${shown}`];
      if (detail !== undefined) lines.push(detail);
      if (!hasWarned) {
        const flag = warning.name === 'DeprecationWarning' ? '--trace-deprecation' : '--trace-warnings';
        lines.push(`(Use \`node ${flag} ...\` to show where the warning was created)`);
      }
      hasWarned = true;
      output.line('error', lines.join('\n'));
      process.emit('warning', warning);
    }, []);
  };
  const asExitCode = (value: unknown): number | undefined => {
    if (value === undefined || value === null) return undefined;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || (Number.isNaN(number) && typeof value === 'string')) {
      throw invalidArgument('code', 'of type number', value);
    }
    if (!Number.isInteger(number)) throw outOfRange('code', 'an integer', number);
    return number;
  };
  const emitExit = (): void => {
    if (exiting) return;
    exiting = true;
    process.emit('exit', exitCode ?? 0);
  };
  const stream = (name: StreamName, fd: number): object => {
    const made = {
      fd,
      writable: true,
      write: (text: unknown, ...rest: readonly unknown[]): boolean => {
        if (typeof text !== 'string' && !ArrayBuffer.isView(text)) {
          const kinds = 'of type string or an instance of Buffer, TypedArray, or DataView';
          throw text === null
            ? nodeError(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream')
            : invalidArgument('chunk', kinds, text);
        }
        output.write(name, String(text));
        const callback = rest.at(-1);
        if (typeof callback === 'function') ticks.nextTick(callback, []);
        return true;
      },
    };
    for (const member of STREAM_BEYOND.split(' ')) {
      Object.defineProperty(made, member, {
        configurable: true,
        get: () => machine.refuse(`process.std${name === 'out' ? 'out' : 'err'}.${member}`, 'unsupported'),
      });
    }
    return made;
  };
  const hrtime = Object.assign(
    (before?: readonly [number, number]): [number, number] => {
      const ms = machine.readClock();
      const nanoseconds = Math.round(ms * 1e6);
      let seconds = Math.floor(nanoseconds / 1e9) - (before?.[0] ?? 0);
      let rest = (nanoseconds % 1e9) - (before?.[1] ?? 0);
      if (rest < 0) {
        seconds -= 1;
        rest += 1e9;
      }
      return [seconds, rest];
    },
    { bigint: () => BigInt(Math.round(machine.readClock() * 1e6)) },
  );
  const exit = (code?: unknown): never => {
    const given = asExitCode(code);
    if (given !== undefined) {
      exitCode = given;
      shownExitCode = undefined;
    }
    emitExit();
    output.flush();
    return machine.stop({ kind: 'exit', exitCode: exitCode ?? 0 });
  };

  const object = Object.assign(emitter, {
    version: NODE_VERSION,
    versions: { node: NODE_VERSION.slice(1), v8: '11.3.244.8-node.38', uv: '1.46.0' },
    arch: 'x64',
    platform: 'linux',
    release: { name: 'node' },
    title: 'node',
    pid: 4242,
    ppid: 4241,
    execPath: '/usr/local/bin/node',
    execArgv: [],
    argv: ['/usr/local/bin/node', fileName],
    argv0: 'node',
    env: { HOME, PATH: '/usr/local/bin:/usr/bin:/bin', PWD: HOME },
    stdout: stream('out', 1),
    stderr: stream('error', 2),
    nextTick: (callback: unknown, ...args: readonly unknown[]) => ticks.nextTick(callback, args),
    hrtime,
    uptime: () => machine.readClock() / 1000,
    cwd: () => HOME,
    exit,
    emitWarning: (warning: unknown, given?: unknown, code?: unknown) => {
      if (warning instanceof Error) {
        emitWarning(warning);
        return;
      }
      if (typeof warning !== 'string')
        throw invalidArgument('warning', 'of type string or an instance of Error', warning);
      const options = (typeof given === 'object' && given !== null ? given : { type: given, code }) as Partial<
        Record<'type' | 'code' | 'detail', unknown>
      >;
      const error: Warning = new Error(warning);
      const name = String(options.type ?? 'Warning');
      Object.defineProperty(error, 'name', { value: name, writable: true, configurable: true });
      if (typeof options.code === 'string') error.code = options.code;
      if (typeof options.detail === 'string') error.detail = options.detail;
      emitWarning(error);
    },
  });
  Object.defineProperty(object, 'exitCode', {
    enumerable: true,
    configurable: true,
    get: () => shownExitCode ?? exitCode,
    set: (value: unknown) => {
      exitCode = asExitCode(value);
      shownExitCode = exitCode === undefined ? undefined : value;
    },
  });
  for (const name of REFUSED.split(' ')) {
    Object.defineProperty(object, name, {
      configurable: true,
      get: () => machine.refuse(`process.${name}`, 'unsupported'),
    });
  }
  Object.defineProperty(object, Symbol.toStringTag, { value: 'process', configurable: true });

  const process: ProgramProcess = {
    object,
    exitCode: () => exitCode ?? 0,
    emit: (event, ...args) => emitter.emit(event, ...args),
    isExiting: () => exiting,
    emitExit,
    emitWarning,
    keepLoopAlive: () => {
      immediates.setImmediate(() => undefined);
    },
    crash: (thrown, from, code) => {
      // Before `exit` is emitted: the place that was reached last is the one that threw.
      const { text, message, line } = describeCrash(thrown, from);
      try {
        if (code !== undefined) exitCode = code;
        else if (!exiting) {
          exitCode = 1;
          emitExit();
        }
      } catch (inner) {
        if (machine.end !== undefined) throw inner;
      }
      output.flush();
      output.line('error', text);
      return machine.stop({
        kind: 'uncaught',
        exitCode: exitCode ?? 1,
        message,
        ...(line === undefined ? {} : { line }),
      });
    },
  };
  return process;
}
