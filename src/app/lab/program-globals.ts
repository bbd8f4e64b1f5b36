// What a program may name, as a declaration file for the editor: the part of Node that programs run with.
export const PROGRAM_GLOBALS = `
interface Timer { ref(): Timer; unref(): Timer; refresh(): Timer; hasRef(): boolean; close(): Timer; }
/** Calls back in the timers phase, no earlier than after delayMs (at least 1). */
declare function setTimeout(callback: (...values: any[]) => void, delayMs?: number, ...values: any[]): Timer;
declare function setInterval(callback: (...values: any[]) => void, delayMs?: number, ...values: any[]): Timer;
/** Calls back in the check phase. */
declare function setImmediate(callback: (...values: any[]) => void, ...values: any[]): object;
declare function clearTimeout(timer: any): void;
declare function clearInterval(timer: any): void;
declare function clearImmediate(immediate: any): void;
/** Calls back among the microtasks, after the ticks. */
declare function queueMicrotask(callback: () => void): void;
declare const process: {
  /** Calls back before anything else. */
  nextTick(callback: (...values: any[]) => void, ...values: any[]): void;
  on(event: string, listener: (...values: any[]) => void): any;
  once(event: string, listener: (...values: any[]) => void): any;
  exit(code?: number): never;
  exitCode: any;
  [name: string]: any;
};
declare const console: { [name: string]: (...values: any[]) => void };
declare const performance: { now(): number; timeOrigin: number };
declare const Buffer: any;
declare const global: any;
declare class AbortController { readonly signal: any; abort(reason?: any): void; }
declare const AbortSignal: any;
declare class EventTarget { addEventListener(type: string, listener: any, options?: any): void; removeEventListener(type: string, listener: any): void; dispatchEvent(event: any): boolean; }
declare class Event { constructor(type: string, init?: any); readonly type: string; }
declare function structuredClone(value: any): any;
declare function require(name: string): any;
declare const module: any;
declare const exports: any;
declare const __filename: string;
declare const __dirname: string;
${['events', 'fs', 'fs/promises', 'timers', 'timers/promises', 'util', 'buffer', 'perf_hooks', 'process', 'console']
  .flatMap((name) => [`declare module '${name}';`, `declare module 'node:${name}';`])
  .join('\n')}
`;
