// The worker's side of the relay. Takes the platform's message functions for itself before harden.ts removes them from
// the student's sight, answers the frame's signs of life, and reports errors that nobody caught.

export interface WorkerChannel {
  post(message: unknown, transfer?: readonly Transferable[]): void;
  /** One listener; messages that came before it are kept. */
  onMessage(listener: (message: unknown, ports: readonly MessagePort[]) => void): void;
  /** The shape of `Comlink.Endpoint`, over the same channel, for `Comlink.expose`. */
  readonly endpoint: {
    postMessage(message: unknown, transfer?: Transferable[]): void;
    addEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
    removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  };
}

export interface ThrownData {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** `not-available-in-lab` for refusals, which also carry their subject and reason. */
  readonly code?: string;
  readonly subject?: string;
  readonly reason?: string;
}

const MAX_TEXT = 10_000;

/** The parts of DedicatedWorkerGlobalScope that are used. */
export interface ChannelScope {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: string, listener: (event: never) => void): void;
}

/** A student's error object may be anything: a proxy, an object whose `stack` throws. */
function readText(from: unknown, key: string): string | undefined {
  try {
    const value: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What was thrown, in one line. */
function describeThrown(thrown: unknown): string {
  const message = readText(thrown, 'message');
  if (message !== undefined) return `${readText(thrown, 'name') ?? 'Error'}: ${message}`;
  try {
    return String(thrown);
  } catch {
    return 'Something that cannot be shown was thrown.';
  }
}

/** The frames alone: the message stands before them, may be longer than any bound, and may look like frames itself. */
function framesOf(stack: string, message: string): string {
  const from = stack.indexOf('\n    at ', message.length);
  return stack.slice(Math.max(0, from), Math.max(0, from) + MAX_TEXT);
}

/** What was thrown as plain data that any message can carry: what a host answers when the student's code throws. */
export function thrownAsData(thrown: unknown): ThrownData {
  const data: Record<string, string> = {};
  const message = readText(thrown, 'message') ?? describeThrown(thrown);
  const stack = readText(thrown, 'stack');
  if (stack !== undefined) data['stack'] = framesOf(stack, message);
  for (const key of ['code', 'subject', 'reason']) {
    const text = readText(thrown, key);
    if (text !== undefined) data[key] = text.slice(0, MAX_TEXT);
  }
  const name = readText(thrown, 'name') ?? 'Error';
  return { ...data, name: name.slice(0, 200), message: message.slice(0, MAX_TEXT) };
}

export function openWorkerChannel(scope: ChannelScope): WorkerChannel {
  const postMessage = scope.postMessage.bind(scope);
  const listeners = new Set<EventListenerOrEventListenerObject>();
  let early: MessageEvent[] = [];
  let heard = false;

  const dispatch = (event: MessageEvent): void => {
    for (const listener of [...listeners]) {
      if (typeof listener === 'function') listener(event);
      else listener.handleEvent(event);
    }
  };
  const listen = (listener: EventListenerOrEventListenerObject): void => {
    listeners.add(listener);
    heard = true;
    const kept = early;
    early = [];
    kept.forEach(dispatch);
  };
  const reportThrown = (thrown: unknown, line?: number, column?: number, message?: string): void => {
    const { stack } = thrownAsData(thrown);
    const shown = thrown === undefined && message !== undefined ? message : describeThrown(thrown);
    postMessage({ headroomControl: 'error', message: shown.slice(0, MAX_TEXT), line, column, stack });
  };

  scope.addEventListener('message', (event: MessageEvent) => {
    event.stopImmediatePropagation();
    if (!event.isTrusted) return;
    const control = typeof event.data === 'object' && event.data !== null && 'headroomControl' in event.data;
    if (control) postMessage({ headroomControl: 'beat' });
    else if (heard) dispatch(event);
    else early.push(event);
  });
  scope.addEventListener('error', (event: ErrorEvent) => {
    event.preventDefault();
    reportThrown(event.error, event.lineno, event.colno, event.message);
  });
  scope.addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => {
    event.preventDefault();
    reportThrown(event.reason);
  });
  postMessage({ headroomControl: 'beats' });

  return {
    post: (message, transfer = []) => postMessage(message, [...transfer]),
    onMessage: (listener) => listen((event) => listener((event as MessageEvent).data, (event as MessageEvent).ports)),
    endpoint: {
      postMessage: (message, transfer = []) => postMessage(message, transfer),
      addEventListener: (type, listener) => {
        if (type === 'message') listen(listener);
      },
      removeEventListener: (_type, listener) => {
        listeners.delete(listener);
      },
    },
  };
}
