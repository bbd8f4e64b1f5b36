// What `import` and `require` give: a closed list of Node's modules. A name that Node's module has and ours has not is
// refused when it is asked for.
import type { RefusalReason } from '../../../algorithms/event-loop/trace.ts';
import { bareModuleName, isSupportedModule } from '../supported-modules.ts';
import { invalidArgument, invalidValue } from './node-errors.ts';

type Exports = Readonly<Record<string, unknown>>;

/** Names of Node 20's modules beyond ours. */
const BEYOND: Readonly<Record<string, string>> = {
  events: 'EventEmitterAsyncResource addAbortListener captureRejectionSymbol captureRejections usingDomains',
  fs:
    'appendFileSync access chmod chown close closeSync copyFile copyFileSync cp cpSync createReadStream createWriteStream ' +
    'fchmod fchown fdatasync fstat fstatSync fsync ftruncate futimes lchown link linkSync lstat lstatSync lutimes mkdtemp ' +
    'mkdtempSync open openAsBlob openSync opendir opendirSync read readSync readv readlink realpath realpathSync rm rmSync ' +
    'rmdir rmdirSync statfs symlink symlinkSync truncate truncateSync unwatchFile utimes utimesSync watch watchFile write ' +
    'writeSync writev chmodSync chownSync fsyncSync Dir Dirent FileReadStream FileWriteStream ReadStream Stats WriteStream',
  'fs/promises':
    'chmod chown copyFile cp lchown link lstat lutimes mkdtemp open opendir readlink realpath rm rmdir statfs symlink ' +
    'truncate utimes watch',
  perf_hooks:
    'PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList ' +
    'PerformanceResourceTiming monitorEventLoopDelay createHistogram constants',
  timers: 'active enroll unenroll _unrefActive',
  util:
    'isDeepStrictEqual TextDecoder TextEncoder MIMEParams MIMEType aborted callbackify debug debuglog getSystemErrorMap getSystemErrorName log parseArgs parseEnv ' +
    'stripVTControlCharacters styleText toUSVString transferableAbortController transferableAbortSignal isArray isBoolean ' +
    'isNull isNumber isString isUndefined isObject isFunction isPrimitive isRegExp isDate isError isSymbol',
  buffer:
    'Blob File INSPECT_MAX_BYTES SlowBuffer constants isAscii isUtf8 kMaxLength kStringMaxLength resolveObjectURL transcode',
};

/** Names to import, each with its place. */
export type WantedNames = readonly (readonly [name: string, place: number])[];

/** Where Node 20.20 looks for them. */
const LINKED_AT = [
  'ModuleJob._instantiate (node:internal/modules/esm/module_job:180:21)',
  'async ModuleJob.run (node:internal/modules/esm/module_job:263:5)',
];

function missingExport(module: string, name: string): Error {
  const error = new SyntaxError(`The requested module '${module}' does not provide an export named '${name}'`);
  const stack = [`SyntaxError: ${error.message}`, ...LINKED_AT.map((line) => `    at ${line}`)].join('\n');
  return Object.defineProperty(error, 'stack', { value: stack });
}

export interface Modules {
  require(name: unknown): unknown;
  /** A namespace object; with names, fails at the first that is not there. */
  importNamespace(name: string, wanted: WantedNames | null, fail: (error: Error, place: number) => never): object;
}

export function createModules(
  makers: Readonly<Record<string, () => unknown>>,
  refuse: (name: string, reason: RefusalReason) => never,
): Modules {
  const made = new Map<string, unknown>();
  const namespaces = new Map<string, object>();
  const load = (given: string): unknown => {
    const name = bareModuleName(given);
    if (!isSupportedModule(given)) refuse(given, 'module');
    if (!made.has(name)) {
      const exports = makers[name]?.();
      for (const missing of BEYOND[name]?.split(' ') ?? []) {
        if ((exports as object | undefined) === undefined || Object.hasOwn(exports as object, missing)) continue;
        Object.defineProperty(exports, missing, {
          configurable: true,
          get: () => refuse(`${name}.${missing}`, 'unsupported'),
        });
      }
      made.set(name, exports);
    }
    return made.get(name);
  };
  return {
    require(name) {
      if (typeof name !== 'string') {
        throw invalidArgument('id', 'of type string', name);
      }
      if (name === '') throw invalidValue('id', name, 'must be a non-empty string');
      return load(name);
    },
    importNamespace(name, wanted, fail) {
      const exports = load(name) as Exports;
      let namespace = namespaces.get(name);
      if (namespace === undefined) {
        const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
        for (const key of Object.keys(exports).sort()) values[key] = exports[key];
        values['default'] = exports;
        Object.defineProperty(values, Symbol.toStringTag, { value: 'Module' });
        namespace = Object.freeze(values);
        namespaces.set(name, namespace);
      }
      for (const [key, place] of wanted ?? []) {
        if (Object.hasOwn(namespace, key)) continue;
        // A refused name refuses itself here.
        Reflect.get(exports, key);
        fail(missingExport(name, key), place);
      }
      return namespace;
    },
  };
}
