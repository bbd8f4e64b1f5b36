// What is said when a student's code reaches for something that a lab does not have.

import type { Localised } from '../contract/text.ts';

export const NOT_AVAILABLE_CODE = 'not-available-in-lab';

/** Thrown inside the student's realm, in English; `subject` and `reason` let the page say it in any language. */
export interface NotAvailableError extends Error {
  readonly code: typeof NOT_AVAILABLE_CODE;
  readonly subject: string;
  readonly reason: RefusalReason;
}

export type RefusalReason =
  | 'network'
  | 'storage'
  | 'workers'
  | 'timers'
  | 'text'
  | 'random'
  | 'messages'
  | 'modules'
  | 'garbage'
  | 'host';

const WHY: Readonly<Record<RefusalReason, Localised>> = {
  network: { en: 'nothing here reaches the network.', ru: 'отсюда нет выхода в сеть.' },
  storage: {
    en: 'nothing is stored, so that every run starts alike.',
    ru: 'ничего не сохраняется, чтобы каждый запуск начинался одинаково.',
  },
  workers: { en: 'the code runs in one thread.', ru: 'код выполняется в одном потоке.' },
  timers: {
    en: 'time belongs to the simulation; use what the lab gives or calls.',
    ru: 'временем управляет симуляция; пользуйтесь тем, что даёт или вызывает лаборатория.',
  },
  text: { en: 'code cannot be made from text.', ru: 'код нельзя создавать из строки.' },
  random: {
    en: 'use Math.random(), which is the simulation’s own, so that a run can be repeated.',
    ru: 'используйте Math.random(): он принадлежит симуляции, и запуск можно повторить.',
  },
  messages: {
    en: 'return a value instead; the lab passes it on.',
    ru: 'верните значение, лаборатория передаст его сама.',
  },
  modules: {
    en: 'everything that the code needs is in this one file or given by the lab.',
    ru: 'всё нужное коду есть в этом файле или даётся лабораторией.',
  },
  garbage: {
    en: 'what the collector does differs from run to run, and a run must be repeatable.',
    ru: 'сборка мусора идёт каждый раз по-разному, а запуск должен повторяться.',
  },
  host: { en: 'it belongs to the browser, not to the lab.', ru: 'это часть браузера, а не лаборатории.' },
};

export const isRefusalReason = (reason: string): reason is RefusalReason => Object.hasOwn(WHY, reason);

export function describeRefusal(subject: string, reason: RefusalReason): Localised {
  return {
    en: `${subject} is not available in a lab: ${WHY[reason].en}`,
    ru: `${subject} в лаборатории недоступно: ${WHY[reason].ru}`,
  };
}

export const isRefusal = (error: Error): error is NotAvailableError =>
  'code' in error && error.code === NOT_AVAILABLE_CODE && 'reason' in error && isRefusalReason(String(error.reason));

export function refusalError(subject: string, reason: RefusalReason): NotAvailableError {
  const error = new Error(describeRefusal(subject, reason).en);
  return Object.assign(error, { code: NOT_AVAILABLE_CODE, subject, reason } as const);
}

/** Global functions and constructors that become ones that throw the sentence when called. */
export const REFUSED_FUNCTIONS: Readonly<Record<string, RefusalReason>> = {
  fetch: 'network',
  fetchLater: 'network',
  XMLHttpRequest: 'network',
  WebSocket: 'network',
  WebSocketStream: 'network',
  WebTransport: 'network',
  EventSource: 'network',
  RTCPeerConnection: 'network',
  Request: 'network',
  FontFace: 'network',
  importScripts: 'modules',
  require: 'modules',
  Worker: 'workers',
  SharedWorker: 'workers',
  SharedArrayBuffer: 'workers',
  BroadcastChannel: 'messages',
  MessageChannel: 'messages',
  MessagePort: 'messages',
  postMessage: 'messages',
  close: 'host',
  reportError: 'host',
  createImageBitmap: 'host',
  setTimeout: 'timers',
  setInterval: 'timers',
  setImmediate: 'timers',
  clearTimeout: 'timers',
  clearInterval: 'timers',
  requestAnimationFrame: 'timers',
  eval: 'text',
  WeakRef: 'garbage',
  FinalizationRegistry: 'garbage',
};

/** Global objects that become ones whose every use throws the sentence. */
export const REFUSED_OBJECTS: Readonly<Record<string, RefusalReason>> = {
  indexedDB: 'storage',
  caches: 'storage',
  localStorage: 'storage',
  sessionStorage: 'storage',
  cookieStore: 'storage',
  navigator: 'host',
  location: 'host',
  crypto: 'random',
  scheduler: 'timers',
  WebAssembly: 'text',
  Atomics: 'workers',
  process: 'host',
};

/** Global names that stay: the language, and what computes without reaching outside. */
export const KEPT_GLOBALS: ReadonlySet<string> = new Set(
  (
    'globalThis self Infinity NaN undefined isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI ' +
    'encodeURIComponent escape unescape Object Function Array Number Boolean String Symbol BigInt Math JSON Reflect ' +
    'Proxy Date RegExp Map Set WeakMap WeakSet Promise Iterator AsyncIterator Error AggregateError EvalError ' +
    'RangeError ReferenceError SyntaxError TypeError URIError SuppressedError DisposableStack AsyncDisposableStack ' +
    'ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
    'Float16Array Float32Array Float64Array BigInt64Array BigUint64Array Intl Temporal ' +
    'console performance structuredClone queueMicrotask TextEncoder TextDecoder URL URLSearchParams atob btoa'
  ).split(' '),
);
