// Runs a script in a worker that reaches nothing: no network, no storage, no part of the app. The worker lives in an
// opaque `<iframe sandbox>` with its own content policy and, in Chromium, in its own process, so that running out of
// memory takes the frame and not the page. See frame-bootstrap.ts for the frame's side.
import { frameDocument } from './content-policy.ts';
import { createDeferred } from './deferred.ts';
import type { EndReason } from './end-reason.ts';
import { buildWorkerScript, type WorkerScript } from './worker-script.ts';

export interface ConfinedLimits {
  /** The worker is ended when it has answered nothing for so long while an answer is expected. */
  readonly replyWithinMs: number;
  /** Time for the frame and the worker to start. */
  readonly startWithinMs: number;
  /** Messages a second; answers to expected requests do not count, `{kind: 'frame'}` messages count a tenth. */
  readonly messagesPerSecond: number;
  /** Bytes that may wait for a busy page; also the largest single message. */
  readonly queuedBytes: number;
}

const DEFAULT_LIMITS: ConfinedLimits = {
  replyWithinMs: 1200,
  startWithinMs: 10_000,
  messagesPerSecond: 2000,
  queuedBytes: 8 * 1024 * 1024,
};

/** How often the frame is asked for a sign of life, and how long it may stay silent. */
const PING_EVERY_MS = 500;
const DEAD_AFTER_MS = 2000;

export interface ConfinedWorkerOptions {
  /** The trusted host as the text of one classic script, or the whole text of a worker that was put together elsewhere. */
  readonly script: string | WorkerScript;
  /** The student's code as CommonJS JavaScript, not wrapped. */
  readonly studentScript?: string;
  /** Messages of the worker in order. `{kind: 'frame', …}` messages may be dropped for a later one. */
  readonly onMessage: (message: unknown, ports: readonly MessagePort[]) => void;
  readonly limits?: Partial<ConfinedLimits>;
  /** Where the hidden frame is put; the document's body unless given. */
  readonly parent?: HTMLElement;
}

export interface ConfinedWorker {
  /**
   * Sends to the worker; a no-op after the end. A port handed over is not metered by the relay: trusted code only.
   * @throws DataCloneError for what cannot be cloned.
   */
  post(message: unknown, transfer?: readonly Transferable[]): void;
  /** The next `post` is a request: its answer is the worker's next message with this `id`, and is due in time. */
  expectReply(id: string | number): void;
  terminate(): void;
  /** Resolves once, when frame, worker, timers and addresses are gone. Never rejects. */
  readonly ended: Promise<EndReason>;
  /** Resolves when the worker runs; rejects never (an end shows in `ended`). */
  readonly started: Promise<undefined>;
  /** Line of the worker's script on which the student's code begins, for error-map.ts. */
  readonly studentFirstLine?: number;
}

type FromFrame =
  | { readonly k: 'up' | 'pong' }
  | {
      readonly k: 'batch';
      readonly items: readonly { readonly data: unknown; readonly ports: readonly MessagePort[] }[];
    }
  | { readonly k: 'ended'; readonly reason: EndReason };

function createFrame(parent: HTMLElement): HTMLIFrameElement {
  const frame = parent.ownerDocument.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('allow', '');
  frame.referrerPolicy = 'no-referrer';
  frame.title = 'Headroom sandbox';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // In view but not to be seen: a browser gives the processes of hidden frames less time.
  const style = { position: 'fixed', left: '0', bottom: '0', width: '1px', height: '1px', border: '0', opacity: '0' };
  Object.assign(frame.style, style, { pointerEvents: 'none' });
  frame.srcdoc = frameDocument();
  return frame;
}

/**
 * Starts a confined worker at once; messages posted before it is up are kept in order.
 * @throws StudentCodeTooLong when the student's code is over 256 kB.
 */
export function createConfinedWorker(options: ConfinedWorkerOptions): ConfinedWorker {
  const limits: ConfinedLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const { script } = options;
  const { parts, studentFirstLine } =
    typeof script === 'string' ? buildWorkerScript(script, options.studentScript) : script;
  const ended = createDeferred<EndReason>();
  const started = createDeferred<undefined>();
  const frame = createFrame(options.parent ?? document.body);
  const { port1: port, port2: framePort } = new MessageChannel();
  let isOver = false;
  let isUp = false;
  // Travels with the request, so that a request that cannot be cloned leaves no deadline behind.
  let expectedIds: (string | number)[] = [];
  let silentMs = 0;
  let lastPingAtMs = performance.now();

  const finish = (reason: EndReason): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(pingTimer);
    port.onmessage = null;
    port.close();
    frame.remove();
    ended.resolve(reason);
  };

  // No event tells that the frame's process is gone (a port's `close` does not fire for a crash), hence the pings.
  // Silence counts in steps of at most twice the interval: a page that was itself busy or asleep accuses nobody.
  const ping = (): void => {
    const nowMs = performance.now();
    silentMs += Math.min(nowMs - lastPingAtMs, 2 * PING_EVERY_MS);
    lastPingAtMs = nowMs;
    if (silentMs > (isUp ? DEAD_AFTER_MS : limits.startWithinMs + DEAD_AFTER_MS))
      finish({ kind: 'out-of-memory-or-dead' });
    else port.postMessage({ k: 'ping' });
  };
  const pingTimer = setInterval(ping, PING_EVERY_MS);

  port.onmessage = (event: MessageEvent<FromFrame>) => {
    const message = event.data;
    silentMs = 0;
    switch (message.k) {
      case 'up':
        isUp = true;
        started.resolve(undefined);
        break;
      case 'pong':
        break;
      case 'batch':
        // Acknowledged first, so that a handler that throws stops neither the relay nor the page.
        port.postMessage({ k: 'ack' });
        deliver(message.items, options.onMessage, () => isOver);
        break;
      case 'ended':
        finish(message.reason);
        break;
      default:
        message satisfies never;
    }
  };

  frame.addEventListener('load', () => frame.contentWindow?.postMessage({ script: parts, limits }, '*', [framePort]), {
    once: true,
  });
  (options.parent ?? document.body).append(frame);

  return {
    post(message, transfer = []) {
      const expect = expectedIds;
      expectedIds = [];
      if (!isOver) port.postMessage({ k: 'post', data: message, transfer, expect }, [...transfer]);
    },
    expectReply(id) {
      expectedIds.push(id);
    },
    terminate: () => finish({ kind: 'terminated' }),
    ended: ended.promise,
    started: started.promise,
    ...(studentFirstLine === undefined ? {} : { studentFirstLine }),
  };
}

function deliver(
  items: readonly { readonly data: unknown; readonly ports: readonly MessagePort[] }[],
  onMessage: ConfinedWorkerOptions['onMessage'],
  isOver: () => boolean,
): void {
  for (const item of items) {
    if (isOver()) return;
    try {
      onMessage(item.data, item.ports);
    } catch (error) {
      reportError(error);
    }
  }
}
